"""Symptoms: one page each, shared by all conditions that have it."""

from django.db import models
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import lookups, queries
from articles.areas import Area
from articles.blocks import ArticleBodyBlock, outline_of
from articles.models.outlined import NamedPage, OutlinedPage, ReviewedPage
from articles.outline import Outline, Section


class SymptomIndexPage(Page):
    """All symptoms, in everyday words."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "articles/symptom_index_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = ["articles.SymptomPage"]
    max_count = 1
    page_description = "Lists every symptom."

    class Meta:
        verbose_name = "list of symptoms"

    def get_context(self, request, *args, **kwargs):
        """Add the symptoms."""
        context = super().get_context(request, *args, **kwargs)
        context["symptoms"] = queries.symptoms()
        return context


class SymptomPage(OutlinedPage, NamedPage, ReviewedPage, Page):
    """What a symptom is called, when it is urgent, and which conditions have it."""

    area = models.CharField(
        "place on the body map", max_length=20, choices=Area.choices, blank=True,
        help_text="Where the body map shows it. Leave empty for what has no place, such as tiredness.",
    )  # fmt: skip
    body = StreamField(ArticleBodyBlock(required=False), blank=True)

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldPanel("say_it"),
                    FieldPanel("other_names", heading="Lay words and other names"),
                    FieldPanel("summary"),
                    FieldPanel("care_cards"),
                    FieldPanel("area"),
                    FieldPanel("body"),
                ],
                heading="Symptom",
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
        index.SearchField("body"),
    ]

    schema_type = "MedicalSymptom"
    template = "articles/symptom_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.SymptomIndexPage"]
    subpage_types = []
    page_description = "A page on one symptom, shared by all conditions that have it."

    class Meta:
        verbose_name = "symptom"

    def make_outline(self) -> Outline:
        """Names, summary, care cards and one section."""
        outline = self.named_outline()
        if body := outline_of(self.body):
            outline.sections = [Section("about", "About this symptom", body)]
        outline.review = self.review_outline()
        return outline

    def article(self, request=None) -> Outline:
        """Add the conditions that have it (one query)."""
        article = super().article(request)
        article.used_for = [lookups.link(page, request) for page in queries.conditions_with(self)]
        return article
