"""Crockford's base 32: digits and letters that people can read out and copy without mistakes. Pure.

There is no I, L, O or U, which are mistaken for others; who writes an O means 0, an I or L means 1
(https://www.crockford.com/base32.html).
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5  # that one character holds

# What people write instead: hyphens and dashes of all kinds, dots, and letters that look alike.
SEPARATORS = " \t\u00a0-\u2010\u2011\u2012\u2013\u2014._"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_IGNORED = str.maketrans("", "", SEPARATORS)
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


def normalise(text: str) -> str:
    """What a person typed or read out: without separators, in capitals, look-alikes put right."""
    return text.translate(_IGNORED).upper().translate(_LOOKALIKES)


def is_well_formed(text: str) -> bool:
    """Whether there is text and all of it is characters of the alphabet; normalise first."""
    return bool(text) and all(character in _VALUES for character in text)


def encode(number: int) -> str:
    """A number, 0 or more, in as few characters as it needs."""
    characters = ALPHABET[number % len(ALPHABET)]
    while number := number >> BITS:
        characters = ALPHABET[number % len(ALPHABET)] + characters
    return characters


def decode(text: str) -> int:
    """The number that well-formed text stands for."""
    number = 0
    for character in text:
        number = number << BITS | _VALUES[character]
    return number
