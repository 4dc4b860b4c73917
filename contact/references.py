"""The reference of an enquiry: nine characters that can be read out over the phone. Pure.

Eight random characters of Crockford's base 32 (no I, L, O or U: they are mistaken for others) and
one check character. Crockford's own check needs five more symbols (modulo 37), which nobody can
say on the phone. Here the check character comes from the same 32 instead:

Each character is an element of the finite field GF(32), that is a polynomial of degree below five
with coefficients 0 or 1, taken modulo x^5 + x^2 + 1 (primitive, so the powers of x are all
different up to the 31st). Character i is weighted with x^i, counted from the right, and the check
character makes the weighted sum zero: one parity symbol of a Reed-Solomon code (I. S. Reed and
G. Solomon, "Polynomial codes over certain finite fields", 1960).

* One wrong character changes the sum by x^i times a non-zero difference, so it is always found.
* Two swapped characters change it by (x^i + x^j) times their difference; both factors are
  non-zero, so every swap is found, of neighbours or not, the check character included.
"""

import secrets

from clinic import crockford
from clinic.crockford import ALPHABET, normalise

LENGTH = 9
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_MODULUS = 0b100101  # x^5 + x^2 + 1


def new_reference() -> str:
    """A fresh reference, in its stored form (without hyphens)."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def check_character(body: str) -> str:
    """The character that completes these eight."""
    return ALPHABET[_times_x(_weighted_sum(body))]


def is_well_formed(text: str) -> bool:
    """Whether the text has only characters that stand in references, whole or the beginning."""
    return len(text) <= LENGTH and crockford.is_well_formed(text)


def is_valid(text: str) -> bool:
    """Whether this is a whole reference whose check character fits."""
    reference = normalise(text)
    return len(reference) == LENGTH and is_well_formed(reference) and _weighted_sum(reference) == 0


def formatted(reference: str) -> str:
    """The reference as people see it: 7K3-M9Q-2VX."""
    return "-".join(_groups(reference))


def spelled(reference: str) -> str:
    """The reference as a screen reader should say it: letter by letter, a pause at each group."""
    return ". ".join(", ".join(group) for group in _groups(reference))


def _groups(reference: str) -> list[str]:
    return [reference[start : start + 3] for start in range(0, len(reference), 3)]


def _weighted_sum(text: str) -> int:
    """The sum of all characters times x to their place from the right (Horner's scheme)."""
    total = 0
    for character in text:
        total = _times_x(total) ^ _VALUES[character]
    return total


def _times_x(value: int) -> int:
    """A field element times x."""
    doubled = value << 1
    return doubled ^ _MODULUS if doubled & 0b100000 else doubled
