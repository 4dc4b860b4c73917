"""The clinic's people."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from clinic.blocks import TEXT_FEATURES


def listed_people() -> models.QuerySet:
    """The live people that everybody may see, in the order of the page tree."""
    people = PersonPage.objects.live().filter(view_restrictions__isnull=True)
    return people.select_related("photo").order_by("path")


class TeamPage(Page):
    """Everybody who works at the clinic, in the order of the page tree."""

    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    template = "clinic/team_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.HomePage"]
    subpage_types = ["clinic.PersonPage"]
    max_count = 1
    page_description = "Lists the people whose pages stand below it."

    class Meta:
        verbose_name = "team page"

    def get_context(self, request, *args, **kwargs):
        """Add the people."""
        context = super().get_context(request, *args, **kwargs)
        context["people"] = listed_people().prefetch_related("photo__renditions")
        return context


class PersonPage(Page):
    """One person: a clinician, an author, a reviewer, or somebody who answers the phone."""

    class Profession(models.TextChoices):
        """What search engines are told: only doctors are physicians (schema.org)."""

        DOCTOR = "doctor", "Doctor"
        NURSE = "nurse", "Nurse"
        OTHER = "other", "Other"

    profession = models.CharField(max_length=10, choices=Profession.choices, default=Profession.OTHER.value)
    role = models.CharField(max_length=120, help_text='Such as "Consultant liver surgeon".')
    registration = models.CharField(
        max_length=40,
        blank=True,
        help_text='Body and number, such as "GMC 1234567". Invented people have "DEMO-01".',
    )
    photo = models.ForeignKey(
        "clinic.ClinicImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    summary = models.TextField(help_text="What this person does, in one or two sentences.")
    biography = RichTextField(features=TEXT_FEATURES, blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("profession"), FieldPanel("role"), FieldPanel("registration")], "Role"),
        FieldPanel("photo"),
        FieldPanel("summary"),
        FieldPanel("biography"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("role"),
        index.SearchField("summary"),
        index.SearchField("biography"),
    ]

    template = "clinic/person_page.html"
    private_page_options = []  # every page is public: lists and menus rely on it
    parent_page_types = ["clinic.TeamPage"]
    subpage_types = []
    page_description = "One member of the team."

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"

    @property
    def is_physician(self) -> bool:
        """Whether this is a doctor."""
        return self.profession == self.Profession.DOCTOR
