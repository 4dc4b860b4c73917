"""Turns names in seed content (`page:…`, `image:…`, `reference:…`) into the keys of this database."""

import re
from dataclasses import dataclass, field

from django.db.models import Field
from wagtail.fields import StreamField

RICH_TEXT_LINK = re.compile(r'<a href="(page|reference):([^"#]*)">')


@dataclass
class References:
    """What the names in the content stand for; names that are not known yet become None."""

    pages: dict[str, int] = field(default_factory=dict)
    images: dict[str, int] = field(default_factory=dict)
    citations: dict[str, int] = field(default_factory=dict)
    complete: bool = False  # once everything is there, an unknown name is a mistake

    def resolve(self, value):
        """A copy of a JSON value with every name replaced by its key, in rich text too."""
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        if not isinstance(value, str):
            return value
        for prefix, known in (("page:", self.pages), ("image:", self.images)):
            if value.startswith(prefix):
                return self._look_up(known, value.removeprefix(prefix))
        return RICH_TEXT_LINK.sub(self._rich_text_link, value)

    def _rich_text_link(self, match: re.Match) -> str:
        known = self.pages if match[1] == "page" else self.citations
        return f'<a linktype="{match[1]}" id="{self._look_up(known, match[2]) or 0}">'

    def _look_up(self, known: dict[str, int], name: str) -> int | None:
        if self.complete and name not in known:
            raise KeyError(f"The content names “{name}”, which is not there.")
        return known.get(name)


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
