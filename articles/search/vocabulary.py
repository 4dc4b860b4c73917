"""What the site knows of words: spelling, synonyms, promoted pages, urgent advice. Kept until it changes.

Nothing of what patients type is kept here.
"""

import threading
from dataclasses import dataclass, field
from math import log

from django.apps import apps
from wagtail.contrib.search_promotions.models import SearchPromotion

from articles import queries
from articles.outline import CareCard
from articles.search import text
from articles.search.spelling import Dictionary

Stems = tuple[str, ...]
RAREST = 6.0  # the weight of a word that no name has


@dataclass(frozen=True)
class Vocabulary:
    """Words of names with how many documents have them; what editors say that words mean."""

    version: str
    dictionary: Dictionary
    spellings: dict[str, str]
    stems: dict[str, str]
    documents: dict[str, int]
    synonyms: dict[Stems, list[Stems]]
    longest_synonym: int = 1
    promotions: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # a query: pages, words
    urgent: list[CareCard] = field(default_factory=list)

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        return self.stems.get(word) or text.stem(word)

    def weight(self, stem: str) -> float:
        """How much a stem says: rare ones say more."""
        number = self.documents.get(stem)
        return RAREST if not number else max(0.8, RAREST - log(number + 1))


_lock = threading.Lock()
_known: dict[str, Vocabulary] = {}


def current() -> Vocabulary:
    """The vocabulary of now: one query, and four more in each process after a change."""
    row = _model("SearchVersion").objects.first()
    version = row.value if row else ""
    known = _known.get("now")
    if known is None or known.version != version:
        with _lock:
            known = _known["now"] = read(version)
    return known


def _model(name: str):
    return apps.get_model("articles", name)


def read(version: str = "", without: int | None = None, extra=None) -> Vocabulary:
    """Read it from the database; `without` leaves out a synonym, `extra` has one that is not saved."""
    rows = list(_model("SearchWord").objects.filter(documents__gt=0).values_list(
        "word", "spelling", "stem", "documents"
    ))  # fmt: skip
    synonyms = [row for row in _model("SearchSynonym").objects.all() if row.pk != without]
    synonyms += [extra] if extra else []
    meanings = _meanings(synonyms)
    used = {word: number for word, _spelling, _stem, number in rows if not word.isdigit()}
    documents: dict[str, int] = {}
    for _word, _spelling, stem, number in rows:
        documents[stem] = documents.get(stem, 0) + number
    return Vocabulary(
        version,
        Dictionary(used | _typed_words(synonyms, used)),
        {word: spelling for word, spelling, _stem, _number in rows},
        {word: stem for word, _spelling, stem, _number in rows},
        documents,
        meanings,
        max(map(len, meanings), default=1),
        _promotions(),
        queries.urgent_cards(),
    )


def _promotions() -> dict[str, list[tuple[int, str]]]:
    """The pages that editors put first for a query (Settings, Promoted search results)."""
    found: dict[str, list[tuple[int, str]]] = {}
    rows = SearchPromotion.objects.filter(page__isnull=False).order_by("sort_order", "pk")
    for query, page, description in rows.values_list("query__query_string", "page_id", "description"):
        found.setdefault(query, []).append((page, description))
    return found


def _meanings(synonyms) -> dict[Stems, list[Stems]]:
    meanings: dict[Stems, list[Stems]] = {}
    for synonym in synonyms:
        for phrase in synonym.phrases:
            typed, meant = tuple(text.known_stems(phrase)), tuple(text.name_stems(synonym.meaning))
            if typed and meant and meant not in meanings.setdefault(typed, []):
                meanings[typed].append(meant)
    return meanings


def _typed_words(synonyms, used) -> dict[str, int]:
    """Words that editors know patients to type are spelt right, too."""
    return {
        word: 1
        for synonym in synonyms
        for phrase in synonym.phrases
        for word in map(text.fold, text.plain_words(phrase))
        if word not in used and not word.isdigit()
    }
