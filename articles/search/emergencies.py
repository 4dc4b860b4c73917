"""Finds the sign of an emergency in a query, however it is spelt, and the one action for it.

Nothing of it is counted or kept.
"""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from articles.outline import CareCard
from articles.search import text
from articles.search.emergency_signs import HARMLESS, LOOK_ALIKES, SIGNS, Sign
from articles.search.spelling import sound
from articles.urgency import Urgency

MOST_CHARACTERS, MOST_WORDS = 1000, 60  # different words
_SIGNS = [(sign, [frozenset(map(text.fold, group.split())) for group in sign.groups]) for sign in SIGNS]
_WORDS = sorted({word for _sign, groups in _SIGNS for group in groups for word in group})
_KNOWN = frozenset(_WORDS)
_HEARD = {word: sound(word) for word in _WORDS}
_OURS = {sign.advice for sign in SIGNS}


def signs(typed: str) -> list[Sign]:
    """The signs that a query names. An empty list means that none was found, never that nothing is wrong."""
    there = frozenset(meaning for meanings in _read(typed) for meaning in meanings)
    return [sign for sign, groups in _SIGNS if all(not group.isdisjoint(there) for group in groups)]


def cards(typed: str, named: list[Sign], urgent: list[CareCard]) -> list[CareCard]:
    """Of all care cards the advice for these signs alone: what cannot wait at all, if there is any."""
    found = []
    for card in urgent:
        advice = [chosen for advice in card.advice if (chosen := _with_its_signs(advice, named, typed))]
        found += [replace(card, advice=advice)] if advice else []
    emergencies = [card for card in found if card.urgency == Urgency.EMERGENCY]
    return emergencies or found


def _with_its_signs(advice, named: list[Sign], typed: str):
    """The advice with the one line that is meant, or None if it is not meant."""
    lines = [sign.line for sign in named if sign.advice == advice.name]
    if lines:
        chosen = max(advice.signs, key=lambda line: _likeness(line, lines[0]), default="")
        return replace(advice, signs=[chosen])
    stems = set(map(text.stem, text.words(typed)))
    own = [line for line in advice.signs if _says(line, stems)]
    return replace(advice, signs=own) if own else None


def _likeness(line: str, wanted: str) -> float:
    own, other = set(text.known_stems(line)), set(text.known_stems(wanted))
    return len(own & other) / (len(own | other) or 1)


def _says(line: str, stems: set[str]) -> bool:
    """Whether a query has all words of a sign that an editor wrote: two or more, or the only one."""
    words = text.meaningful([text.known_fold(word) for word in text.plain_words(line.partition("(")[0])])
    return bool(words) and {text.known_stem(word) for word in words} <= stems


def _read(typed: str) -> Iterator[frozenset[str]]:
    """For each word of a query the words of the table that it stands for."""
    folded = [text.fold(word) for word in text.plain_words(typed[:MOST_CHARACTERS])]
    pairs = dict.fromkeys(zip(folded, [*folded[1:], ""], strict=False))
    meant = [word for word, beside in pairs if beside not in HARMLESS.get(word, ())]
    for word in list(dict.fromkeys(meant))[:MOST_WORDS]:
        yield _meanings(word) or _halves(word)


def _meanings(word: str) -> frozenset[str]:
    if word in _KNOWN:
        return frozenset([word])
    if len(word) < 4 or word in LOOK_ALIKES or word.isdigit():
        return frozenset()
    limit = 1 if len(word) < 7 else 2
    heard = sound(word)
    return frozenset(other for other in _WORDS if _is_near(word, other, limit, heard))


def _is_near(word: str, other: str, limit: int, heard: str) -> bool:
    if len(other) < 4 or abs(len(word) - len(other)) > 3:
        return False
    if heard == _HEARD[other]:
        limit += 1
    elif word[0] != other[0]:
        return False
    return OSA.distance(word, other, score_cutoff=limit) <= limit


def _halves(word: str) -> frozenset[str]:
    """Two words that were written as one."""
    for cut in range(3, len(word) - 2):
        if word[:cut] in _KNOWN and word[cut:] in _KNOWN:
            return frozenset([word[:cut], word[cut:]])
    return frozenset()
