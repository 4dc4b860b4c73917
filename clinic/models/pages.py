"""The pages that are neither articles nor people."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from clinic.blocks import LINE_FEATURES, PageBodyBlock
from clinic.models.people import listed_people


class HomePage(Page):
    """The way in: what the clinic is, where it hurts, how to get help now."""

    headline = models.CharField(max_length=120, help_text="What the clinic is, in one line.")
    introduction = models.TextField(help_text="Two sentences below the headline.")
    body_map_heading = models.CharField(max_length=80, default="Where is it?")
    body_map_text = models.TextField(blank=True)
    conditions_heading = models.CharField(max_length=80, default="Conditions we treat")
    team_heading = models.CharField(max_length=80, default="Who looks after you")
    team_text = models.TextField(blank=True)
    contact_heading = models.CharField(max_length=80, default="Write to us or phone us")
    contact_text = RichTextField(features=LINE_FEATURES, blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("introduction")], "Welcome"),
        MultiFieldPanel([FieldPanel("body_map_heading"), FieldPanel("body_map_text")], "Anatomy drawing"),
        FieldPanel("conditions_heading"),
        MultiFieldPanel([FieldPanel("team_heading"), FieldPanel("team_text")], "Team"),
        MultiFieldPanel([FieldPanel("contact_heading"), FieldPanel("contact_text")], "Contact"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "clinic/home_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "articles.ConditionIndexPage",
        "articles.TreatmentIndexPage",
        "articles.SymptomIndexPage",
        "articles.BodyMapPage",
        "articles.GlossaryPage",
        "clinic.TeamPage",
        "clinic.StandardPage",
    ]
    max_count = 1
    page_description = "The first page of the site. There is one."

    class Meta:
        verbose_name = "home page"

    def get_context(self, request, *args, **kwargs):
        """Add the team."""
        context = super().get_context(request, *args, **kwargs)
        context["people"] = listed_people()
        return context


class StandardPage(Page):
    """A page of plain text: about us, how to find us, privacy."""

    introduction = models.TextField(blank=True, help_text="One or two sentences below the title.")
    body = StreamField(PageBodyBlock())

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    template = "clinic/standard_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = []
    page_description = "Text with headings, lists, images and questions, for all but articles."

    class Meta:
        verbose_name = "standard page"
