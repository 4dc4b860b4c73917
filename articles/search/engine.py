"""Finds pages by words, whatever was typed."""

import logging
import unicodedata

from django.db import DatabaseError, transaction
from wagtail.models import Page

from articles import queries
from articles.outline import CareCard

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 200
MAX_WORDS = 12
RESULTS_A_PAGE = 10
LITTLE_WORDS = {"and", "are", "for", "has", "have", "the", "with", "you", "your"}


def clean(query: str) -> str:
    """The words of a query: letters, digits, hyphens and apostrophes, at most 12 of them.

    Wagtail's database search breaks on quotes and NUL (SQLite), on spaces alone, on lone surrogates
    and on hundreds of words, so none of these reaches it.
    """
    text = unicodedata.normalize("NFKC", query[: MAX_CHARACTERS * 4].encode(errors="ignore").decode())
    text = "".join(c if c.isalnum() or c in "-'’" or _joins(c) else " " for c in text)
    words = [word.strip("-'’") for word in text[:MAX_CHARACTERS].split()]
    return " ".join([word for word in words if word][:MAX_WORDS])


def _joins(character: str) -> bool:
    """Whether this is an accent that belongs to the letter before it."""
    return unicodedata.category(character) in ("Mn", "Mc")


def search(query: str, limit: int = 100) -> list[Page]:
    """Live, public pages that have all words of a cleaned query; empty if the database refuses it.

    Returns at most `limit` pages, best match first.
    """
    if not query:
        return []
    pages = Page.objects.live().public().filter(depth__gt=1)
    try:
        with transaction.atomic():
            return list(pages.search(query)[:limit])
    except DatabaseError:
        logger.warning("The database refused a search of %d characters", len(query))
        return []


def urgent_cards(query: str) -> list[CareCard]:
    """The urgent advice with a sign that a cleaned query names, the most urgent first (one query, or none).

    A sign is named by two words of it or more and no other words, or by all of its words: "black poo",
    "collapse". One word of a longer sign ("liver") is not enough.
    """
    words = {word for word in query.casefold().split() if len(word) > 2 and word not in LITTLE_WORDS}
    if not words:
        return []
    cards = queries.urgent_cards()
    for card in cards:
        card.advice = [advice for advice in card.advice if any(_names(words, sign) for sign in advice.signs)]
    return [card for card in cards if card.advice]


def _names(words: set[str], sign: str) -> bool:
    own = {word for word in clean(sign).casefold().replace("-", " ").split() if len(word) > 2}
    return words <= own and (len(words) > 1 or words == own - LITTLE_WORDS)
