"""Where the desk's mail is fetched: a maildir or an IMAP mailbox, behind one small interface."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol
from urllib.parse import unquote, urlsplit

HERE = ("localhost", "127.0.0.1", "::1")


class MailboxGone(Exception):
    """The mailbox cannot be reached or read now; the next round tries again."""


class BadMailbox(ValueError):
    """ENQUIRY_MAILBOX_URL says nothing that can be used."""


class Mailbox(Protocol):
    """Mail that was not taken yet. Whoever took one says so, or gets it again next time."""

    def waiting(self) -> Iterator[tuple[str, bytes]]:
        """Names and contents, the oldest first, each fetched when it is asked for. Raises MailboxGone."""

    def taken(self, name: str) -> None:
        """This mail is stored: never hand it out again. Raises MailboxGone."""


def open_mailbox(address: str) -> AbstractContextManager[Mailbox]:
    """The mailbox of an address. Raises BadMailbox."""
    from contact.mailboxes.imap import ImapMailbox
    from contact.mailboxes.maildir import MaildirMailbox

    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise BadMailbox("ENQUIRY_MAILBOX_URL is no address: imaps://… or maildir:///… is wanted.") from None
    if parts.scheme == "maildir" and parts.path.strip("/") and not parts.netloc:
        return MaildirMailbox(unquote(parts.path))
    if parts.scheme == "imap" and parts.hostname not in HERE:
        raise BadMailbox(
            "ENQUIRY_MAILBOX_URL must begin with imaps://: imap:// would send the password openly."
        )
    if parts.scheme in ("imaps", "imap") and parts.hostname and parts.username:
        user, password = unquote(parts.username), unquote(parts.password or "")
        folder = unquote(parts.path.strip("/")) or "INBOX"
        return ImapMailbox(parts.hostname, port, user, password, folder, secure=parts.scheme == "imaps")
    raise BadMailbox("ENQUIRY_MAILBOX_URL must begin with imaps:// (with user and host) or maildir:///.")
