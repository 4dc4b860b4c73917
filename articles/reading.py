"""How hard a text is to read: school grade, long sentences. Pure.

The grade is Flesch and Kincaid's (Kincaid and others, Research Branch Report 8-75, 1975):
0.39 × words a sentence + 11.8 × syllables a word - 15.59. A grade of 8 is a reading age of about 13.
"""

import re
from collections.abc import Iterable

LONGEST_SENTENCE = 25  # words
HIGHEST_GRADE = 8

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[”’\")]*\s+")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT_END = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
_SOUNDED_END = re.compile(r"(?:[td]ed|(?:[sxz]|ch|sh|[cg])es|[^aeiouy]le|[^aeiouy]les)$")


def sentences(passage: str) -> list[str]:
    """The sentences of one passage: a paragraph, a heading or an item of a list."""
    return [part.strip() for part in _SENTENCE_END.split(passage) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; numbers are none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables an English word has, by its spelling: right for most words, close for the rest."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if _SILENT_END.search(word) and not _SOUNDED_END.search(word):
        count -= 1
    return max(count, 1)


def without_terms(passage: str, terms: Iterable[str]) -> str:
    """A passage without these words, however they are written: terms that the glossary explains."""
    longest_first = sorted({term.strip() for term in terms if term.strip()}, key=len, reverse=True)
    if not longest_first:
        return passage
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
    return pattern.sub(" ", passage)


def grade(passages: Iterable[str], terms: Iterable[str] = ()) -> float:
    """The Flesch-Kincaid grade of a text, its glossary terms taken out; 0.0 for a text without words."""
    terms = list(terms)
    plain = [sentence for passage in passages for sentence in sentences(without_terms(passage, terms))]
    found = [word for sentence in plain for word in words(sentence)]
    if not found:
        return 0.0
    return round(0.39 * len(found) / len(plain) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59, 1)


def long_sentences(passages: Iterable[str], limit: int = LONGEST_SENTENCE) -> list[str]:
    """The sentences with more words than `limit`."""
    found = (sentence for passage in passages for sentence in sentences(passage))
    return [sentence for sentence in found if len(sentence.split()) > limit]
