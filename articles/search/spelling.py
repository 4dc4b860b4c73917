"""Puts spelling right against the words of this site's own names, never a general dictionary. Pure."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters; shorter words are too near to one another, but for one lost vowel
LONG = 8  # letters from which on even the first one may be wrong
_SOUNDS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^h(?=[aeiou])", ""),
        (r"ph", "f"),
        (r"gh", ""),
        (r"(sch|sc(?=[eiy])|s?ch(?=[lr]))", "k"),
        (r"[ts]ion", "sn"),
        (r"c(?=[eiy])", "s"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"dg|j", "g"),
        (r"v", "f"),
        (r"(?<=.)[aeiouyhw]", ""),
        (r"^[aeiouy]", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def sound(word: str) -> str:
    """Roughly how a word sounds: consonants that sound alike are one, vowels are left out."""
    for pattern, new in _SOUNDS:
        word = pattern.sub(new, word)
    return word


def mistakes(word: str) -> int:
    """How many mistakes are forgiven in a word of this length."""
    return 0 if len(word) < SHORTEST - 1 else 1 if len(word) < 6 else 2 if len(word) < 9 else 3


class Dictionary:
    """The words that spelling is corrected to, each with how often it is used.

    Words are kept by their length, so that a word is compared with those alone that it could be.
    """

    def __init__(self, used: Mapping[str, int]):
        self.used = used
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(used):
            if len(word) >= SHORTEST and not word.isdigit():
                self._by_length.setdefault(len(word), []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self.used

    def nearest(self, word: str) -> str | None:
        """The word that was most likely meant, or None."""
        limit = mistakes(word)
        if not limit:
            return None
        near = [
            (distance, other)
            for length in range(len(word) - limit - 1, len(word) + limit + 2)
            for other, distance, _place in process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=limit + 1,
                limit=12,
            )
        ]
        return min(self._ranked(word, limit, near), default=(0, 0, None))[-1]

    def _ranked(self, word: str, limit: int, near: Iterable[tuple[int, str]]) -> Iterable[tuple]:
        """Those that are near enough. The first letter is seldom wrong; the ear forgives one mistake more."""
        heard = sound(word)
        for distance, other in near:
            alike, turned = sound(other) == heard, other[0] != word[0]
            if len(word) < SHORTEST and not (alike and other[-1] == word[-1] and not turned):
                continue
            if (alike or self._may_be(word, other)) and distance + turned - alike <= limit:
                yield (round(distance - 0.6 * alike + 0.6 * turned, 1), -self.used[other], other)

    @staticmethod
    def _may_be(word: str, other: str) -> bool:
        """Words that sound different: a first letter is seldom wrong, nor one letter of four."""
        if other[0] != word[0]:
            return len(word) >= LONG
        return len(word) > SHORTEST or len(other) != len(word) or sorted(word) == sorted(other)

    def halves(self, word: str) -> tuple[str, str] | None:
        """Two words that were written as one, the most common ones of all that fit."""
        fits = [
            (min(self.used[word[:cut]], self.used[word[cut:]]), word[:cut], word[cut:])
            for cut in range(3, len(word) - 2)
            if word[:cut] in self.used and word[cut:] in self.used
        ]
        return max(fits)[1:] if fits else None

    def beginning_with(self, start: str, most: int) -> list[str]:
        """The most common words that begin like this."""
        found = [word for word in self.used if word.startswith(start)]
        return sorted(found, key=lambda word: (word != start, -self.used[word], len(word), word))[:most]
