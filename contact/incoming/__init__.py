"""Reads an email that came in, whatever its state. Pure.

`reading` takes it apart and never raises, `kinds` tells persons from machines, `letters` makes letters of
bytes, `words` makes words of HTML and knows what is quoted.
"""

from .reading import LONGEST_MAIL, Mail, read_mail
from .words import from_html, own_words

__all__ = ["LONGEST_MAIL", "Mail", "from_html", "own_words", "read_mail"]
