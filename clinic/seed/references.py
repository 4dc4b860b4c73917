"""Turns names in seed content (`page:…`, `advice:…`, `reference:…`) into the keys of this database."""

import re
from dataclasses import dataclass, field

from django.db.models import Field
from wagtail.fields import StreamField

RICH_TEXT_LINK = re.compile(r'<a href="(page|reference):([^"#]*)">')
NAME = re.compile(r"(page|image|advice|helpline):(\S+)")


@dataclass
class References:
    """What the names in the content stand for, by prefix; names that are not known yet become None."""

    known: dict[str, dict[str, int]] = field(default_factory=dict)
    complete: bool = False  # once everything is there, an unknown name is a mistake

    def add(self, prefix: str, keys: dict[str, int]) -> None:
        """Learn what names of this prefix stand for."""
        self.known.setdefault(prefix, {}).update(keys)

    def key(self, prefix: str, name: str) -> int | None:
        """The key of a name; None if it is not there yet. KeyError if it never will be."""
        known = self.known.get(prefix, {})
        if self.complete and name not in known:
            raise KeyError(f"The content names “{name}”, which is not there.")
        return known.get(name)

    def resolve(self, value):
        """A copy of a JSON value with every name replaced by its key, in rich text too."""
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        if not isinstance(value, str):
            return value
        if match := NAME.fullmatch(value):
            return self.key(match[1], match[2])
        return RICH_TEXT_LINK.sub(
            lambda link: f'<a linktype="{link[1]}" id="{self.key(link[1], link[2]) or 0}">', value
        )


def comparable(field: Field, value):
    """A field's value as the database would hold it, without the ids that StreamField adds on its own."""
    prepared = field.get_prep_value(value)
    return _without_ids(prepared) if isinstance(field, StreamField) else prepared


def _without_ids(value):
    if isinstance(value, dict):
        if value.keys() == {"type", "value", "id"} and value["type"] == "item":
            return _without_ids(value["value"])
        return {key: _without_ids(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    return value
