"""When the clinic is open, as editors enter it and as every page shows it."""

from datetime import time

from django.core.exceptions import ValidationError
from wagtail import blocks

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


class OpeningHoursValue(blocks.StructValue):
    """One row of the opening hours."""

    @property
    def days(self) -> str:
        """The days in words: "Monday to Friday", "Saturday"."""
        first, last = WEEKDAYS[int(self["first_day"])], WEEKDAYS[int(self["last_day"])]
        return first if first == last else f"{first} to {last}"


class OpeningHoursBlock(blocks.StructBlock):
    """Days with the same opening hours."""

    first_day = blocks.ChoiceBlock(choices=list(enumerate(WEEKDAYS)), label="From (day)")
    last_day = blocks.ChoiceBlock(choices=list(enumerate(WEEKDAYS)), label="To (day)")
    opens = blocks.TimeBlock(label="Opens at")
    closes = blocks.TimeBlock(label="Closes at")

    def clean(self, value):
        """Refuse days and times that run backwards."""
        value = super().clean(value)
        errors = {}
        if int(value["last_day"]) < int(value["first_day"]):
            errors["last_day"] = ValidationError("This day comes before the first one.")
        if value["closes"] <= value["opens"]:
            errors["closes"] = ValidationError("The clinic must close after it opens.")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        icon = "time"
        label = "Opening hours"
        description = "Days with the same opening hours"
        template = "clinic/blocks/opening_hours.html"
        value_class = OpeningHoursValue
        preview_value = {"first_day": 0, "last_day": 4, "opens": time(8, 30), "closes": time(17, 30)}
