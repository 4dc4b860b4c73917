"""A maildir on this machine (https://cr.yp.to/proto/maildir.html): mail lies in `new`, then in `cur`."""

import logging
from collections.abc import Iterator
from pathlib import Path

from contact.incoming import LONGEST_MAIL
from contact.mailboxes import MailboxGone

logger = logging.getLogger(__name__)


class MaildirMailbox:
    """Hands out what lies in `new`, or unread in `cur`; what was taken lies in `cur` as read.

    Mail servers that look into the maildir move mail to `cur` before anybody has read it.
    """

    def __init__(self, path: str):
        """`path` is the folder that holds `new` and `cur`."""
        self.path = Path(path)

    def __enter__(self) -> "MaildirMailbox":
        """Raises MailboxGone if there is no such maildir."""
        if not (self.path / "new").is_dir():
            raise MailboxGone("The maildir is not there.")
        return self

    def __exit__(self, *error) -> None:
        """Nothing is kept open."""

    def waiting(self) -> Iterator[tuple[str, bytes]]:
        """The oldest first. A file that goes or cannot be read meanwhile is left for the next round."""
        for name in sorted(self._unread(), key=lambda name: name.partition("/")[2]):
            file = self.path / name
            try:
                if not file.is_file():  # a pipe would be waited for
                    continue
                with file.open("rb") as stream:
                    content = stream.read(LONGEST_MAIL)
            except FileNotFoundError:
                continue
            except OSError as error:
                logger.error("A mail in the maildir cannot be read: %s", type(error).__name__)
                continue
            yield name, content

    def taken(self, name: str) -> None:
        """Move it to `cur`, marked as seen."""
        plain, _, flags = name.partition("/")[2].partition(":2,")
        flags = "".join(sorted({*flags, "S"}))
        try:
            (self.path / "cur").mkdir(exist_ok=True)
            (self.path / name).rename(self.path / "cur" / f"{plain.partition(':')[0]}:2,{flags}")
        except FileNotFoundError:
            return  # somebody else moved it
        except OSError as error:
            raise MailboxGone(type(error).__name__) from None

    def _unread(self) -> list[str]:
        try:
            fresh = [f"new/{file.name}" for file in (self.path / "new").iterdir()]
            cur = self.path / "cur"
            seen = [f"cur/{file.name}" for file in cur.iterdir()] if cur.is_dir() else []
        except OSError as error:
            raise MailboxGone(type(error).__name__) from None
        unread = [name for name in seen if "S" not in name.partition(":2,")[2]]
        return [name for name in fresh + unread if not name.partition("/")[2].startswith(".")]
