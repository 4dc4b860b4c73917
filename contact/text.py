"""Makes safe, plain text of whatever a form brings. Pure.

Nothing a person can see is lost: only characters go that no keyboard writes on purpose and that
databases, mail or screens stumble over.
"""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters that are neither space nor line end
    "\ud800-\udfff"  # halves of surrogate pairs, which no encoding can write
    "\u202a-\u202e\u2066-\u2069"  # turn the reading direction: a text can look like another
    "]"
)


def clean_text(text: str) -> str:
    """Text of several lines: line ends are one kind, control characters are gone."""
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ").strip()


def clean_line(text: str) -> str:
    """Text of one line: line ends and runs of spaces become one space, control characters go."""
    return " ".join(_UNWANTED.sub("", text).split())
