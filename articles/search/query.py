"""Understands what was typed: spelling, words that were joined or split, synonyms, little words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, product

from articles.search import text
from articles.search.vocabulary import Stems, Vocabulary

BEGINNINGS = 30  # of words that begin as what is being typed
LIGHT = 0.3  # what a soft word weighs beside others
MOST_WHOLES = 8


@dataclass(frozen=True)
class Word:
    """A word as it was typed and as it is compared; `typed` stays when the spelling is put right."""

    typed: str
    folded: str
    corrected: bool = False


@dataclass(frozen=True)
class Term:
    """One thing that was asked for: stems that mean it, each alternative all together."""

    alternatives: tuple[Stems, ...]
    weight: float
    soft: bool = False
    is_sure: bool = True  # of its spelling


@dataclass(frozen=True)
class Query:
    """What was typed, as the search understands it."""

    words: list[Word]
    terms: list[Term]
    prefix: str = ""
    body_words: frozenset[str] = frozenset()

    @property
    def hard(self) -> list[Term]:
        """The terms that a result should have."""
        return [term for term in self.terms if not term.soft]

    @property
    def corrected(self) -> str:
        """The query with its spelling put right; empty if nothing was changed."""
        if not any(word.corrected for word in self.words):
            return ""
        return " ".join(word.typed for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems that are marked in a result."""
        return frozenset(stem for term in self.terms for stems in term.alternatives for stem in stems)

    def wholes(self) -> list[list[str]]:
        """The stems of all terms together, as a name that says just this would have them."""
        choices = [
            choice
            for terms in (self.terms, self.hard)
            for choice in islice(product(*(term.alternatives for term in terms)), MOST_WHOLES)
        ]
        return [[stem for stems in choice for stem in stems] for choice in choices if choice]


def parse(
    cleaned: str,
    vocabulary: Vocabulary,
    in_texts: Callable[[set[str]], set[str]],
    exact: bool = False,
    prefix: bool = False,
) -> Query:
    """Understand a cleaned query. `in_texts` says which of these stems stand in the text of any page.

    With `exact`, the spelling stays as it is. With `prefix`, the last word is still being typed.
    """
    words = [Word(typed, text.fold(typed)) for typed in text.plain_words(cleaned)]
    start = words[-1].folded if prefix and words and not exact else ""
    body_words: frozenset[str] = frozenset()
    if not exact:
        unknown = {vocabulary.stem(word.folded) for word in words if not _is_known(word.folded, vocabulary)}
        body_words = frozenset(in_texts(unknown)) if unknown else body_words
        words = _corrected(words, vocabulary, body_words, start)
    return replace(_understood(words, vocabulary, start), body_words=body_words)


def without_texts(query: Query, cleaned: str, vocabulary: Vocabulary, prefix: bool = False) -> Query:
    """Understand it again and put right even words that stand in texts, because nothing was found so."""
    return parse(cleaned, vocabulary, lambda stems: set(), prefix=prefix) if query.body_words else query


def _is_known(folded: str, vocabulary: Vocabulary) -> bool:
    return (
        folded in text.LITTLE_WORDS
        or folded in text.SOFT_WORDS
        or folded in vocabulary.dictionary
        or vocabulary.stem(folded) in vocabulary.documents
        or (vocabulary.stem(folded),) in vocabulary.synonyms
        or folded.isdigit()
    )


def _corrected(words: list[Word], vocabulary: Vocabulary, body_words: frozenset, start: str) -> list[Word]:
    found: list[Word] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        is_last = not waiting
        if waiting and _makes_one(word, waiting[0], vocabulary):
            found += [word, waiting.pop(0)]  # `gall bladder`: the term has both ways
        elif (
            _is_known(word.folded, vocabulary)
            or vocabulary.stem(word.folded) in body_words
            or (is_last and start and vocabulary.dictionary.beginning_with(start, 1))
        ):
            found.append(word)
        elif joined := waiting and _joined(word, waiting[0], vocabulary):
            found.append(joined)
            waiting.pop(0)
        else:
            found += _put_right(word, vocabulary)
    return found


def _makes_one(word: Word, following: Word, vocabulary: Vocabulary) -> bool:
    """Whether two words are known as one."""
    both = word.folded + following.folded
    return following.folded not in text.LITTLE_WORDS and both in vocabulary.dictionary


