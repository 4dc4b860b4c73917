"""What to do at which sign: written once, used wherever it is needed, never reworded page by page."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from articles.outline import Advice, rich_text
from articles.urgency import Urgency


class UrgentAdvice(index.Indexed, Orderable):
    """One action and the signs that each alone are enough for it."""

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
    reviewer = models.ForeignKey(
        "clinic.PersonPage",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
        help_text="The clinician who stands for it.",
    )
    reviewed_on = models.DateField("reviewed on", null=True, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("urgency"),
        FieldPanel("heading"),
        FieldPanel("signs"),
        FieldPanel("action"),
        MultiFieldPanel([PageChooserPanel("reviewer"), FieldPanel("reviewed_on")], "Review"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("signs"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "urgent advice"
        verbose_name_plural = "urgent advice"

    def __str__(self):
        return self.name

    def clean(self):
        """Advice has signs and an action, and a review has a person and a day."""
        super().clean()
        errors = {}
        if not self.sign_list:
            errors["signs"] = "Write at least one sign."
        if not rich_text.elements(self.action):
            errors["action"] = "Say what to do. Advice without an action helps nobody."
        if bool(self.reviewer_id) != bool(self.reviewed_on):
            missing = "reviewed_on" if self.reviewer_id else "reviewer"
            errors[missing] = "A review needs both a person and a day."
        if errors:
            raise ValidationError(errors)

    def outline(self) -> Advice:
        """The advice as an outline has it."""
        action = rich_text.elements(self.action)
        return Advice(self.heading, self.sign_list, action, self.urgency, self.name)

    @property
    def sign_list(self) -> list[str]:
        """The signs without empty lines."""
        return [line.strip() for line in self.signs.splitlines() if line.strip()]
