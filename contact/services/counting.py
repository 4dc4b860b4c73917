"""Counts what the reports show: few queries, nothing decrypted."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Case, Count, Min, When
from django.utils import timezone

from contact import figures, reply_clock
from contact.answers import Kind
from contact.models import Enquiry, Notice
from contact.services.hours import clinic_hours
from contact.workflow import Status

WEEKS = 26
NO_PAGE = "No page was named"


def _counted(since):
    return Enquiry.objects.filter(created_at__gte=since).exclude(status__in=(Status.SPAM, Status.DUPLICATE))


def time_to_first_reply(since: datetime | None = None) -> float | None:
    """The median in seconds of opening, over the enquiries of the last four weeks; None without a reply."""
    since = since or timezone.now() - timedelta(weeks=4)
    hours = reply_clock.in_force(since, clinic_hours())
    pairs = _counted(since).exclude(first_reply_at=None).values_list("created_at", "first_reply_at")
    return figures.middle(hours.open_seconds_between(start, end) for start, end in pairs)


def by_kind(since) -> list[tuple[str, int]]:
    """How many of each kind, in the order of the form."""
    found = dict(_counted(since).order_by().values_list("kind").annotate(Count("pk")))
    return [(label, found.get(kind, 0)) for kind, label in Kind.choices()]


def by_page(since) -> list[tuple[str, int]]:
    """How many came from each page, the most first."""
    rows = _counted(since).order_by().values_list("source_title").annotate(number=Count("pk"))
    return [(title or NO_PAGE, number) for title, number in rows.order_by("-number", "source_title")]


def first_monday(weeks: int = WEEKS) -> datetime:
    """Midnight on the first Monday of so many weeks, this one counted: all of a report starts there."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return timezone.make_aware(today - timedelta(days=today.weekday(), weeks=weeks - 1))


def by_week(weeks: int = WEEKS) -> list[tuple]:
    """How many came in each of the last weeks: the week's Monday and the number, the oldest first."""
    since = first_monday(weeks)
    first = timezone.localtime(since).date()
    moments = _counted(since).values_list("created_at", flat=True)
    days = (timezone.localtime(moment).date() for moment in moments)
    found = Counter(day - timedelta(days=day.weekday()) for day in days)
    return [(day, found[day]) for day in (first + timedelta(weeks=week) for week in range(weeks))]


def oldest_unsent() -> timedelta | None:
    """How long the notice that has waited longest is due; None if none is.

    A failed one counts from its beginning, as `/healthz` counts it (clinic.middleware).
    """
    since = Case(When(attempts__gt=0, then="created_at"), default="next_attempt_at")
    first = Notice.objects.filter(sent_at=None, dead_at=None).aggregate(first=Min(since))["first"]
    waited = timezone.now() - first if first else timedelta()
    return waited if waited > timedelta() else None
