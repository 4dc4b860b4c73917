"""A maildir on this machine (https://cr.yp.to/proto/maildir.html): mail lies in `new`, then in `cur`."""

from collections.abc import Iterator
from pathlib import Path

from contact.incoming import LONGEST_MAIL
from contact.mailboxes import MailboxGone


class MaildirMailbox:
    """Hands out what lies in `new`; what was taken is moved to `cur` as read."""

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

    def waiting(self, limit: int) -> Iterator[tuple[str, bytes]]:
        """The oldest first. A file that goes or cannot be read meanwhile is left for the next round."""
        try:
            files = [file.name for file in (self.path / "new").iterdir()]
        except OSError as error:
            raise MailboxGone(type(error).__name__) from None
        for name in sorted(name for name in files if not name.startswith("."))[:limit]:
            try:
                with (self.path / "new" / name).open("rb") as file:
                    content = file.read(LONGEST_MAIL)
            except OSError:
                continue
            yield name, content

    def taken(self, name: str) -> None:
        """Move it to `cur`, marked as seen."""
        try:
            (self.path / "cur").mkdir(exist_ok=True)
            (self.path / "new" / name).rename(self.path / "cur" / f"{name.partition(':')[0]}:2,S")
        except FileNotFoundError:
            return  # somebody else moved it
        except OSError as error:
            raise MailboxGone(type(error).__name__) from None
