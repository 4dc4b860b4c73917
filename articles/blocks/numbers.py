"""Blocks of numbers in articles: each with its source."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from articles.blocks.outlined import OutlinedBlock
from articles.blocks.text import TEMPLATE, CitationBlock
from articles.outline import NumberFact, OutlookFact, rich_text

MOST_FIGURES = 100  # that an icon array draws
NEWEST_OLD_YEAR = 2015  # years that ended before 2016 came before today's drugs
CITATION_HELP = "The guideline or paper that the number comes from."


def _refuse(errors: dict[str, str]) -> None:
    """Raise a block's error if there are any."""
    if errors:
        raise blocks.StructBlockValidationError(
            block_errors={name: ValidationError(message) for name, message in errors.items()}
        )


class NumberFactBlock(OutlinedBlock, blocks.StructBlock):
    """A number that matters, with its source."""

    number = blocks.CharBlock(max_length=40, help_text='Short, such as "About 1 in 4".')
    text = blocks.CharBlock(max_length=300, help_text='What it is a number of: "people with bowel cancer…".')
    note = blocks.CharBlock(
        max_length=400,
        required=False,
        help_text="How sure it is: where sources differ, which country, which years.",
    )
    shaded = blocks.IntegerBlock(
        required=False, min_value=0, help_text="How many of the figures in its picture are coloured."
    )
    out_of = blocks.IntegerBlock(
        required=False, min_value=1, max_value=MOST_FIGURES, help_text="How many figures are drawn."
    )
    source = CitationBlock(label="Reference", help_text=CITATION_HELP)

    def clean(self, value):
        """The picture needs both numbers, or none."""
        value = super().clean(value)
        shaded, out_of = value["shaded"], value["out_of"]
        if self.is_deferred_validation:  # a draft may still be incomplete
            return value
        if (shaded is None) != (out_of is None):
            missing = "shaded" if shaded is None else "out_of"
            _refuse({missing: "The picture needs both numbers. Fill in this one, or empty the other."})
        if shaded is not None and shaded > out_of:
            _refuse({"shaded": "More figures cannot be coloured than are drawn."})
        return value

    def outline(self, value) -> list:
        """The number with its source; nothing while it is incomplete."""
        if not value["number"] or not value["text"]:
            return []
        return [
            NumberFact(
                value["number"],
                value["text"],
                value["note"] or "",
                value["shaded"],
                value["out_of"],
                rich_text.line(value["source"].source),
            )
        ]

    class Meta:
        icon = "decimal"
        label = "Fact with a number"
        description = "A number, what it is of, and its source"
        template = TEMPLATE
        preview_value = {
            "number": "About 1 in 7",
            "text": "adults have gallstones. Most never notice them.",
            "note": "",
            "shaded": 1,
            "out_of": 7,
            "source": "<p>NICE. Gallstone disease, 2014</p>",
        }


class OutlookFactBlock(OutlinedBlock, blocks.StructBlock):
    """How a group of people fared: country, years and group are named, always."""

    number = blocks.IntegerBlock(min_value=0, help_text='The x of "x in 10".')
    out_of = blocks.IntegerBlock(min_value=2, max_value=MOST_FIGURES, default=10)
    text = blocks.CharBlock(max_length=300, help_text='"people were alive five years after …"')
    group = blocks.CharBlock(max_length=200, help_text="Who was counted, and who was not.")
    country = blocks.CharBlock(max_length=80)
    from_year = blocks.IntegerBlock(
        required=False, min_value=1950, max_value=2100, help_text="First year of diagnosis."
    )
    to_year = blocks.IntegerBlock(
        required=False,
        min_value=1950,
        max_value=2100,
        help_text="Last year of diagnosis. Before 2016 the page adds that treatment has changed since.",
    )
    note = blocks.CharBlock(max_length=400, required=False)
    source = CitationBlock(label="Reference", help_text=CITATION_HELP)

    def clean(self, value):
        """Refuse numbers and years that cannot be, and a figure that does not say when."""
        value = super().clean(value)
        if self.is_deferred_validation:  # a draft may still be incomplete
            return value
        errors = {}
        first, last = value["from_year"], value["to_year"]
        if value["number"] > value["out_of"]:
            errors["number"] = "This is more than the number of people it is out of."
        if first and last and last < first:
            errors["to_year"] = "The last year comes before the first one."
        if not last and not value["note"]:
            errors["note"] = "The years are missing. Fill them in, or say here why they are not known."
        _refuse(errors)
        return value

    def outline(self, value) -> list:
        """The figure with all that it needs to be understood; nothing while something is missing."""
        if any(value[name] in (None, "") for name in ("number", "out_of", "text", "group", "country")):
            return []
        first, last = value["from_year"], value["to_year"]
        years = f"{first} to {last}" if first and last and first != last else str(last or first or "")
        return [
            OutlookFact(
                value["number"],
                value["out_of"],
                value["text"],
                value["group"].rstrip("."),
                value["country"].rstrip("."),
                years,
                bool(last) and last <= NEWEST_OLD_YEAR,
                value["note"] or "",
                rich_text.line(value["source"].source),
            )
        ]

    class Meta:
        icon = "view"
        label = "Outlook in numbers"
        description = "How a group of people fared, with country, years and source"
        template = TEMPLATE
        preview_value = {
            "number": 5,
            "out_of": 10,
            "text": "people were alive five years later.",
            "group": "people whose growths could be removed",
            "country": "Sweden",
            "from_year": 2009,
            "to_year": 2013,
            "note": "",
            "source": "<p>A study of Swedish registers, 2020</p>",
        }
