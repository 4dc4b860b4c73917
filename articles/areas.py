"""The places of the drawing where something hurts or shows."""

from django.db import models


class Area(models.TextChoices):
    """A place, and where its number stands in the drawing."""

    SKIN = "skin", "Skin and eyes"
    SHOULDER = "shoulder", "Right shoulder"
    RIBS = "ribs", "Under the ribs on the right"
    UPPER_TUMMY = "upper-tummy", "Upper middle of the tummy"
    TUMMY = "tummy", "All over the tummy"
    BACK = "back", "Back"

    @property
    def place(self) -> tuple[float, float, float]:
        """The middle of its circle and the foot of its number. The patient's right is on the left."""
        x, y = _PLACES[self.value]
        return x, y, round(y + 0.95, 2)


_PLACES = {
    "skin": (70.5, 47.5),
    "shoulder": (34.0, 47.5),
    "ribs": (41.5, 62.0),
    "upper-tummy": (52.8, 58.0),
    "tummy": (52.6, 79.5),
    "back": (65.6, 73.5),
}
