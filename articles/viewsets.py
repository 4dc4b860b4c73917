"""How records that are not pages are edited in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from articles.models import UrgentAdvice


class UrgentAdviceViewSet(SnippetViewSet):
    """Signs and the one action for them."""

    model = UrgentAdvice
    icon = "warning"
    menu_label = "Urgent advice"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "urgency", "heading"]
    list_filter = ["urgency"]
    search_fields = ["name", "signs"]
    search_backend_name = None
