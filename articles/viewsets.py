"""How records that are not pages are edited in the admin."""

from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from articles.models import Reference, UrgentAdvice


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


class ReferenceViewSet(SnippetViewSet):
    """Guidelines and papers."""

    model = Reference
    icon = "openquote"
    menu_label = "References"
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["key", "citation", "kind", "year", "checked_on"]
    list_filter = ["kind", "year"]
    ordering = "key"


class ReferenceChooserViewSet(ChooserViewSet):
    """The dialog behind the toolbar button."""

    model = Reference
    icon = "openquote"
    choose_one_text = "Choose a reference"
    per_page = 20
    register_widget = False


reference_chooser = ReferenceChooserViewSet("articles_reference_chooser", url_prefix="references/choose")
