"""How records that are not pages are edited in the admin."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from articles.models import GlossaryTerm, HelpLine, Reference, SearchSynonym, UrgentAdvice
from articles.search import counting


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


class GlossaryTermViewSet(SnippetViewSet):
    """Medical words in plain ones."""

    model = GlossaryTerm
    icon = "help"
    menu_label = "Glossary"
    menu_order = 270
    add_to_admin_menu = True
    list_display = ["term", "say_it", "definition"]
    ordering = "term"


class HelpLineViewSet(SnippetViewSet):
    """People to phone."""

    model = HelpLine
    icon = "comment"
    menu_label = "Help lines"
    menu_order = 280
    add_to_admin_menu = True
    list_display = ["name", "phone", "hours"]


class SynonymCreateView(CreateView):
    """A new synonym; the report of searches brings the words along."""

    def get_initial_form_instance(self):
        """The words of the address, as long as a search may be."""
        return SearchSynonym(typed=self.request.GET.get("typed", "")[: counting.LONGEST])


class SearchSynonymViewSet(SnippetViewSet):
    """Words that patients use for ours."""

    model = SearchSynonym
    icon = "search"
    menu_label = "Search synonyms"
    menu_order = 290
    add_to_admin_menu = True
    list_display = [
        "meaning",
        Column("typed", label="What people type", accessor=lambda row: ", ".join(row.phrases)),
    ]
    search_fields = ["typed", "meaning"]
    search_backend_name = None
    add_view_class = SynonymCreateView


class ReferenceChooserViewSet(ChooserViewSet):
    """The dialog behind the toolbar button."""

    model = Reference
    icon = "openquote"
    choose_one_text = "Choose a reference"
    per_page = 20
    register_widget = False


reference_chooser = ReferenceChooserViewSet("articles_reference_chooser", url_prefix="references/choose")
