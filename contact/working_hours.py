"""When the clinic reads messages, and until when a person has replied: the promise's clock. Pure.

A person replies within one working day. One working day is the length of the opening on the day on
which the clock starts; it is counted in minutes of opening, and the end is rounded up to half a day,
so that patients read "by the end of Tuesday morning" and staff know the very minute:

* A day has two halves. The first ends at the break, if there is one roughly in the middle, else in
  the middle of the opening (counted in minutes); the second ends at closing.
* A day that closes by 1:30pm, or opens at noon or later, is one half.
* Without opening hours, or with hours that never come, the clock runs Monday to Friday, 9am to 5pm.

Rows are in local time and may overlap; a row that runs backwards opens nothing. Sums are made in UTC,
because Python compares and subtracts two times of one zone by the clock on the wall, which is wrong
when summer time begins or ends. Bank holidays come from the package `holidays`, which follows
https://www.gov.uk/bank-holidays.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays as calendars

LONDON = ZoneInfo("Europe/London")
LOOK_AHEAD_DAYS = 366  # hours that do not come within a year never come
DATE_AFTER_DAYS = 6  # further away than this, the name of a weekday alone could mean two days
MORNING_ENDS, AFTERNOON_BEGINS, AFTERNOON_ENDS = time(13, 30), time(12), time(18)
SMALLEST_HALF = 0.25  # of a day's opening: a break nearer to either end does not make two halves

Row = tuple[int, int, time, time]  # first day and last day (0 is Monday), opens, closes
Stretch = tuple[datetime, datetime]  # opens, closes, in UTC

WORKING_WEEK: tuple[Row, ...] = ((0, 4, time(9), time(17)),)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of a year. Kept by year: the package's own object is not safe in threads."""
    return frozenset(calendars.country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(day: date) -> bool:
    """Whether the day is a bank holiday in England."""
    return day in _bank_holidays(day.year)


@dataclass(frozen=True)
class WorkingHours:
    """The hours in which messages are read: rows as editors enter them, a zone, days off.

    `holidays` is a set of dates, or a function that says of a date whether it is one.
    Every moment that is handed in must know its zone; a naive one raises ValueError.
    """

    rows: Sequence[Row] = ()
    zone: ZoneInfo = LONDON
    holidays: Callable[[date], bool] | Container[date] = is_bank_holiday

    def is_holiday(self, day: date) -> bool:
        """Whether the clinic keeps this day as a holiday."""
        return self.holidays(day) if callable(self.holidays) else day in self.holidays

    def local(self, moment: datetime) -> datetime:
        """The moment on the clinic's clock. Raises ValueError if it has no zone."""
        if moment.utcoffset() is None:
            raise ValueError("A moment without a time zone says nothing about opening hours.")
        return moment.astimezone(self.zone)

    def stretches(self, day: date) -> list[Stretch]:
        """The opening of one day, in order; rows that touch or overlap are one stretch."""
        merged: list[Stretch] = []
        for opens, closes in self._moments(day):
            if merged and opens <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(closes, merged[-1][1]))
            else:
                merged.append((opens, closes))
        return merged

    def _moments(self, day: date) -> list[Stretch]:
        """The rows that hold on this day, the earliest first; none on a holiday."""
        rows = [row for row in self.rows if row[0] <= day.weekday() <= row[1]]
        if not rows or self.is_holiday(day):
            return []
        moments = ((self._utc(day, opens), self._utc(day, closes)) for _, _, opens, closes in rows)
        return sorted((opens, closes) for opens, closes in moments if opens < closes)

    def _utc(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, tzinfo=self.zone).astimezone(UTC)

    def stretches_from(self, at: datetime) -> Iterator[Stretch]:
        """The opening from the day of this moment on, for as far as is looked ahead."""
        first = self.local(at).date()
        for ahead in range(LOOK_AHEAD_DAYS + 1):
            yield from self.stretches(first + timedelta(days=ahead))

    def is_open(self, at: datetime) -> bool:
        """Whether somebody reads messages at this moment; at closing time nobody does any more."""
        now = self.local(at)
        return any(opens <= now < closes for opens, closes in self.stretches(now.date()))

    def next_opening(self, at: datetime) -> datetime | None:
        """When the doors open next, at this moment or later; None if they never do.

        While the clinic is open this is the opening after the one that runs.
        """
        coming = (opens for opens, _ in self.stretches_from(at) if opens >= at)
        opening = next(coming, None)
        return opening and self.local(opening)

    def open_seconds_between(self, start: datetime, end: datetime) -> float:
        """How many seconds of opening lie between two moments; 0 if they stand the wrong way round.

        Without opening hours no time ever passes: compare moments with `reply_by` instead.
        """
        begin, finish = self.local(start).astimezone(UTC), self.local(end).astimezone(UTC)
        first, last = self.local(start).date(), self.local(end).date()
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        parts = (
            (min(closes, finish) - max(opens, begin)).total_seconds()
            for day in days
            for opens, closes in self.stretches(day)
        )
        return sum((part for part in parts if part > 0), 0.0)

    def half_day_ends(self, day: date) -> list[datetime]:
        """When the halves of this day end: two moments, one on a short day, none on a day off."""
        stretches = self.stretches(day)
        if not stretches:
            return []
        opening, closing = self.local(stretches[0][0]), self.local(stretches[-1][1])
        if closing.time() <= MORNING_ENDS or opening.time() >= AFTERNOON_BEGINS:
            return [closing]
        return [self.local(_middle(stretches)), closing]


