"""Which 300 enquiries there are: how many of each fate, of each kind, and who wrote more than once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from random import Random

from clinic.seed.enquiries import fates
from clinic.seed.enquiries.calendar import DAYS, Calendar
from clinic.seed.enquiries.fates import Team
from clinic.seed.enquiries.people import People, Person
from clinic.seed.enquiries.story import Story
from clinic.seed.enquiries.writing import Text, dressed, texts, varied

TOTAL = 300
# How many of 100 ordinary messages are of a kind.
KINDS = {
    "question": 36,
    "patient": 20,
    "appointment": 21,
    "referral": 9,
    "complaint": 5,
    "data": 4,
    "other": 5,
}
# Open ones that came too lately to be due: how they go, how many, and whether a phone number is needed.
FRESH = (
    (fates.untouched, 6, ""),
    (fates.begun, 2, ""),
    (fates.handed_on, 2, ""),
    (fates.call_back_due, 2, "phone"),
    (fates.call_back_planned, 1, "both"),
)
URGENT_DONE, ANSWERED, NOBODY_REACHED, WROTE_TWICE = 12, 55, 5, 14
FRESH_MINUTES = 70  # of the last working day, in which what somebody has begun on came

Fate = Callable[[Story, Team], None]


class Plan:
    """Tells the stories one after the other; the same every time for the same day."""

    def __init__(self, calendar: Calendar, team: Team):
        self.calendar, self.team = calendar, team
        self.chance = Random("demo plan")  # noqa: S311  (no secret)
        self.people = People(self.chance)
        self.numbers = count()
        self.stories: list[Story] = []
        self._ordinary = self._ordinary_texts()

    def told(self) -> list[Story]:
        """All stories, the oldest first."""
        self._open()
        self._suspects()
        self._urgent()
        self._merged()
        self._done()
        return sorted(self.stories, key=lambda story: story.enquiry.created_at)

    def _open(self) -> None:
        for fate, many, reached_by in FRESH:
            for _one in range(many):
                untouched = fate is fates.untouched
                self._tell(self._fresh(untouched), next(self._ordinary), fate, reached_by=reached_by)
        for fate in (fates.forgotten, fates.begun_and_forgotten):
            self._tell(self.calendar.overdue_from, next(self._ordinary), fate)
        for _one in range(3):
            self._tell(self._days_ago(14, 5), next(self._ordinary), fates.waiting, reached_by="both")
        for _one in range(2):
            self._tell(self._days_ago(60, 25), next(self._ordinary), fates.reopened)

    def _suspects(self) -> None:
        """What may be spam: some that nobody has looked at, some that is spam."""
        for text in texts("spam", "suspect"):
            self._tell(self._fresh(untouched=True), text, fates.untouched, reached_by="email")
        for text in texts("spam", "spam"):
            spam = replace(text, kind="other", bare=True)
            self._tell(self._days_ago(150, 12), spam, fates.spam, reached_by="email")

    def _urgent(self) -> None:
        """Three are open; the others were rung at once."""
        signs = [replace(text, bare=True) for text in texts("urgent")]
        for text, fate in zip(signs, (fates.untouched, fates.tried_to_ring, fates.untouched), strict=False):
            moment = self._fresh(untouched=fate is fates.untouched)
            self._tell(moment, text, fate, reached_by="both")
        for number in range(URGENT_DONE):
            text = signs[(number + 3) % len(signs)]
            self._tell(self._days_ago(DAYS, 8), text, fates.rung_at_once, reached_by="phone")

    def _merged(self) -> None:
        """People who wrote the same twice within minutes: joined, one of them still open."""
        for number, text in enumerate(texts("again", "repeated")):
            is_open = number == 0
            at = self._fresh(untouched=False) if is_open else self._days_ago(100, 10)
            first = self._story(at, next(self._ordinary), self.people.make(reached_by="both"))
            again = replace(text, kind=first.kind, whom=first.enquiry.for_whom, bare=True)
            later = at + timedelta(minutes=self.chance.randint(3, 12))
            twin = self._story(later, again, first.person)
            fates.answered_for_both(first, twin, self.team, close=not is_open)

    def _done(self) -> None:
        """All others are answered or closed; some people come back with something new."""
        for number in range(WROTE_TWICE):
            person = self.people.make()
            first, again = self._days_ago(DAYS, 60), self._days_ago(50, 8)
            self._tell(first, next(self._ordinary), fates.closed, person)
            later = texts("again", "later")
            fate = fates.answered if number % 3 == 0 else fates.closed
            self._tell(again, later[number % len(later)], fate, person)
        for _one in range(NOBODY_REACHED):
            self._tell(
                self._days_ago(DAYS, 12), next(self._ordinary), fates.nobody_reached, reached_by="phone"
            )
        for _one in range(ANSWERED):
            self._tell(self._days_ago(28, 4), next(self._ordinary), fates.answered)
        while len(self.stories) < TOTAL:
            self._tell(self._days_ago(DAYS, 8), next(self._ordinary), fates.closed)

    def _tell(
        self, at: datetime, text: Text, fate: Fate, person: Person | None = None, reached_by: str = ""
    ) -> None:
        referrer = text.kind == "referral" and fate is not fates.spam
        who = person or self.people.make(reached_by=reached_by, referrer=referrer, name=text.name)
        fate(self._story(at, text, who), self.team)

    def _story(self, at: datetime, text: Text, person: Person) -> Story:
        number = next(self.numbers)
        message = varied(text.text, self._times(text))
        if not text.bare:
            message = dressed(message, person.name, self.chance)
        story = Story(number, at, person, text, message, self.calendar)
        self.stories.append(story)
        return story

    def _times(self, text: Text) -> int:
        """How often this text was used already: each time it is another variation."""
        return sum(story.text == text for story in self.stories)

    def _fresh(self, untouched: bool) -> datetime:
        """A moment of the last working day's afternoon or after; early on it if somebody has begun since."""
        begin = self.calendar.fresh_from
        if not untouched:
            return begin + timedelta(minutes=self.chance.uniform(0, FRESH_MINUTES))
        return begin + (self.calendar.end - begin) * self.chance.random()

    def _days_ago(self, first: int, last: int) -> datetime:
        return self.calendar.some_moment(self.chance, first, last)

    def _ordinary_texts(self) -> Iterator[Text]:
        """Ordinary texts in turn, the kinds mixed as they come at a desk."""
        of_kind = {kind: self._in_turn(texts(kind)) for kind in KINDS}
        while True:
            order = [kind for kind, share in KINDS.items() for _one in range(share)]
            self.chance.shuffle(order)
            for kind in order:
                yield next(of_kind[kind])

    def _in_turn(self, rows: list[Text]) -> Iterator[Text]:
        """All of them in a chance order, then all of them again."""
        while True:
            self.chance.shuffle(rows)
            yield from rows
