"""Treatments: a page for each, linked from the conditions that it is used for."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import lookups, queries
from articles.blocks import ArticleBodyBlock
from articles.models import treatment_facts as facts
from articles.models.outlined import NamedPage, OutlinedPage, ReviewedPage
from articles.models.sections import Section, outline_sections
from articles.outline import Facts, Labelled, Outline
from articles.outline import Section as OutlineSection

TREATMENT_SECTIONS = (
    Section("what_it_is", "What it is", "What it is and what it is meant to do."),
    Section("what_happens", "What happens", "Before, during and right after."),
    Section("who_it_suits", "Who it may suit", "Who has it, and who does not."),
    Section("recovery", "Afterwards", "Getting over it, and when to get help."),
    Section("risks", "Risks", "Common and serious ones."),
)


class TreatmentIndexPage(Page):
    """All treatments, from A to Z."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "articles/treatment_index_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = ["articles.TreatmentPage"]
    max_count = 1
    page_description = "Lists every treatment, from A to Z."

    class Meta:
        verbose_name = "list of treatments"

    def get_context(self, request, *args, **kwargs):
        """Add the treatments."""
        context = super().get_context(request, *args, **kwargs)
        context["treatments"] = queries.treatments()
        return context


class TreatmentPage(OutlinedPage, NamedPage, ReviewedPage, Page):
    """A page on one treatment: eight facts, and the same in full."""

    class Aim(models.TextChoices):
        """What the treatment is meant to do."""

        CURE = "cure", "Meant to cure"
        CONTROL = "control", "Meant to control the illness"
        COMFORT = "comfort", "Meant to make you feel better"
        DEPENDS = "depends", "Meant to cure or to control, depending on the illness"

    aim = models.CharField(max_length=10, choices=Aim.choices)
    fact_aim = facts.fact_text()
    fact_what_happens = facts.fact_text()
    fact_anaesthetic = facts.fact_text()
    fact_stay = facts.fact_text()
    fact_recovery = facts.fact_text()
    fact_common_risks = facts.fact_text()
    fact_serious_risks = facts.fact_text()
    fact_who_it_suits = facts.fact_text()
    fact_guideline = facts.fact_text()
    what_it_is = StreamField(ArticleBodyBlock(required=False), blank=True)
    what_happens = StreamField(ArticleBodyBlock(required=False), blank=True)
    who_it_suits = StreamField(ArticleBodyBlock(required=False), blank=True)
    recovery = StreamField(ArticleBodyBlock(required=False), blank=True)
    risks = StreamField(ArticleBodyBlock(required=False), blank=True)

    long_texts = tuple(section.field for section in TREATMENT_SECTIONS)  # which cards and tables do not show

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("say_it"),
                    FieldPanel("other_names"),
                    FieldPanel("summary"),
                    FieldPanel("care_cards"),
                ],
                heading="Summary",
            ),
            ObjectList(
                [
                    FieldPanel("aim"),
                    MultiFieldPanel(
                        [panel for fact in facts.TREATMENT_FACTS for panel in fact.panels()],
                        "The eight facts, shown here and in every condition that this is used for",
                    ),
                ],
                heading="Facts",
            ),
            ObjectList([section.panel() for section in TREATMENT_SECTIONS], heading="In full"),
            ObjectList(ReviewedPage.review_panels, heading="Review"),
            ObjectList(Page.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("other_names", boost=2),
        index.SearchField("summary"),
        *(index.SearchField(field) for field in facts.FACT_FIELDS),
        *(index.SearchField(section.field) for section in TREATMENT_SECTIONS),
    ]

    schema_type = "TherapeuticProcedure"
    template = "articles/treatment_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.TreatmentIndexPage"]
    subpage_types = []
    page_description = "A page on one treatment."

    class Meta:
        verbose_name = "treatment"

    def make_outline(self) -> Outline:
        """The facts, then the same in full."""
        outline = self.named_outline()
        if listed := self.facts():
            outline.sections = [OutlineSection("at-a-glance", "At a glance", [Facts(listed)])]
        outline.sections += outline_sections(self, TREATMENT_SECTIONS)
        outline.review = self.review_outline()
        return outline

    def facts(self, path: str = "") -> list[Labelled]:
        """The facts that are filled; `path` is this page's where another page shows them."""
        return facts.treatment_facts(self, path)

    def article(self, request=None) -> Outline:
        """Add the conditions that it is used for (one query)."""
        article = super().article(request)
        article.used_for = [lookups.link(page, request) for page in queries.conditions_treated_by(self)]
        return article
