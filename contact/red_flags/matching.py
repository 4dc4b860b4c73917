"""Finds phrases in the words of a message, and leaves out what the message denies. Pure.

How a denial reaches, after NegEx (Chapman et al. 2001, doi 10.1006/jbin.2001.1029), but more careful,
because a missed sign costs more than one too many:

* forward, to the end of its clause: a full stop, a line end, "but", "and", "since", "I" and the like;
* over little words only ("no sign of any ..."): in "not sleeping vomiting blood" the blood counts;
* along a list with "or" ("no fever, jaundice or vomiting"); without it, a comma ends the denial;
* back over a colon or question mark: "Jaundice: no."
"""

from collections.abc import Iterator
from dataclasses import dataclass

from contact.red_flags.reading import Pause, Word
from contact.red_flags.vocabulary import (
    CANNOT,
    CONTRASTS,
    FILLERS,
    JOINTS,
    LINKED,
    LINKS,
    NEGATORS,
    REACH_THROUGH,
    STOPS,
    UNLESS_BEFORE,
    WORDS,
)

_REACH = 12  # words that a denial can stand before its sign
_LIST_REACH = 8  # words in which a list must come to its "or"
_ANSWERS_NO = frozenset(["no", "none", "nil", "never", "absent", "negative"])

Span = tuple[int, int]  # numbers of the first and the last word


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a phrase: the words that fit, and the room before it for other words."""

    words: frozenset[str]
    room: int
    small_only: bool


Phrase = list[Step]


def compiled(lines: str) -> list[Phrase]:
    """Phrases, one a line, as steps; how they are written stands in contact.red_flags.rules."""
    return [_steps(line) for line in lines.splitlines() if line.strip()]


def _steps(line: str) -> Phrase:
    steps: Phrase = []
    room, small_only = 0, False
    for part in line.split():
        if not part.strip("_~"):
            room, small_only = len(part), part.startswith("~")
            continue
        words = " ".join(WORDS.get(name, name) for name in part.split("|"))
        steps.append(Step(frozenset(words.split()), room, small_only))
        room, small_only = 0, False
    return steps


class Message:
    """The words of one message, and where each word of the vocabulary stands in it."""

    def __init__(self, words: list[Word]):
        self.words = words
        self.meanings = [word.meanings for word in words]
        self._places: dict[str, list[int]] = {}
        self._index()

    def _index(self) -> None:
        self._places = {}
        for number, meanings in enumerate(self.meanings):
            for meaning in meanings:
                self._places.setdefault(meaning, []).append(number)

    def forget(self, phrases: list[Phrase]) -> None:
        """Take the meaning from the words of these phrases, where nothing separates them."""
        for first, last in list(self._matches(phrases, Pause.NONE)):
            self.meanings[first : last + 1] = [frozenset()] * (last + 1 - first)
        self._index()

    def place(self, span: Span) -> tuple[int, int]:
        """Where these words begin and end in the original text."""
        return self.words[span[0]].start, self.words[span[1]].end

    def spans(self, phrases: list[Phrase], negatable: bool = True) -> Iterator[Span]:
        """The words that make one of the phrases and, unless that does not count, are not denied."""
        for first, last in self._matches(phrases, Pause.CLAUSE):
            if not (negatable and (self._denied_before(first) or self._denied_after(last))):
                yield first, last

    def _matches(self, phrases: list[Phrase], longest_pause: Pause) -> Iterator[Span]:
        known = self._places.keys()
        for phrase in phrases:
            if any(step.words.isdisjoint(known) for step in phrase):
                continue
            starts = {number for word in phrase[0].words & known for number in self._places[word]}
            for first in sorted(starts):
                last = self._end_of(phrase, first, longest_pause)
                if last is not None:
                    yield first, last

    def _end_of(self, phrase: Phrase, first: int, longest_pause: Pause) -> int | None:
        """The last word of the phrase that begins here, as soon as possible; None if it does not."""
        ends = {first}
        for step in phrase[1:]:
            ends = {number for end in ends for number in self._next(step, end, longest_pause)}
            if not ends:
                return None
        return min(ends)

    def _next(self, step: Step, end: int, longest_pause: Pause) -> Iterator[int]:
        """The words that may follow as the next step of a phrase."""
        for number in range(end + 1, min(end + 2 + step.room, len(self.words))):
            word = self.words[number]
            if word.pause > longest_pause:
                return
            if not step.words.isdisjoint(self.meanings[number]):
                yield number
            if not self._may_stand_between(number, step.small_only):
                return

    def _may_stand_between(self, number: int, small_only: bool) -> bool:
        text = self.words[number].text
        if small_only:
            return text in FILLERS
        return text not in CONTRASTS and not self._denies(number)

    def _denies(self, number: int) -> bool:
        """Whether this word is a "not" that is meant as one."""
        text = self.words[number].text
        if text not in NEGATORS:
            return False
        if text == "without" and self._is_doubled(number):
            return False
        after = self.words[number + 1 : number + 2]
        return not (after and after[0].text in UNLESS_BEFORE)

    def _is_doubled(self, number: int) -> bool:
        """Whether a "without" follows another "not": what cannot be done without a sign has the sign."""
        return any(
            word.text in NEGATORS or word.text in CANNOT for word in self.words[max(number - 6, 0) : number]
        )

    def _denied_before(self, first: int) -> bool:
        """Whether a "not" stands before these words and reaches them."""
        for number in range(first - 1, max(first - 1 - _REACH, -1), -1):
            if self.words[number + 1].pause >= Pause.CLAUSE or self.words[number].text in STOPS:
                return False
            if self._denies(number) and self._reaches(number, first):
                return True
        return False

    def _reaches(self, denial: int, first: int) -> bool:
        """Whether only little words or whole members of a list stand between a "not" and a sign."""
        closed = True  # False inside a member of a list: only an "or" or a comma ends it
        for number in range(denial + 1, first + 1):
            word = self.words[number]
            if word.pause == Pause.COMMA:
                if number == denial + 1 or not self._list_goes_on(number):
                    return False
                closed = True
            if number < first:
                closed = self._passes(number, closed)
        return closed

    def _passes(self, number: int, closed: bool) -> bool:
        """Whether a denial that is carried as far as this word is carried over it."""
        text = self.words[number].text
        if text in JOINTS or (text in LINKS and self.words[number - 1].text in LINKED):
            return True
        return closed and text in REACH_THROUGH

    def _list_goes_on(self, number: int) -> bool:
        """Whether an "or" comes after the comma that stands before this word."""
        for word in self.words[number : number + _LIST_REACH]:
            if word.pause >= Pause.CLAUSE or word.text in STOPS:
                return False
            if word.text in JOINTS:
                return True
        return False

    def _denied_after(self, last: int) -> bool:
        """Whether a "no" of its own follows, as in a form: "Jaundice: no"."""
        answer, *after = self.words[last + 1 : last + 3] or [None]
        if answer is None or answer.text not in _ANSWERS_NO:
            return False
        alone = not after or after[0].pause >= Pause.CLAUSE
        return alone and answer.pause in (Pause.CLAUSE, Pause.QUESTION)
