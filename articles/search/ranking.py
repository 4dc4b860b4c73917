"""Puts candidates into one order, whatever their kind. The databases have no part in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.search.query import Query, Term
from articles.search.text import SOFT_WORDS, stem

# What a word counts where it stands: in the name that fits best, another name, a sign, the text.
ELSEWHERE, SIGN, TEXT = 0.55, 0.45, 0.25
WHOLE_NAME = 0.5  # for a name that says just what was asked
# How much of the query's weight must stand in names if not all its words are anywhere: less is enough if
# it is all of a name. Two words in one name are enough, too, if they are half of all. A word whose spelling
# was put right does not count: it is a guess.
PART_ENOUGH, WHOLE_ENOUGH = 0.6, 0.35
SOFT = frozenset(map(stem, SOFT_WORDS))


@dataclass(frozen=True)
class Ranked:
    """A document that answers a query: how well, and by which name or sign (the text, if by neither)."""

    document: Any
    score: float
    name: str = ""
    sign: str = ""

    @property
    def place(self) -> tuple:
        """Where it stands in the order; titles settle what scores leave open."""
        return (-round(self.score, 6), self.document.title, self.document.key)


def rank(query: Query, documents: Iterable[Any]) -> list[Ranked]:
    """Those of the documents that answer the query, best match first."""
    ranked = [found for document in documents if (found := _rank(query, document))]
    return sorted(ranked, key=lambda found: found.place)


def _rank(query: Query, document: Any) -> Ranked | None:
    names = [(shown, set(stems.split()), counts) for shown, stems, counts in document.names]
    inside = [[_in(term, stems) for term in query.terms] for _shown, stems, _counts in names]
    named = [any(column) for column in zip(*inside, strict=True)] if inside else [False] * len(query.terms)
    sign, signed = _best_sign(query, document)
    tokens = f" {document.words} "
    elsewhere = [
        ELSEWHERE if named[place] else SIGN if signed[place] else TEXT if _in_text(term, tokens) else 0.0
        for place, term in enumerate(query.terms)
    ]
    if not _is_enough(query, elsewhere, names):
        return None
    total = sum(term.weight for term in query.terms)
    best, best_name = 0.7 * _sum(query, elsewhere) / total, ""
    for (shown, stems, counts), matches in zip(names, inside, strict=True):
        if not any(matches):
            continue
        values = [1.0 if match else value for match, value in zip(matches, elsewhere, strict=True)]
        covered = set().union(*(match for match in matches if match))
        share = len(covered) / len(stems)
        score = _sum(query, values) / total * (0.7 + 0.3 * share) * counts
        if share == 1 and all(match or term.soft for match, term in zip(matches, query.terms, strict=True)):
            score += WHOLE_NAME * counts
        if score > best + 1e-9:
            best, best_name = score, shown
    return Ranked(document, best * document.weight, best_name, "" if best_name else sign)


def _in(term: Term, stems: set[str]) -> set[str]:
    """The stems of the alternative that stands in a name; none if none does."""
    for alternative in term.alternatives:
        if stems.issuperset(alternative):
            return set(alternative)
    return set()


def _in_text(term: Term, tokens: str) -> bool:
    return any(all(f" b{stem} " in tokens for stem in stems) for stems in term.alternatives)


def _best_sign(query: Query, document: Any) -> tuple[str, list[bool]]:
    """The sign that says most of what was asked, and which terms are in any sign."""
    best, title = 0.0, ""
    signed = [False] * len(query.terms)
    for shown, stems in document.signs:
        own = set(stems.split())
        inside = [bool(_in(term, own)) for term in query.terms]
        signed = [before or now for before, now in zip(signed, inside, strict=True)]
        weight = sum(term.weight for term, match in zip(query.terms, inside, strict=True) if match)
        if weight > best:
            best, title = weight, shown
    return title, signed


def _sum(query: Query, values: list[float]) -> float:
    return sum(term.weight * value for term, value in zip(query.terms, values, strict=True))


def _is_enough(query: Query, values: list[float], names: list) -> bool:
    """Whether all words are somewhere, or much of what was asked stands in names and signs."""
    hard = [(term, value) for term, value in zip(query.terms, values, strict=True) if not term.soft]
    if all(value for _term, value in hard):
        return True
    inside = [term for term, value in hard if value > TEXT and term.is_sure]
    weight, total = sum(term.weight for term in inside), sum(term.weight for term, _value in hard)
    if weight >= PART_ENOUGH * total:
        return True
    said = {stem for term in inside for stems in term.alternatives for stem in stems}
    if weight >= WHOLE_ENOUGH * total and any(stems - SOFT <= said for _shown, stems, _counts in names):
        return True
    shared = [sum(bool(_in(term, stems)) for term in inside) for _shown, stems, _counts in names]
    together = max(shared, default=0)
    return together > 1 and together * 2 >= len(hard)
