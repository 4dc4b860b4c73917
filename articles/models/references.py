"""References: the guidelines and papers that statements rest on, kept once and cited everywhere."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from articles import outline


class Reference(index.Indexed, models.Model):
    """A source that can be cited: who says it, where it stands, and when we last looked."""

    class Kind(models.TextChoices):
        """What sort of source it is."""

        GUIDELINE = "guideline", "Guideline"
        TRIAL = "trial", "Trial"
        REVIEW = "review", "Review"
        REGISTRY = "registry", "Registry or population study"

    key = models.SlugField(
        max_length=60, unique=True, help_text='A short name for editors, such as "nice-cg188".'
    )
    citation = models.TextField(
        help_text="Who, what, where. The guideline or the paper itself, never a news report of it."
    )
    url = models.URLField("link", blank=True, help_text="Where it can be read.")
    doi = models.CharField(
        "DOI", max_length=120, blank=True, help_text='Only the number, such as "10.1186/s12885-017-3925-x".'
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(help_text="The year in which it was published.")
    checked_on = models.DateField(
        "last checked", null=True, blank=True, help_text="When somebody last read what it says."
    )
    superseded_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="supersedes",
        help_text="The newer version that replaces this one.",
    )

    panels = [
        FieldPanel("key"),
        FieldPanel("citation"),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("doi")], "Where it can be read"),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("year")], "What it is"),
        MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("superseded_by")], "Is it still true?"),
    ]
    search_fields = [
        index.SearchField("citation"),
        index.AutocompleteField("citation"),
        index.AutocompleteField("key"),
    ]

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return f"{self.key}: {self.citation[:80]}"

    def clean(self):
        """A reference that nobody can look up is none, and nothing supersedes itself."""
        super().clean()
        if not self.url and not self.doi:
            raise ValidationError({"url": "Give the link or the DOI, so that readers can look it up."})
        if self.doi and not self.doi.startswith("10."):
            raise ValidationError({"doi": "A DOI begins with “10.”; leave out what stands before it."})
        if self.superseded_by_id and self.superseded_by_id == self.pk:
            raise ValidationError({"superseded_by": "A reference cannot supersede itself."})

    def outline(self) -> outline.Reference:
        """The reference as an outline has it; its number is given when it is cited."""
        return outline.Reference(
            0,
            self.citation,
            self.address,
            self.get_kind_display(),
            self.year,
            self.checked_on.isoformat() if self.checked_on else "",
            self.superseded_by_id is not None,
        )

    @property
    def address(self) -> str:
        """Where it can be read: the DOI if there is one, because it does not move."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
