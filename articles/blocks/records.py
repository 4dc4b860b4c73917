"""Blocks that choose records written once (advice, help lines), and small lists of words."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from articles.blocks.outlined import OutlinedBlock
from articles.blocks.text import TEMPLATE
from articles.outline import CareCard, Change, HelpLines, Name, Questions
from articles.urgency import Urgency


class HelpLinesBlock(OutlinedBlock, blocks.StructBlock):
    """People to phone, chosen from the help lines."""

    lines = blocks.ListBlock(SnippetChooserBlock("articles.HelpLine"), min_num=1)

    def outline(self, value) -> list:
        """The lines by their keys."""
        return [HelpLines([line.pk for line in value["lines"] if line])]

    class Meta:
        icon = "comment"
        label = "Help lines"
        description = "People to phone, with hours; written once under Help lines"
        template = TEMPLATE
        preview_template = "articles/blocks/help_lines_preview.html"
        preview_value = {"lines": []}


class CareCardBlock(blocks.StructBlock):
    """One card: all advice of one urgency that fits this page."""

    advice = blocks.ListBlock(SnippetChooserBlock("articles.UrgentAdvice"))

    def clean(self, value):
        """A card needs an action, and only advice of its own urgency belongs on it."""
        value = super().clean(value)
        chosen = [advice for advice in value["advice"] if advice]
        if not chosen and not self.is_deferred_validation:  # a draft may still be empty
            message = "This card says nothing to do yet. Choose at least one piece of urgent advice."
            raise blocks.StructBlockValidationError(block_errors={"advice": ValidationError(message)})
        for advice in chosen:
            if advice.urgency != self.meta.urgency:
                message = (
                    f"“{advice}” is advice of the kind “{advice.get_urgency_display()}”. Put it on that card."
                )
                raise blocks.StructBlockValidationError(block_errors={"advice": ValidationError(message)})
        return value

    class Meta:
        icon = "warning"
        template = "articles/includes/care_cards.html"
        preview_template = "articles/blocks/care_card_preview.html"
        preview_value = {"advice": []}


class CareCardsBlock(blocks.StreamBlock):
    """At most one card of each urgency."""

    emergency = CareCardBlock(urgency=Urgency.EMERGENCY.value, description="999, A&E or the 24-hour number")
    urgent = CareCardBlock(urgency=Urgency.URGENT.value, description="111 or the GP today")
    non_urgent = CareCardBlock(
        urgency=Urgency.NON_URGENT.value, label="Not urgent", description="An appointment with the GP"
    )

    def clean(self, value):
        """Refuse a second card of the same kind."""
        value = super().clean(value)
        seen, errors = set(), {}
        for position, card in enumerate(value):
            if card.block_type in seen:
                errors[position] = ValidationError(
                    f"There are two cards of the kind “{card.block.label}”. Put all of it on one card."
                )
            seen.add(card.block_type)
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return value


def care_cards(stream) -> list[CareCard]:
    """The cards of a page, the most urgent first, their advice by key."""
    keys = {card.block_type: [advice.pk for advice in card.value["advice"] if advice] for card in stream}
    return [
        CareCard(urgency.value, keys[urgency.value], str(urgency.label))
        for urgency in Urgency
        if keys.get(urgency.value)
    ]


class NameBlock(blocks.StructBlock):
    """Another name, and how to say it."""

    name = blocks.CharBlock(max_length=120)
    say_it = blocks.CharBlock(
        max_length=120,
        required=False,
        label="How to say it",
        help_text="The stressed part in capitals: “meh-TASS-tuh-seez”.",
    )

    class Meta:
        icon = "title"
        label = "Name"
        description = "What else it is called, and how to say it"
        template = "articles/blocks/name.html"
        preview_value = {"name": "Liver metastases", "say_it": "meh-TASS-tuh-seez"}


def names(stream) -> list[Name]:
    """Other names, as an outline has them; no text of the stream is converted for it."""
    raw = [block["value"] for block in stream.raw_data]
    return [Name(value["name"], value.get("say_it") or "") for value in raw if value.get("name")]


class QuestionBlock(blocks.CharBlock):
    """A question that a patient may want to ask."""

    def deconstruct(self):
        """Migrations know it as Wagtail's own block."""
        return ("wagtail.blocks.CharBlock", [], {})

    def deconstruct_with_lookup(self, lookup):
        """The same."""
        return self.deconstruct()

    class Meta:
        icon = "help"
        label = "Question"
        description = "A question that a patient may want to ask"
        template = "articles/blocks/question.html"
        preview_value = "Which treatments could work for me?"


def questions(stream) -> list[Questions]:
    """The list of questions, if there are any."""
    found = [child.value for child in stream or [] if child.value]
    return [Questions(found)] if found else []


class ChangeBlock(blocks.StructBlock):
    """What changed, and when."""

    date = blocks.DateBlock()
    text = blocks.CharBlock(max_length=300, help_text="What changed, in words that patients understand.")

    class Meta:
        icon = "history"
        label = "Change"
        description = "What changed in this article, and when"
        template = "articles/blocks/change.html"
        preview_value = {"date": "2026-05-04", "text": "New figures on how often it comes back."}


def changes(stream) -> list[Change]:
    """The changes, the newest first."""
    values = [child.value for child in stream or []]
    found = [Change(value["date"].isoformat(), value["text"] or "") for value in values if value["date"]]
    return sorted(found, key=lambda change: change.date, reverse=True)
