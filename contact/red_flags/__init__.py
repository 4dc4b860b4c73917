"""Finds signs of an emergency in a message that is already stored, for staff to look at first. Pure.

This is a suggestion to staff and nothing else. It sorts no message out, it answers nobody, and
nobody is ever told "no red flags": a message without a flag is read just as soon. One flag too many
is better than one too few, so old illnesses and other people's are flagged too; only what is denied
in the same breath is left out ("no jaundice", "not yellow").

`signs_999`, `signs_other` and `contexts` are the table of signs, `rules` says how it is written, the
words are in `vocabulary`; `reading` makes words of a text, `matching` finds phrases in them and knows a
denial, `finding` walks through the table.
"""

from .finding import RedFlag, find

__all__ = ["RedFlag", "find"]
