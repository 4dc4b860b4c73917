"""Reads a message as words that remember where they stand, whatever its spelling. Pure.

Case, accents, apostrophes, invisible marks and letters of other widths make no difference. What a
word may stand for (its `meanings`) are words of the vocabulary: itself, or those that it misspells.
Distances are optimal string alignment (rapidfuzz), where two swapped letters are one mistake.
Nothing but single characters is kept between two messages: no cache ever holds a patient's words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from contact.red_flags.vocabulary import JOINED_NOT, LOOK_ALIKES, SAME_WORDS

_APOSTROPHES = frozenset("'’‘‛`´ʼ＇′")  # noqa: RUF001
_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<mark>\.{2,}|[^\w\s]|[\n_])")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_LONGEST = 25  # letters; no word of the vocabulary is as long, and distances cost time
_MOST_PARTS = 4  # letters in one character; only whole phrases in one have more, none of them English
_SPOKEN = {"/": "or", "&": "and", "+": "and"}


class Pause(IntEnum):
    """What stands between two words, from nothing to the end of a sentence."""

    NONE = 0
    COMMA = 1
    CLAUSE = 2
    QUESTION = 3
    SENTENCE = 4


_PAUSES = dict.fromkeys(':;()[]{}"“”«»–—\n', Pause.CLAUSE) | {
    "?": Pause.QUESTION,
    ".": Pause.SENTENCE,
    "!": Pause.SENTENCE,
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a message: as it is compared, where it stands, what comes before it, what it may mean."""

    text: str
    start: int
    end: int
    pause: Pause
    meanings: frozenset[str] = frozenset()


class Vocabulary:
    """The words that are looked for, and those among them whose misspellings count.

    In these, one mistake is forgiven, from eight letters on two. The first letter must be right:
    "never" is not "fever".
    """

    def __init__(self, words: Iterable[str], often_misspelled: Iterable[str]):
        self.words = frozenset(words)
        self._near: dict[str, list[tuple[str, int]]] = {}
        for word in sorted(often_misspelled):
            self._near.setdefault(word[0], []).append((word, 2 if len(word) >= 8 else 1))

    def meanings(self, text: str) -> frozenset[str]:
        """The words that this one stands for; none for most words."""
        if text[0].isdecimal():
            return _number_meanings(float(text.replace(",", ".")))
        if text in self.words:
            return frozenset([text])
        if not 4 <= len(text) <= _LONGEST or text in LOOK_ALIKES:
            return frozenset()
        return frozenset(
            word
            for word, limit in self._near.get(text[0], ())
            if OSA.distance(text, word, score_cutoff=limit) <= limit
        )


def _number_meanings(number: float) -> frozenset[str]:
    """What a number may be: a fever (°C or °F), 8 hours and more, 9 or 10 on the scale of pain."""
    fits = {
        "#fever": 37.5 <= number <= 43 or 99.5 <= number <= 109,
        "#long": 8 <= number <= 96,
        "#worst": 9 <= number <= 10,
    }
    return frozenset(name for name, is_one in fits.items() if is_one)


def read(text: str, vocabulary: Vocabulary) -> list[Word]:
    """The words of a message, in order, with their meanings. Never raises, whatever the text is."""
    known: dict[str, frozenset[str]] = {}
    words = []
    for word in _with_nots_joined(_words(text)):
        plain = SAME_WORDS.get(word.text, word.text)
        if plain not in known:
            known[plain] = vocabulary.meanings(plain)
        words.append(replace(word, text=plain, meanings=known[plain]))
    return words


def _with_nots_joined(words: Iterable[Word]) -> Iterator[Word]:
    """Make one word of "can not", and of "can t" where an apostrophe became a space."""
    held: Word | None = None
    for word in words:
        joined = held and not word.pause and _joined(held.text, word.text)
        if held and joined:
            yield replace(held, text=joined, end=word.end)
            held = None
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _joined(first: str, second: str) -> str | None:
    if second == "not":
        return JOINED_NOT.get(first)
    return first + second if second == "t" and first.endswith("n") else None


def _words(text: str) -> Iterator[Word]:
    """The words and numbers of a text, with the longest pause before each."""
    plain, places = _plain(text)
    pause, newlines = Pause.NONE, 0
    for token in _TOKEN.finditer(plain):
        sign = token["mark"]
        if sign and sign not in _SPOKEN:
            newlines += sign == "\n"
            pause = max(pause, Pause.SENTENCE if newlines > 1 else _pause_of(plain, token))
            continue
        start, end = places[token.start()], _end_of_letter(text, places[token.end() - 1])
        word = _SPOKEN[sign] if sign else _DRAWN_OUT.sub(r"\1", token[0]) if token["word"] else token[0]
        yield Word(word, start, end, pause)
        pause, newlines = Pause.NONE, 0


def _pause_of(plain: str, token: re.Match[str]) -> Pause:
    """How long a mark makes the reader pause; a hyphen inside a word is none."""
    sign = token[0]
    if sign == "-":
        around = plain[max(token.start() - 1, 0) : token.end() + 1]
        return Pause.CLAUSE if len(around) < 3 or " " in around else Pause.NONE
    if sign.startswith(".."):
        return Pause.CLAUSE
    return _PAUSES.get(sign, Pause.COMMA)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in bare small letters, and for each of them its place in the original."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        bare = _bare(character)
        letters.append(bare)
        places.extend([place] * len(bare))
    return "".join(letters), places


@lru_cache(maxsize=1024)
def _bare(character: str) -> str:
    """A character without accent, width and case; nothing for apostrophes and invisible marks."""
    if character in _APOSTROPHES:
        return ""
    if character.isascii():
        return character.lower()
    spread = unicodedata.normalize("NFKD", character).casefold()
    if len(spread) > _MOST_PARTS:
        return " "
    return "".join(part for part in spread if unicodedata.category(part) not in ("Mn", "Me", "Mc", "Cf"))


def _end_of_letter(text: str, place: int) -> int:
    """The place behind this character and all accents that stand on it."""
    end = place + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end
