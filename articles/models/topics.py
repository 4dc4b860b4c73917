"""Second articles, which go deeper into one side of a condition."""

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import assembly, queries
from articles.blocks import TopicBodyBlock
from articles.models.outlined import OutlinedPage, ReviewedPage, also_told, refuse_long_summary
from articles.outline import Outline, Run, Section


class ConditionTopicPage(OutlinedPage, ReviewedPage, Page):
    """An article on one side of a condition, such as its causes and diagnosis."""

    summary = models.TextField(help_text="Two sentences: what the reader finds here.")
    body = StreamField(TopicBodyBlock())

    edit_handler = TabbedInterface(
        [
            ObjectList([*Page.content_panels, FieldPanel("summary"), FieldPanel("body")], heading="Content"),
            ObjectList(ReviewedPage.review_panels, heading="Review"),
            ObjectList(Page.promote_panels, heading="Promote"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    schema_type = "MedicalCondition"
    template = "articles/condition_topic_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.ConditionPage"]
    subpage_types = []
    page_description = "Goes deeper into one side of a condition; stands below its article."

    class Meta:
        verbose_name = "article on a condition"
        verbose_name_plural = "articles on a condition"

    def clean(self):
        """Keep the summary short enough to be read."""
        with also_told(super().clean):
            refuse_long_summary(self.summary)

    def make_outline(self) -> Outline:
        """A section for each heading of the text; words before the first one have none."""
        sections = [Section("", "", [])]
        for block in self.body:
            if block.block_type == "heading":
                sections.append(Section(f"section-{slugify(block.value)}", block.value, []))
            else:
                sections[-1].elements += block.block.outline(block.value)
        return Outline(
            self.title,
            summary=[Run(self.summary)],
            sections=[section for section in sections if section.heading or section.elements],
            review=self.review_outline(),
        )

    def get_context(self, request, *args, **kwargs):
        """Add the article with the care cards of the condition that it belongs to, and that condition."""
        context = Page.get_context(self, request, *args, **kwargs)
        context["condition"] = queries.condition_of(self)
        context["article"] = self.article(request, context["condition"])
        return context

    def article(self, request=None, condition=None) -> Outline:
        """Add the care cards of the condition that it belongs to."""
        article = self.own_outline(getattr(request, "is_preview", False))
        article.cards = (condition or queries.condition_of(self)).own_outline().cards
        return assembly.complete(article, request, page=self)
