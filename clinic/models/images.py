"""The image model: custom from the first migration, because it cannot be exchanged later."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition

from clinic.blocks import refuse_file_name


class ClinicImage(AbstractImage):
    """An image with all that a clinic must know of it: what it shows, whose it is, who consented."""

    class Consent(models.TextChoices):
        """Whether a person who can be recognised has agreed to be shown."""

        NOBODY = "nobody", "Nobody can be recognised"
        GIVEN = "given", "Everybody shown has agreed in writing"

    description = models.CharField(
        "alternative text",
        max_length=255,
        blank=True,
        default="",
        help_text="What the image shows, for people who cannot see it. A page may say it in its own words.",
    )
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="Tick this if the image adds nothing to the words. Screen readers then skip it.",
    )
    credit = models.CharField(max_length=255, blank=True, help_text="Who made it.")
    licence = models.CharField(
        max_length=255,
        help_text='Under what terms we may show it, such as "our own" or "CC BY 4.0".',
    )
    consent = models.CharField(max_length=10, choices=Consent.choices)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "licence",
        "consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    @property
    def default_alt_text(self) -> str:
        """The alternative text where a page gives none of its own; empty if decorative."""
        return "" if self.is_decorative else self.description

    def clean(self):
        """Ask for an alternative text, or for the word that none is needed."""
        super().clean()
        if self.is_decorative:
            return
        if not self.description.strip():
            raise ValidationError(
                {"description": "Say in a few words what the image shows, or tick “decorative”."}
            )
        try:
            refuse_file_name(self.description)
        except ValidationError as error:
            raise ValidationError({"description": error}) from error


class ClinicRendition(AbstractRendition):
    """One size and format of an image."""

    image = models.ForeignKey(ClinicImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
