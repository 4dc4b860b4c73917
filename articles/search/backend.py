"""Asks FTS5 or tsvector for candidates. Both give the same ones, in the order of their keys."""

from collections.abc import Iterable

from django.db import connection

from articles.search.documents import whole
from articles.search.query import Query, Term

# How many candidates of each sort are looked at: named exactly so, with all words in names, with all words
# anywhere, with any word in a name. The last two make up the rest.
LIMITS = (40, 80, 80, 60)
MOST = 120

_SQLITE = "SELECT rowid FROM articles_searchindex WHERE articles_searchindex MATCH %s ORDER BY rowid LIMIT %s"
_POSTGRESQL = "SELECT id FROM articles_searchdocument WHERE tokens @@ %s::tsquery ORDER BY id LIMIT %s"
_SQLITE_HAS = (
    "SELECT %s WHERE EXISTS (SELECT 1 FROM articles_searchindex WHERE articles_searchindex MATCH %s)"
)
_POSTGRESQL_HAS = "SELECT %s WHERE EXISTS (SELECT 1 FROM articles_searchdocument WHERE tokens @@ %s::tsquery)"


def candidates(query: Query) -> list[int]:
    """The keys of documents that may answer a query, the most promising first (one query)."""
    if not query.hard:
        return []
    hard = query.hard
    conditions = [
        _any(_token("x" + whole(stems)) for stems in query.wholes()),
        _all(_named(term) for term in hard),
        _all(_anywhere(term) for term in hard),
        _any(_named(term) for term in hard),
    ]
    return list(dict.fromkeys(_ask(conditions)))[:MOST]


def in_texts(stems: set[str]) -> set[str]:
    """Which of these stems stand in the text of any document (one query)."""
    if not stems:
        return set()
    statement = _SQLITE_HAS if connection.vendor == "sqlite" else _POSTGRESQL_HAS
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([statement] * len(stems)),
            [value for stem in sorted(stems) for value in (stem, _token("b" + stem))],
        )
        return {row[0] for row in cursor.fetchall()}


def _ask(conditions: list[str]) -> list[int]:
    statement = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    parts = [f"SELECT * FROM ({statement}) AS part{number}" for number in range(len(conditions))]  # noqa: S608
    values = [value for pair in zip(conditions, LIMITS, strict=True) for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return [row[0] for row in cursor.fetchall()]


def _token(token: str) -> str:
    """A token as both languages quote it; it has letters and digits only."""
    return f'"{token}"' if connection.vendor == "sqlite" else f"'{token}'"


def _all(parts: Iterable[str]) -> str:
    joined = (" AND " if connection.vendor == "sqlite" else " & ").join(parts)
    return f"({joined})"


def _any(parts: Iterable[str]) -> str:
    joined = (" OR " if connection.vendor == "sqlite" else " | ").join(parts)
    return f"({joined})"


def _named(term: Term) -> str:
    return _any(_all(_token("n" + stem) for stem in stems) for stems in term.alternatives)


def _anywhere(term: Term) -> str:
    return _any(
        _all(_any(_token(kind + stem) for kind in "nsb") for stem in stems) for stems in term.alternatives
    )
