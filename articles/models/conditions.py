"""Conditions: the articles that patients come for."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import queries
from articles.blocks import (
    ArticleBodyBlock,
    CausesBodyBlock,
    LivingBodyBlock,
    OutlookBodyBlock,
    QuestionBlock,
    TestsBodyBlock,
)
from articles.models.condition_sections import (
    ABOUT_SECTIONS,
    CARE_SECTIONS,
    CONDITION_SECTIONS,
    LIVING_SECTIONS,
)
from articles.models.outlined import NamedPage, OutlinedPage, ReviewedPage, also_told
from articles.models.sections import outline_sections
from articles.organs import Organ
from articles.outline import Figure, Outline, rich_text
from clinic.blocks import LINE_FEATURES, refuse_file_name


def section_text(block_class=ArticleBodyBlock) -> StreamField:
    """A section's text."""
    return StreamField(block_class(required=False), blank=True)


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


class ConditionPage(OutlinedPage, NamedPage, ReviewedPage, Page):
    """An article on one condition: always the same sections in the same order."""

    organ = models.CharField(max_length=20, choices=Organ.choices)
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
    figure_long_description = models.TextField(
        blank=True, help_text="The same in full, for whoever wants to read it instead of looking."
    )
    what_it_is = section_text()
    what_it_is_not = section_text()
    where_it_starts = section_text()
    early_symptoms_note = models.CharField(
        max_length=160, blank=True, help_text='A few words about early signs, such as "Often none."'
    )
    symptoms = section_text()
    causes = section_text(CausesBodyBlock)
    tests = section_text(TestsBodyBlock)
    who_looks_after_you = section_text()
    treatment = section_text()
    outlook = section_text(OutlookBodyBlock)
    living_with_it = section_text(LivingBodyBlock)
    questions = StreamField([("question", QuestionBlock(max_length=200))], blank=True)
    costs = section_text()
    closing = RichTextField(
        features=LINE_FEATURES, blank=True, help_text="The call to contact the clinic at the end."
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("say_it"),
                    FieldPanel("other_names"),
                    FieldPanel("organ"),
                    FieldPanel("summary"),
                    FieldPanel("care_cards"),
                    MultiFieldPanel(
                        [
                            FieldPanel("figure_image"),
                            FieldPanel("figure_alt_text"),
                            FieldPanel("figure_caption"),
                            FieldPanel("figure_long_description"),
                        ],
                        "Figure",
                    ),
                ],
                heading="Summary",
            ),
            ObjectList(
                [*(section.panel() for section in ABOUT_SECTIONS), FieldPanel("early_symptoms_note")],
                heading="About it",
            ),
            ObjectList([section.panel() for section in CARE_SECTIONS], heading="Tests and treatment"),
            ObjectList(
                [
                    *(section.panel() for section in LIVING_SECTIONS),
                    InlinePanel("related_conditions", label="article", heading="Related articles"),
                    FieldPanel("closing"),
                ],
                heading="Living with it",
            ),
            ObjectList(ReviewedPage.review_panels, heading="Review"),
            ObjectList(Page.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("other_names", boost=2),
        index.SearchField("summary"),
        *(index.SearchField(section.field) for section in CONDITION_SECTIONS if section.has_text),
        index.FilterField("organ"),
    ]

    schema_type = "MedicalCondition"
    template = "articles/condition_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.ConditionIndexPage"]
    subpage_types = ["articles.ConditionTopicPage"]
    page_description = "An article on one condition."

    class Meta:
        verbose_name = "condition"

    def clean(self):
        """The figure is described in words, not by the name of a file."""
        with also_told(super().clean):
            try:
                refuse_file_name(self.figure_alt_text)
            except ValidationError as error:
                raise ValidationError({"figure_alt_text": error}) from error

    def make_outline(self) -> Outline:
        """The article from title to review, as far as the page itself says it."""
        outline = self.named_outline()
        if self.figure_image_id:
            outline.hero = Figure(self.figure_image_id, self.figure_alt_text, self.figure_caption)
        outline.sections = outline_sections(self, CONDITION_SECTIONS)
        outline.closing = rich_text.elements(self.closing)
        outline.related_pages = [row.related_id for row in self.related_conditions.all()]
        outline.review = self.review_outline()
        return outline
