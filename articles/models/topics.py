"""Second articles, which go deeper into one side of a condition."""

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles import queries
from articles.blocks import TopicBodyBlock
from articles.models.sections import ArticleParts, FilledSection


class ConditionTopicPage(Page):
    """An article on one side of a condition, such as its causes and diagnosis."""

    summary = models.TextField(help_text="Two sentences: what the reader finds here.")
    body = StreamField(TopicBodyBlock())

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    template = "articles/condition_topic_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["articles.ConditionPage"]
    subpage_types = []
    page_description = "Goes deeper into one side of a condition; stands below its article."

    class Meta:
        verbose_name = "article on a condition"
        verbose_name_plural = "articles on a condition"

    def get_context(self, request, *args, **kwargs):
        """Add the article's parts and the condition that it belongs to."""
        context = super().get_context(request, *args, **kwargs)
        condition = queries.condition_of(self)
        context["article"] = ArticleParts(
            sections=[
                FilledSection(f"section-{slugify(block.value)}", block.value, None)
                for block in self.body
                if block.block_type == "heading"
            ],
            advice=queries.advice_of(condition),
        )
        context["condition"] = condition
        return context