def reply_by(at: datetime, working_hours: WorkingHours) -> datetime:
    """Until when a person has replied to a message that came at this moment, on the clinic's clock.

    If the hours never come, the working week is taken instead, with the same days off and, should
    they be all days, without. Raises ValueError if the moment has no zone.
    """
    weekdays = replace(working_hours, rows=WORKING_WEEK)
    for hours in (working_hours, weekdays):
        moment = _one_working_day_later(at, hours)
        if moment:
            return _rounded_up(moment, hours)
    every_week = replace(weekdays, holidays=frozenset())
    return _rounded_up(_one_working_day_later(at, every_week) or at, every_week)


def _one_working_day_later(at: datetime, hours: WorkingHours) -> datetime | None:
    """The moment at which as much opening has passed as the day has on which the clock starts."""
    left = None
    for opens, closes in hours.stretches_from(at):
        start = max(opens, at.astimezone(UTC))
        if closes <= start:
            continue
        if left is None:
            left = _length(hours.stretches(hours.local(start).date()))
        if start + left <= closes:
            return start + left
        left -= closes - start
    return None


def _rounded_up(moment: datetime, hours: WorkingHours) -> datetime:
    """The end of the half day in which a moment of opening lies."""
    return next(end for end in hours.half_day_ends(hours.local(moment).date()) if end >= moment)


def _middle(stretches: list[Stretch]) -> datetime:
    """Where the first half of a day ends: at a break that is near the middle, else in the middle."""
    half = _length(stretches) / 2
    edge = half * (1 - 2 * SMALLEST_HALF)
    breaks, passed, middle = [], timedelta(), stretches[0][0]
    for opens, closes in stretches:
        if passed < half:
            middle = opens + min(half - passed, closes - opens)
        passed += closes - opens
        if abs(passed - half) <= edge:
            breaks.append((abs(passed - half), closes))
    return min(breaks)[1] if breaks else middle


def _length(stretches: list[Stretch]) -> timedelta:
    return sum((closes - opens for opens, closes in stretches), timedelta())


def promise_words(moment: datetime, hours: WorkingHours, now: datetime | None = None) -> str:
    """The end of a half day in words: "by the end of Tuesday morning, 24 November".

    The part of the day is named after the clock, so that the words never mean an earlier moment.
    The year is added if it is not the one of `now` (the present if left out).
    """
    local, today = hours.local(moment), hours.local(now or datetime.now(UTC))
    clock = local.time()
    part = "morning" if clock <= MORNING_ENDS else "afternoon" if clock <= AFTERNOON_ENDS else "evening"
    year = "" if local.year == today.year else f" {local.year}"
    return f"by the end of {local:%A} {part}, {local.day} {local:%B}{year}"


def closed_words(at: datetime, hours: WorkingHours) -> str:
    """Until when nobody reads messages: "Nobody reads messages until 9am on Monday."

    Empty while the clinic is open, and if it has no opening hours at all (or none that ever come):
    then nothing can be said. The date stands there if a weekday alone could be misunderstood: more
    than six days ahead, or with a holiday before it.
    """
    opening = None if hours.is_open(at) else hours.next_opening(at)
    if opening is None:
        return ""
    day = _day_words(hours.local(at), opening, hours)
    return f"Nobody reads messages until {_clock_words(opening)} {day}."


def _clock_words(moment: datetime) -> str:
    """A time of day as people say it: 9am, 2:30pm."""
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def _day_words(now: datetime, opening: datetime, hours: WorkingHours) -> str:
    """A day as seen from today: "today", "tomorrow", "on Tuesday", "on Tuesday 29 December"."""
    today, days = now.date(), (opening.date() - now.date()).days
    if days < 2:
        return ("today", "tomorrow")[days]
    dated = days > DATE_AFTER_DAYS or any(hours.is_holiday(today + timedelta(n)) for n in range(days))
    year = "" if opening.year == now.year else f" {opening.year}"
    return f"on {opening:%A} {opening.day} {opening:%B}{year}" if dated else f"on {opening:%A}"
