"""The body map: finds pages by where it is. It never says what somebody has."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from articles import queries
from articles.areas import Area


class BodyMapPage(Page):
    """Emergency signs, then the drawing with organs and areas of pain as links, and the same as a list."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "articles/body_map_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "The drawing of the body as a way to conditions and symptoms. There is one."

    class Meta:
        verbose_name = "body map"

    def get_context(self, request, *args, **kwargs):
        """Add organs with their conditions, and areas of pain with their symptoms (two queries)."""
        context = super().get_context(request, *args, **kwargs)
        context["organs"] = queries.by_organ(queries.conditions())
        context["areas"] = by_area(queries.symptoms())
        return context


def by_area(symptoms: list) -> list[tuple[int, Area, list]]:
    """The areas of the drawing that have symptoms, each with its number there and the symptoms."""
    groups = [(area, [symptom for symptom in symptoms if symptom.area == area]) for area in Area]
    shown = [(area, members) for area, members in groups if members]
    return [(number, area, members) for number, (area, members) in enumerate(shown, start=1)]
