"""The address that answers come back to: the mailbox's own with a token behind a plus sign. Pure.

Sub-addressing (RFC 5233) is understood by all common mail servers. The token opens nothing: it only says
which enquiry an email belongs to.
"""

import re

from clinic.crockford import ALPHABET

LENGTH = 20
_TOKEN = re.compile(rf"\+([{ALPHABET.lower()}]{{{LENGTH}}})@", re.IGNORECASE)


def address_for(mailbox: str, token: str) -> str:
    """The mailbox's address with the token of an enquiry; empty without a mailbox."""
    name, at, domain = mailbox.rpartition("@")
    return f"{name}+{token}@{domain}" if at and name and domain else ""


def token_of(address: str) -> str | None:
    """The token in an address, in lower case; None if there is none."""
    return next(iter(tokens_in(address)), None)


def tokens_in(text: str) -> list[str]:
    """All tokens of addresses in a text, in lower case, the first first."""
    return [found.lower() for found in _TOKEN.findall(text)]


def without_token(address: str) -> str:
    """The mailbox's own address, of one that may have a token."""
    return _TOKEN.sub("@", address)
