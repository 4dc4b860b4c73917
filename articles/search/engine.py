"""Finds what a patient means, whatever was typed: one list, best match first, the same on both databases."""

import logging
from dataclasses import dataclass, field

from django.apps import apps
from django.db import DatabaseError, transaction

from articles.search import backend, query, ranking, vocabulary
from articles.search.query import Query
from articles.search.ranking import Ranked
from articles.search.text import MAX_CHARACTERS, MAX_WORDS, clean
from articles.search.vocabulary import Vocabulary

__all__ = ["MAX_CHARACTERS", "MAX_WORDS", "RESULTS_A_PAGE", "Found", "clean", "search"]

logger = logging.getLogger(__name__)
RESULTS_A_PAGE = 10
_READ = ("key", "kind", "page_id", "term_id", "title", "line", "organ", "weight", "names", "signs", "words")


@dataclass
class Found:
    """What was found for a query, and how the query was understood."""

    query: Query
    results: list[Ranked] = field(default_factory=list)


def search(cleaned: str, exact: bool = False, prefix: bool = False, known: Vocabulary | None = None) -> Found:
    """All that answers a cleaned query, best match first; nothing if the database refuses it.

    `exact` keeps the spelling, `prefix` says that the last word is still being typed.
    """
    nothing = Found(Query([], []))
    if not cleaned:
        return nothing
    try:
        with transaction.atomic():
            return _search(cleaned, exact, prefix, known or vocabulary.current())
    except DatabaseError:
        logger.warning("The database refused a search of %d characters", len(cleaned))
        return nothing


def _search(cleaned: str, exact: bool, prefix: bool, known: Vocabulary) -> Found:
    understood = query.parse(cleaned, known, backend.in_texts, exact, prefix)
    found = Found(understood, _answers(understood))
    if not found.results and understood.body_words:
        again = query.without_texts(understood, cleaned, known, prefix)
        found = Found(again, _answers(again)) if again.corrected else found
    return found


def _answers(understood: Query) -> list[Ranked]:
    keys = backend.candidates(understood)
    documents = apps.get_model("articles", "SearchDocument").objects.filter(pk__in=keys).only(*_READ)
    return ranking.rank(understood, documents) if keys else []
