"""How soon somebody must act."""

from django.db import models


class Urgency(models.TextChoices):
    """From the most urgent on; the words are said aloud, not only coloured."""

    EMERGENCY = "emergency", "Emergency"
    URGENT = "urgent", "Urgent"
    NON_URGENT = "non_urgent", "Not urgent"

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return list(type(self)).index(self)
