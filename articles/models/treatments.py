"""Treatments: a page for each, linked from the conditions that it is used for."""

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import queries
from articles.blocks import ArticleBodyBlock
from articles.models.sections import ArticleParts, Section, filled_sections, section_panels

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


class TreatmentPage(Page):
    """A page on one treatment."""

    class Aim(models.TextChoices):
        """What the treatment is meant to do."""

        CURE = "cure", "Meant to cure"
        CONTROL = "control", "Meant to control the illness"
        COMFORT = "comfort", "Meant to make you feel better"
        DEPENDS = "depends", "Meant to cure or to control, depending on the illness"

    other_names = models.TextField(blank=True, help_text="Other names, one on each line.")
    aim = models.CharField(max_length=10, choices=Aim.choices)
    summary = models.TextField(help_text="Two sentences: what it is and when it is used.")
    urgent_advice = ParentalManyToManyField("articles.UrgentAdvice", blank=True)
    what_it_is = StreamField(ArticleBodyBlock(required=False), blank=True)
    what_happens = StreamField(ArticleBodyBlock(required=False), blank=True)
    who_it_suits = StreamField(ArticleBodyBlock(required=False), blank=True)
    recovery = StreamField(ArticleBodyBlock(required=False), blank=True)
    risks = StreamField(ArticleBodyBlock(required=False), blank=True)

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("other_names"),
                    FieldPanel("aim"),
                    FieldPanel("summary"),
                    FieldPanel("urgent_advice"),
                ],
                heading="Summary",
            ),
            ObjectList(section_panels(TREATMENT_SECTIONS), heading="Treatment"),
            ObjectList(Page.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("other_names", boost=2),
        index.SearchField("summary"),
        *(index.SearchField(section.field) for section in TREATMENT_SECTIONS),
    ]

    template = "articles/treatment_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.TreatmentIndexPage"]
    subpage_types = []
    page_description = "A page on one treatment."

    class Meta:
        verbose_name = "treatment"

    def get_context(self, request, *args, **kwargs):
        """Add the article's parts."""
        context = super().get_context(request, *args, **kwargs)
        context["article"] = ArticleParts(
            sections=filled_sections(self, TREATMENT_SECTIONS),
            advice=queries.advice_of(self),
            conditions=queries.conditions_treated_by(self),
        )
        return context

    @property
    def other_name_list(self) -> list[str]:
        """The other names without empty lines."""
        return [name.strip() for name in self.other_names.splitlines() if name.strip()]
