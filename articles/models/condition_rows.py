"""What a condition is related to, in the editor's order: symptoms, treatments, people, other conditions."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


def _condition(related_name: str) -> ParentalKey:
    return ParentalKey("articles.ConditionPage", on_delete=models.CASCADE, related_name=related_name)


def _used(model: str) -> models.ForeignKey:
    """A page that a row names. The hooks in articles.deletion refuse to delete what is in use.

    Revisions can be brought back only with CASCADE here: modelcluster refuses PROTECT and RESTRICT as soon
    as an old revision names a page that is gone.
    """
    return models.ForeignKey(model, on_delete=models.CASCADE, related_name="+")


def _once(*fields: str) -> list[models.UniqueConstraint]:
    return [
        models.UniqueConstraint(
            fields=fields, name=f"{fields[-1]}_once_a_condition", violation_error_message="It is there twice."
        )
    ]


class ConditionSymptom(Orderable):
    """A symptom that a condition has, early or later."""

    class Stage(models.TextChoices):
        """When it is noticed."""

        EARLY = "early", "Early"
        LATER = "later", "Later"

    condition = _condition("condition_symptoms")
    symptom = _used("articles.SymptomPage")
    stage = models.CharField(max_length=5, choices=Stage.choices, default=Stage.LATER.value)
    note = models.CharField(max_length=200, blank=True, help_text="One short line, if any. No numbers.")

    panels = [PageChooserPanel("symptom"), FieldPanel("stage"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = _once("condition", "symptom")


class ConditionTreatment(Orderable):
    """A treatment that is used for a condition, with a line on when."""

    condition = _condition("condition_treatments")
    treatment = _used("articles.TreatmentPage")
    note = models.CharField(
        max_length=300, blank=True, help_text="When it is used for this condition. No numbers."
    )

    panels = [PageChooserPanel("treatment"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = _once("condition", "treatment")


class ConditionPerson(Orderable):
    """Somebody of the team who treats a condition."""

    condition = _condition("condition_people")
    person = _used("clinic.PersonPage")

    panels = [PageChooserPanel("person")]

    class Meta(Orderable.Meta):
        constraints = _once("condition", "person")


class RelatedCondition(Orderable):
    """Another condition that readers of this one may want; shown on both."""

    condition = _condition("related_conditions")
    related = _used("articles.ConditionPage")

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        constraints = _once("condition", "related")

    def clean(self):
        """An article is not related to itself."""
        super().clean()
        if self.related_id and self.related_id == self.condition_id:
            raise ValidationError({"related": "This is the article itself. Choose another one."})
