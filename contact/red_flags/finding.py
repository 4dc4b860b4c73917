"""Walks through the table of signs. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contact.red_flags.contexts import CONTEXTS, HARMLESS
from contact.red_flags.matching import Message, Phrase, compiled
from contact.red_flags.reading import Vocabulary, read
from contact.red_flags.rules import URGENCY, Rule
from contact.red_flags.signs_999 import CALL_999
from contact.red_flags.signs_other import CALL_OTHERS
from contact.red_flags.vocabulary import OFTEN_MISSPELLED

RULES = (*CALL_999, *CALL_OTHERS)
_HARMLESS = compiled(HARMLESS)
_CONTEXTS: dict[str, tuple[str, list[Phrase]]] = {
    name: (label, compiled(phrases)) for name, (label, phrases) in CONTEXTS.items()
}
_RULES: list[tuple[Rule, list[Phrase]]] = [(rule, compiled(rule.phrases)) for rule in RULES]
_EVERY_PHRASE = [
    phrase
    for phrases in (_HARMLESS, *(pair[1] for pair in _CONTEXTS.values()), *(pair[1] for pair in _RULES))
    for phrase in phrases
]
VOCABULARY = Vocabulary(
    (word for phrase in _EVERY_PHRASE for step in phrase for word in step.words), OFTEN_MISSPELLED
)


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign in a message: the urgent-advice record it belongs to, its name, the place of its words."""

    advice: str
    sign: str
    start: int
    end: int


def find(text: str) -> list[RedFlag]:
    """The signs of an emergency in a message, the most urgent first, then in the order of the text.

    `start` and `end` are places in this very text. Flags of one advice never overlap. An empty list
    means that nothing was found, never that nothing is wrong. Raises nothing, whatever the text is.
    """
    message = Message(read(text, VOCABULARY))
    message.forget(_HARMLESS)
    found = [
        RedFlag(rule.advice, f"{rule.sign} {label}".rstrip(), *message.place(span))
        for rule, phrases in _RULES
        for label in _labels(rule, message)
        for span in message.spans(phrases, rule.negatable)
    ]
    return sorted(_without_overlaps(found), key=lambda flag: (URGENCY[flag.advice], flag.start, flag.end))


def _labels(rule: Rule, message: Message) -> list[str]:
    """What the sign's name goes on with: one text, or none if the sign needs a context and has none."""
    if not rule.needs:
        return [""]
    return [_CONTEXTS[name][0] for name in rule.needs if any(message.spans(_CONTEXTS[name][1]))][:1]


def _without_overlaps(flags: Iterable[RedFlag]) -> Iterator[RedFlag]:
    """Of flags of one advice that overlap, the one that begins first and, of those, reaches furthest."""
    ends: dict[str, int] = {}
    for flag in sorted(flags, key=lambda flag: (flag.start, -flag.end)):
        if flag.start >= ends.get(flag.advice, 0):
            ends[flag.advice] = flag.end
            yield flag
