"""What to do at which sign: written once, used wherever it is needed, never reworded page by page."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable


class UrgentAdvice(Orderable):
    """One action and the signs that each alone are enough for it."""

    class Urgency(models.TextChoices):
        """How soon, from the most urgent on; the words are said aloud, not only coloured."""

        EMERGENCY = "emergency", "Emergency"
        URGENT = "urgent", "Urgent"

    name = models.CharField(
        max_length=80, unique=True, help_text="A short name for editors; patients do not see it."
    )
    urgency = models.CharField(max_length=10, choices=Urgency.choices)
    heading = models.CharField(max_length=120, help_text='What to do, in a few words: "Call 999 now if:".')
    signs = models.TextField(
        help_text="One sign on each line. Each alone must be enough: never write that two must come together."
    )
    action = RichTextField(
        features=["bold", "link"],
        help_text="The one thing to do. Phone numbers are links of the kind “Phone”.",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("urgency"),
        FieldPanel("heading"),
        FieldPanel("signs"),
        FieldPanel("action"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "urgent advice"
        verbose_name_plural = "urgent advice"

    def __str__(self):
        return self.name

    @property
    def sign_list(self) -> list[str]:
        """The signs without empty lines."""
        return [line.strip() for line in self.signs.splitlines() if line.strip()]
