"""An IMAP mailbox (RFC 9051): unseen mail is fetched without marking it, and marked when it is stored."""

import contextlib
import imaplib
import ssl
from collections.abc import Iterator

from contact.incoming import LONGEST_MAIL
from contact.mailboxes import MailboxGone

TIMEOUT = 20  # seconds
FAULTS = (OSError, imaplib.IMAP4.error, ssl.SSLError, ValueError, EOFError)


class ImapMailbox:
    """Hands out what has no \\Seen; what was taken gets it."""

    def __init__(self, host: str, port: int | None, user: str, password: str, folder: str, *, secure: bool):
        """`secure` False is for a server on this machine alone: the password goes as it is."""
        self.host, self.port, self.user, self.password = host, port, user, password
        self.folder, self.secure = folder, secure

    def __enter__(self) -> "ImapMailbox":
        """Sign in and open the folder. Raises MailboxGone without the server's words: they may hold names."""
        try:
            if self.secure:
                context = ssl.create_default_context()
                self.server = imaplib.IMAP4_SSL(
                    self.host, self.port or 993, ssl_context=context, timeout=TIMEOUT
                )
            else:
                self.server = imaplib.IMAP4(self.host, self.port or 143, timeout=TIMEOUT)
            self.server.login(self.user, self.password)
            self._ask("SELECT", self.server.select(_quoted(self.folder)))
        except (*FAULTS, MailboxGone) as error:
            self._hang_up()
            known = error if isinstance(error, MailboxGone) else MailboxGone(type(error).__name__)
            raise known from None
        return self

    def __exit__(self, *error) -> None:
        """Sign out; a server that is gone already is no fault."""
        with contextlib.suppress(*FAULTS):
            self.server.logout()

    def waiting(self) -> Iterator[tuple[str, bytes]]:
        """By UID, the oldest first; of a very long one only the beginning is fetched."""
        found = self._uid("SEARCH", None, "UNSEEN")
        for name in (found[0] or b"").split():
            answer = self._uid("FETCH", name.decode(), f"(BODY.PEEK[]<0.{LONGEST_MAIL}>)")
            content = next((part[1] for part in answer if isinstance(part, tuple)), None)
            if content is not None:
                yield name.decode(), content

    def taken(self, name: str) -> None:
        """Mark it as seen."""
        self._uid("STORE", name, "+FLAGS.SILENT", r"(\Seen)")

    def _hang_up(self) -> None:
        with contextlib.suppress(AttributeError, *FAULTS):  # it may never have been there
            self.server.shutdown()

    def _uid(self, *command) -> list:
        try:
            return self._ask(command[0], self.server.uid(*command))
        except FAULTS as error:
            raise MailboxGone(type(error).__name__) from None

    def _ask(self, command: str, answer: tuple[str, list]) -> list:
        if answer[0] != "OK":
            raise MailboxGone(f"The server refused {command}.")
        return answer[1]


def _quoted(folder: str) -> str:
    """The name of a folder as IMAP wants it: imaplib sends it as it is."""
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
