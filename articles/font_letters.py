"""The characters that the leaflet's fonts have, and what to write where they lack one. Pure.

A single character without a glyph makes the compiler refuse the whole PDF/UA file, so text is cleaned first.
"""

import struct
import unicodedata
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "?"  # the fonts have no box

# Likenesses that Unicode does not name: arrows, hyphens, marks.
_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2043", "-"),
    **dict.fromkeys("\u2012\u2015", "–"),
    **dict.fromkeys("→⇒➔", "->"),
    **dict.fromkeys("←⇐", "<-"),
    **dict.fromkeys("●▪■◦", "•"),
    **dict.fromkeys("\u02b9\u2032", "’"),
    "″": "”",
    "⩽": "≤",
    "⩾": "≥",
}
_NOT_SEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format, half of a pair, private, not assigned


class Cleaner:
    """Cleans text; `replaced` has the characters that no font has, in their order."""

    def __init__(self):
        self.replaced: dict[str, None] = {}

    def clean_all(self, value: Any, but: Container[str]) -> Any:
        """Data with all its texts cleaned, but for the values of these keys."""
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, list):
            return [self.clean_all(item, but) for item in value]
        if not isinstance(value, dict):
            return value
        return {name: item if name in but else self.clean_all(item, but) for name, item in value.items()}

    def clean(self, text: str) -> str:
        """The text in characters that all fonts have; what cannot be seen is left out."""
        composed = unicodedata.normalize("NFC", text)
        if all(character in known_letters() for character in composed):
            return composed
        return "".join(self._clean(character) for character in composed)

    def _clean(self, character: str) -> str:
        if character in known_letters():
            return character
        if character.isspace():
            return " "
        self.replaced[character] = None
        if unicodedata.category(character) in _NOT_SEEN or unicodedata.combining(character):
            return ""
        return _likeness(character) or UNKNOWN

    def code_points(self) -> str:
        """What was replaced, fit for a log: U+1F600 U+80C6."""
        return " ".join(f"U+{ord(character):04X}" for character in self.replaced)


def _likeness(character: str) -> str:
    """The character as the fonts can write it, or nothing: a ligature as its letters, alpha by its name."""
    if character in _ALIKE:
        return _ALIKE[character]
    name = unicodedata.name(character, "")
    if name.startswith("GREEK SMALL LETTER ") and " WITH " not in name:
        return name.removeprefix("GREEK SMALL LETTER ").lower()
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_ALIKE.get(part, part) for part in parts if part in known_letters() or part in _ALIKE)


@cache
def known_letters() -> frozenset[str]:
    """The characters that every one of the fonts has."""
    return frozenset.intersection(*(_letters(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))))


def _letters(font: bytes) -> frozenset[str]:
    """The characters of a TrueType font, from its table `cmap`, format 4 (OpenType specification 1.9)."""
    start = _table(font, b"cmap")
    for entry in range(_words(font, start + 2, 1)[0]):
        subtable = start + struct.unpack_from(">L", font, start + 8 + 8 * entry)[0]
        if _words(font, subtable, 1)[0] == 4:
            return frozenset(chr(code) for code in _codes(font, subtable))
    raise ValueError("This font has no character map of format 4.")


def _table(font: bytes, tag: bytes) -> int:
    for record in range(12, 12 + 16 * _words(font, 4, 1)[0], 16):
        if font[record : record + 4] == tag:
            return struct.unpack_from(">L", font, record + 8)[0]
    raise ValueError(f"This font has no table {tag.decode()}.")


def _codes(font: bytes, subtable: int):
    """The codes that have a glyph: segments of codes, whose glyph is a sum or stands in a list."""
    count = _words(font, subtable + 6, 1)[0] // 2
    starts_at, step = subtable + 16 + 2 * count, 2 * count
    ends, starts = _words(font, subtable + 14, count), _words(font, starts_at, count)
    deltas, offsets = _words(font, starts_at + step, count), _words(font, starts_at + 2 * step, count)
    for segment, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[segment]:
                place = starts_at + 2 * step + 2 * segment + offsets[segment] + 2 * (code - first)
                glyph = _words(font, place, 1)[0]
                if not glyph:
                    continue
            if (glyph + deltas[segment]) & 0xFFFF:
                yield code


def _words(font: bytes, start: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", font, start)
