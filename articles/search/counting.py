"""Counts what is searched for: the words and the day, never a person, an address or a cookie."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from articles.models import SearchCount

LONGEST = 40
MOST_A_DAY = 5000  # different queries; a flood must not fill the table
SEEN_OFTEN = 3
WINDOW = timedelta(days=30)
KEPT = timedelta(days=400)
MOST_DIGITS = 4
PATIENCE = 200  # milliseconds
_ONE_MORE = """
    INSERT INTO articles_searchcount (query, day, times, found) VALUES (%s, %s, 1, %s)
    ON CONFLICT (query, day) DO UPDATE SET times = articles_searchcount.times + 1, found = excluded.found
"""


def is_countable(typed: str) -> bool:
    """Whether what was typed may be kept: no address, not four digits, nothing long."""
    digits = sum(character.isdigit() for character in typed)
    return bool(typed.strip()) and len(typed) <= LONGEST and "@" not in typed and digits < MOST_DIGITS


def count(typed: str, cleaned: str, found: bool) -> None:
    """Count a search once, if it may be kept. Nobody waits for a database that is busy."""
    query = cleaned.lower()
    if not query or not is_countable(typed) or not is_countable(query):
        return
    try:
        with _hurrying(), transaction.atomic():
            _count(query, found, timezone.localdate())
    except DatabaseError:
        return


@contextmanager
def _hurrying() -> Iterator[None]:
    """Have SQLite give up soon if another process writes."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE:d}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual:d}")


def _count(query: str, found: bool, today: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [query, today, found])


def tidy(today: date | None = None) -> int:
    """Delete what was seen fewer than 3 times in 30 days, once these are over; gives the number of rows."""
    today = today or timezone.localdate()
    recent = (
        SearchCount.objects.filter(day__gt=today - WINDOW)
        .values("query")
        .annotate(total=Sum("times"))
        .filter(total__gte=SEEN_OFTEN)
        .values("query")
    )
    over = SearchCount.objects.filter(day__lte=today - WINDOW)
    rare, _rows = over.exclude(query__in=list(recent.values_list("query", flat=True))).delete()
    old, _rows = SearchCount.objects.filter(day__lte=today - KEPT).delete()
    return rare + old + _bound(today)


def _bound(today: date) -> int:
    """Delete the rarest of a day with more different queries than people have."""
    keys = SearchCount.objects.filter(day=today).order_by("-times", "pk").values_list("pk", flat=True)
    too_many = list(keys[MOST_A_DAY:])
    return SearchCount.objects.filter(pk__in=too_many).delete()[0] if too_many else 0