def _joined(word: Word, following: Word, vocabulary: Vocabulary) -> Word | None:
    """One word of two that make a known one: `gal stones`."""
    if following.folded in text.LITTLE_WORDS:
        return None
    both = word.folded + following.folded
    right = both if both in vocabulary.dictionary else None
    if right is None and len(both) > 7 and vocabulary.dictionary.nearest(word.folded) is None:
        right = vocabulary.dictionary.nearest(both)
    return _word(right, vocabulary) if right else None


def _put_right(word: Word, vocabulary: Vocabulary) -> list[Word]:
    """The word as it was most likely meant; itself if nobody can tell."""
    if halves := vocabulary.dictionary.halves(word.folded):
        return [_word(half, vocabulary) for half in halves]
    nearest = vocabulary.dictionary.nearest(word.folded)
    return [_word(nearest, vocabulary) if nearest else word]


def _word(folded: str, vocabulary: Vocabulary) -> Word:
    return Word(vocabulary.spellings.get(folded, folded), folded, corrected=True)


def _understood(words: list[Word], vocabulary: Vocabulary, start: str) -> Query:
    folded = [word.folded for word in words]
    terms: list[Term] = []
    place = 0
    while place < len(folded):
        length, term = _term_at(folded, place, vocabulary, start)
        sure = not any(word.corrected for word in words[place : place + length])
        term = term and replace(term, is_sure=sure)
        terms += [term] if term and term not in terms else []
        place += length
    if not terms and folded:  # nothing but little words
        terms = [_term([(vocabulary.stem(word),)], vocabulary) for word in folded]
    if terms and all(term.soft for term in terms):
        terms = [replace(term, soft=False) for term in terms]
    return Query(words, terms, start)


def _term_at(folded: list[str], place: int, vocabulary: Vocabulary, start: str) -> tuple[int, Term | None]:
    """How many words from here on make a term, and the term; None for a little word."""
    is_typing = bool(start) and place == len(folded) - 1
    word = folded[place]
    if is_typing:
        return 1, _beginning(word, vocabulary)
    for length, span in _spans(folded, place, vocabulary.longest_synonym):
        stems = tuple(map(vocabulary.stem, span))
        if meanings := vocabulary.synonyms.get(stems):
            return length, _term([stems, *meanings], vocabulary)
    if word in text.LITTLE_WORDS:
        return 1, None
    both = word + folded[place + 1] if place + 1 < len(folded) else ""
    if both in vocabulary.dictionary and folded[place + 1] not in text.LITTLE_WORDS:
        pair = (vocabulary.stem(word), vocabulary.stem(folded[place + 1]))
        return 2, _term([pair, (vocabulary.stem(both),)], vocabulary)
    return 1, _term([(vocabulary.stem(word),)], vocabulary, word in text.SOFT_WORDS)


def _spans(folded: list[str], place: int, longest: int) -> Iterator[tuple[int, list[str]]]:
    """Words from here on that may be a phrase, the longest first; little words in it may be left out."""
    for length in range(min(longest + 2, len(folded) - place), 0, -1):
        span = folded[place : place + length]
        if length <= longest:
            yield length, span
        if span[0] not in text.LITTLE_WORDS and span[-1] not in text.LITTLE_WORDS:
            shorter = [word for word in span if word not in text.LITTLE_WORDS]
            if len(shorter) < length and len(shorter) <= longest:
                yield length, shorter


def _beginning(word: str, vocabulary: Vocabulary) -> Term:
    """A word that is still being typed: all that it may become, and what it means if it is one already."""
    beginnings = vocabulary.dictionary.beginning_with(word, BEGINNINGS)
    meant = vocabulary.synonyms.get((vocabulary.stem(word),), []) if word in vocabulary.dictionary else []
    alternatives = [*((vocabulary.stem(one),) for one in beginnings), *meant]
    return _term(dict.fromkeys(alternatives) or [(vocabulary.stem(word),)], vocabulary)


def _term(alternatives: Iterable[Stems], vocabulary: Vocabulary, soft: bool = False) -> Term:
    """A term weighs as much as its rarest stem does in its commonest alternative."""
    chosen = tuple(alternatives)
    weight = min(max(vocabulary.weight(stem) for stem in stems) for stems in chosen)
    return Term(chosen, weight * (LIGHT if soft else 1), soft)
