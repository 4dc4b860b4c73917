"""What a rule is, how its phrases are written, and how urgent it is. Pure.

How a phrase, one a line, is written:

* `blood` is this word, or a near misspelling if it is long; `eyes|skin` is one or the other; a name in
  capitals is a group of contact.red_flags.vocabulary. "can't", "can not" and "cannot" are all `cannot`.
* `_` is room for one other word or none, `__` for up to two, and so on; never for "but" or a "not".
* `~` is room for one small word (FILLERS) or none, `~~` for up to two.
* `#fever` is a number that is a fever in °C or °F, `#long` is 8 or more, `#worst` is 9 or 10.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One sign of one urgent-advice record.

    `needs` names the CONTEXTS of which one must stand somewhere in the message too. `negatable` is
    off where even "I would never ..." should be seen by a person.
    """

    advice: str
    sign: str
    phrases: str
    needs: tuple[str, ...] = ()
    negatable: bool = True


# How urgent each record is, the most urgent first: 999, A&E or an alert card's number, today.
URGENCY = {
    "999": 0,
    "crisis": 0,
    "fever-with-yellow-skin": 1,
    "severe-tummy-pain": 1,
    "during-cancer-drugs": 1,
    "jaundice": 2,
    "cannot-keep-fluids-down": 2,
    "gallstone-pain": 2,
}
