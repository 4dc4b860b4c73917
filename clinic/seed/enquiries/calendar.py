"""When things happened: moments of the six months before the day of loading."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random

from contact.working_hours import LONDON, WorkingHours, reply_by

DAYS = 182
# From the demo's closing time on, the next day is the day of loading: what came last is never due before now.
EVENING = timedelta(hours=6, minutes=30)
STEP = timedelta(minutes=5)
# How often people write at an hour of the day, by the first hour of each part.
PARTS = ((0, 6, 8), (6, 9, 14), (9, 13, 24), (13, 17, 21), (17, 22, 27), (22, 24, 6))


def day_of_loading(now: datetime) -> date:
    """The day from which all moments are counted back."""
    return (now.astimezone(LONDON) + EVENING).date()


@dataclass(frozen=True)
class Calendar:
    """The six months before a day, with the clinic's hours."""

    day: date
    hours: WorkingHours

    @cached_property
    def end(self) -> datetime:
        """Nothing happened after this: the closing time of the day before."""
        return _moment(self.day, time()) - EVENING

    @cached_property
    def fresh_from(self) -> datetime:
        """What came since then is not due before the day of loading has ended."""
        begin, evening = self.end, self.day_end - timedelta(minutes=30)
        while begin > self.end - timedelta(days=5) and reply_by(begin - STEP, self.hours) > evening:
            begin -= STEP
        return begin

    @cached_property
    def day_end(self) -> datetime:
        """Closing time on the day of loading."""
        return _moment(self.day + timedelta(days=1), time()) - EVENING

    @cached_property
    def overdue_from(self) -> datetime:
        """What came then was due a few hours before the end."""
        begin = self.end - timedelta(days=1)
        while reply_by(begin, self.hours) > self.end - timedelta(hours=3):
            begin -= timedelta(hours=3)
        return begin

    def some_moment(self, chance: Random, first: int, last: int) -> datetime:
        """A moment some days before the end, such as people write at: seldom at night, less at weekends."""
        while True:
            day = self.day - timedelta(days=chance.randint(last, first))
            if day.weekday() < 5 or chance.random() < 0.6:
                break
        start, stop, _weight = chance.choices(PARTS, [part[2] for part in PARTS])[0]
        minutes = chance.randrange(start * 60, stop * 60)
        moment = _moment(day, time(minutes // 60, minutes % 60, chance.randrange(60)))
        return min(moment, self.end)

    def later(self, at: datetime, minutes: float) -> datetime:
        """The moment at which the clinic was open for so many minutes since; never after the end."""
        left = timedelta(minutes=minutes)
        for opens, closes in self.hours.stretches_from(at):
            start = max(opens, at)
            if closes <= start:
                continue
            if start + left <= closes:
                return min(start + left, self.end)
            left -= closes - start
        return min(at + left, self.end)


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON)
