"""The clock of an enquiry: started, stopped while the clinic waits for the patient, and gone on with. Pure.

Each function gives the columns that change. Time is counted in opening hours (contact.working_hours);
a clinic without hours, or with hours that never come, is taken to keep the working week.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from contact.working_hours import WORKING_WEEK, WorkingHours, reply_by

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # sorts behind all that is due, on every database
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
WARNING_AT = 0.75  # of the time: staff are reminded, and again when all of it is gone


def started(at: datetime, hours: WorkingHours) -> dict:
    """The clock from this moment on: one working day until the reply."""
    due = reply_by(at, hours)
    warning = _later(at, WARNING_AT * _open_seconds(at, due, hours), hours)
    return {
        "reply_by": due,
        "warn_at": min(warning, due),
        "due_at": due,
        "seconds_left": None,
        "seconds_to_warning": None,
        "escalated": 0,
    }


def stopped(at: datetime, due: datetime | None, warning: datetime | None, hours: WorkingHours) -> dict:
    """The clock with what was left of it kept: nothing is due, nobody is warned."""
    return {
        "reply_by": None,
        "warn_at": None,
        "due_at": NEVER,
        "seconds_left": int(_open_seconds(at, due, hours)) if due else None,
        "seconds_to_warning": int(_open_seconds(at, warning, hours)) if warning else None,
    }


def over(at: datetime) -> dict:
    """Nothing is due any more. In one index with what is due, what ended last stands first."""
    return {"due_at": NEVER - (at - _LONG_AGO), "call_back_at": None}


def resumed(
    at: datetime, seconds_left: int | None, seconds_to_warning: int | None, hours: WorkingHours
) -> dict:
    """The clock with what was left of it; a new one if nothing is known."""
    if seconds_left is None:
        return started(at, hours)
    due = _later(at, seconds_left, hours)
    return {
        "reply_by": due,
        "warn_at": min(_later(at, seconds_to_warning or 0, hours), due),
        "due_at": due,
        "seconds_left": None,
        "seconds_to_warning": None,
    }


def in_force(at: datetime, hours: WorkingHours) -> WorkingHours:
    """The hours that time is counted in from this moment on: the clinic's, or a working week if none come."""
    for known in (hours, replace(hours, rows=WORKING_WEEK)):
        if next(known.stretches_from(at), None):
            return known
    return _every_week(hours)


def _later(at: datetime, seconds: float, hours: WorkingHours) -> datetime:
    """The moment at which so much opening has passed."""
    left = timedelta(seconds=seconds)
    for known in (hours, replace(hours, rows=WORKING_WEEK), _every_week(hours)):
        rest = left
        for opens, closes in known.stretches_from(at):
            start = max(opens, at.astimezone(UTC))
            if closes <= start:
                continue
            if start + rest <= closes:
                return known.local(start + rest)
            rest -= closes - start
    return hours.local(at + left)


def _open_seconds(start: datetime, end: datetime, hours: WorkingHours) -> float:
    """Opening between two moments, by the hours that `_later` counts in."""
    return in_force(start, hours).open_seconds_between(start, end)


def _every_week(hours: WorkingHours) -> WorkingHours:
    return replace(hours, rows=WORKING_WEEK, holidays=frozenset())
