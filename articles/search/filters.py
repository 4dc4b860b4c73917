"""Narrows results by kind and by organ; says how many there are of each."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps

from articles.models import SearchDocument
from articles.organs import Organ
from articles.search.ranking import Ranked

# Rows that say which condition a page belongs to, and the field with that page.
_ROWS = (("ConditionTreatment", "treatment"), ("ConditionSymptom", "symptom"), ("ConditionPerson", "person"))


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its address, its words, how many results it has."""

    href: str
    label: str
    number: int
    chosen: bool = False


@dataclass
class Filters:
    """What was chosen, and what can be."""

    kind: str
    organ: str
    kinds: list[Choice]
    organs: list[Choice]
    here: str = ""  # the address of these results, without the number of the page


def narrow(
    found: list[Ranked], query: str, exact: bool, kind: str, organ: str
) -> tuple[list[Ranked], Filters]:
    """Results of this kind and organ, and the choices; unknown ones are not chosen (one query)."""
    kind = kind if kind in SearchDocument.Kind.values else ""
    organ = organ if organ in Organ.values else ""
    organs = _organs(found)
    of_organ = [ranked for ranked in found if not organ or organ in organs[ranked.document.pk]]
    of_kind = [ranked for ranked in found if not kind or ranked.document.kind == kind]
    by_kind = Counter(ranked.document.kind for ranked in of_organ)
    by_organ = Counter(name for ranked in of_kind for name in organs[ranked.document.pk])
    asked = {"q": query} | ({"exact": "1"} if exact else {})

    def choices(name: str, options, counts: Counter, now: str, kept: dict, total: int) -> list[Choice]:
        every = Choice(_href(asked | kept), "All", total, not now)
        offered = [
            Choice(_href(asked | kept | {name: value}), label, counts[value], value == now)
            for value, label in options
            if counts[value] or value == now
        ]
        return [every, *offered] if len(offered) > 1 or now else []

    filters = Filters(
        kind,
        organ,
        choices("kind", SearchDocument.Kind.choices, by_kind, kind, _chosen("organ", organ), len(of_organ)),
        choices("organ", Organ.choices, by_organ, organ, _chosen("kind", kind), len(of_kind)),
        _href(asked | _chosen("kind", kind) | _chosen("organ", organ)),
    )
    return [ranked for ranked in of_organ if not kind or ranked.document.kind == kind], filters


def _chosen(name: str, value: str) -> dict:
    return {name: value} if value else {}


def _href(values: dict) -> str:
    return f"?{urlencode(values)}"


def _organs(found: list[Ranked]) -> dict[int, set[str]]:
    """The organs of each document: its own, or those of the conditions that name it."""
    pages = {ranked.document.page_id: ranked.document.pk for ranked in found if ranked.document.page_id}
    organs = {ranked.document.pk: {ranked.document.organ} - {""} for ranked in found}
    rows = [
        apps.get_model("articles", name)
        .objects.filter(**{f"{field}_id__in": list(pages), "condition__live": True})
        .order_by()
        .values_list(f"{field}_id", "condition__organ")
        for name, field in _ROWS
    ]
    if pages:
        for page, organ in rows[0].union(*rows[1:]):
            organs[pages[page]].add(organ)
    return organs
