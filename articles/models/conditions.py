"""Conditions: the articles that patients come for."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from articles import queries
from articles.blocks import ArticleBodyBlock
from articles.models.sections import (
    CONDITION_SECTIONS,
    ArticleParts,
    filled_sections,
    section_panels,
)
from articles.organs import Organ
from clinic.blocks import LINE_FEATURES


def article_body(**kwargs) -> StreamField:
    """A section's text."""
    return StreamField(ArticleBodyBlock(required=False), blank=True, **kwargs)


class ConditionIndexPage(Page):
    """All conditions, from A to Z and by organ."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "articles/condition_index_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = ["articles.ConditionPage"]
    max_count = 1
    page_description = "Lists every condition, from A to Z and by organ."

    class Meta:
        verbose_name = "list of conditions"

    def get_context(self, request, *args, **kwargs):
        """Add the two lists, both made of one query."""
        context = super().get_context(request, *args, **kwargs)
        conditions = queries.conditions()
        context["letters"] = queries.by_letter(conditions)
        context["organs"] = queries.by_organ(conditions)
        return context


class ConditionTreatment(Orderable):
    """A treatment that is used for a condition, with a line on when."""

    condition = ParentalKey(
        "articles.ConditionPage", on_delete=models.CASCADE, related_name="condition_treatments"
    )
    treatment = models.ForeignKey(
        "articles.TreatmentPage", on_delete=models.CASCADE, related_name="condition_treatments"
    )
    note = models.CharField(
        max_length=300, blank=True, help_text="When it is used for this condition. No numbers."
    )

    panels = [PageChooserPanel("treatment"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["condition", "treatment"], name="treatment_once_a_condition")
        ]


class ConditionPage(Page):
    """An article on one condition: always the same sections in the same order."""

    other_names = models.TextField(
        blank=True, help_text="Other names, one on each line. They are searched and shown."
    )
    organ = models.CharField(max_length=20, choices=Organ.choices)
    summary = models.TextField(
        help_text="Two sentences: what it is, the main sign, the main treatments. No survival figures."
    )
    figure_image = models.ForeignKey(
        "clinic.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Leave empty to show the anatomy drawing with this condition's organ coloured.",
    )
    figure_alt_text = models.CharField(
        max_length=300,
        help_text="What the figure shows, for people who cannot see it.",
    )
    figure_caption = models.CharField(max_length=200, blank=True)
    urgent_advice = ParentalManyToManyField("articles.UrgentAdvice", blank=True)
    what_it_is = article_body()
    where_it_starts = article_body()
    symptoms = article_body()
    tests = article_body()
    treatment = article_body()
    living_with_it = article_body()
    closing = RichTextField(
        features=LINE_FEATURES, blank=True, help_text="The call to contact the clinic at the end."
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("other_names"),
                    FieldPanel("organ"),
                    FieldPanel("summary"),
                    MultiFieldPanel(
                        [
                            FieldPanel("figure_image"),
                            FieldPanel("figure_alt_text"),
                            FieldPanel("figure_caption"),
                        ],
                        "Figure",
                    ),
                    FieldPanel("urgent_advice"),
                ],
                heading="Summary",
            ),
            ObjectList(section_panels(CONDITION_SECTIONS[:4]), heading="About"),
            ObjectList(
                [
                    *section_panels(CONDITION_SECTIONS[4:]),
                    InlinePanel("condition_treatments", label="treatment", heading="Treatments"),
                    FieldPanel("closing"),
                ],
                heading="Treatment",
            ),
            ObjectList(Page.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("other_names", boost=2),
        index.SearchField("summary"),
        *(index.SearchField(section.field) for section in CONDITION_SECTIONS),
        index.FilterField("organ"),
    ]

    template = "articles/condition_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.ConditionIndexPage"]
    subpage_types = ["articles.ConditionTopicPage"]
    page_description = "An article on one condition."

    class Meta:
        verbose_name = "condition"

    def clean(self):
        """Keep the summary short enough to be read."""
        super().clean()
        words = len((self.summary or "").split())
        if words > 60:
            raise ValidationError({"summary": f"The summary has {words} words. Please keep it to 60."})

    def get_context(self, request, *args, **kwargs):
        """Add the article's parts."""
        context = super().get_context(request, *args, **kwargs)
        treatments = queries.treatments_of(self)
        always = ("treatment",) if treatments else ()
        context["article"] = ArticleParts(
            sections=filled_sections(self, CONDITION_SECTIONS, always),
            advice=queries.advice_of(self),
            treatments=treatments,
        )
        return context

    @property
    def other_name_list(self) -> list[str]:
        """The other names without empty lines."""
        return [name.strip() for name in self.other_names.splitlines() if name.strip()]
