"""Reads the mailbox that answers come back to, once or again and again."""

import logging
import signal
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, close_old_connections, connections

from contact import services
from contact.mailboxes import BadMailbox, MailboxGone, open_mailbox

logger = logging.getLogger(__name__)

NAP = 0.2  # seconds; how quickly a signal ends the waiting


class Command(BaseCommand):
    """Take in what waits in ENQUIRY_MAILBOX_URL; with --loop go on until SIGINT or SIGTERM."""

    help = "Takes in the emails that people answer with."
    stopping = False
    problem = ""  # why the mailbox does not answer, while it does not

    def add_arguments(self, parser):
        """The command's options."""
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="go on, looking every SECONDS")
        parser.add_argument("--limit", type=int, default=50, help="at most so many in one round")

    def handle(self, *, loop, limit, **options):
        """Run one round, or rounds until told to stop."""
        _check(loop, limit)
        if loop is None:
            self.stdout.write(f"Emails taken in: {self._round(limit)}")
            return
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        while not self.stopping:
            if taken := self._round(limit):
                self.stdout.write(f"Emails taken in: {taken}")
                self.stdout.flush()
            self._wait(loop)

    def _stop(self, number, frame):
        """Finish the mail in hand, then end; a second signal ends at once."""
        self.stopping = True
        signal.signal(number, signal.SIG_DFL)

    def _round(self, limit: int) -> int:
        """One round that outlives a mailbox or a database that is away for a while."""
        close_old_connections()
        taken = 0
        try:
            with open_mailbox(settings.ENQUIRY_MAILBOX_URL) as mailbox:
                for name, raw in mailbox.waiting():
                    if self.stopping or taken == limit:
                        break
                    # Stored first, then marked: a kill in between hands it out again, and it is known.
                    if _receive(raw):
                        mailbox.taken(name)
                        taken += 1
            self._answers("")
        except MailboxGone as error:
            self._answers(str(error))
        except (OperationalError, InterfaceError) as error:
            # The kind alone: a database's own words may hold what was stored.
            logger.error("Emails wait: the database does not answer (%s)", type(error).__name__)
            connections.close_all()
        return taken

    def _answers(self, problem: str) -> None:
        """One line when the mailbox goes, and one when it is back: not one each round."""
        if problem and problem != self.problem:
            logger.error("The mailbox does not answer: %s", problem)
        elif self.problem and not problem:
            logger.warning("The mailbox answers again.")
        self.problem = problem

    def _wait(self, seconds: float) -> None:
        """Sleep in short naps: Python goes on sleeping after a signal was handled."""
        until = time.monotonic() + seconds
        while not self.stopping and (left := until - time.monotonic()) > 0:
            time.sleep(min(NAP, left))


def _receive(raw: bytes) -> bool:
    """Store one mail; False if it cannot be, whatever is the matter: the others must not wait for it."""
    try:
        services.receive(raw)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        # The kind alone: an error's own words may hold what was written.
        logger.error("A mail cannot be stored and stays in the mailbox: %s", type(error).__name__)
        return False
    return True


def _check(loop: float | None, limit: int) -> None:
    if limit < 1 or (loop is not None and loop <= 0):
        raise CommandError("--limit must be 1 or more, --loop more than 0 seconds.")
    if not settings.ENQUIRY_MAILBOX_URL:
        raise CommandError("Set ENQUIRY_MAILBOX_URL: it says where the mailbox is.")
    try:
        open_mailbox(settings.ENQUIRY_MAILBOX_URL)
    except BadMailbox as error:
        raise CommandError(str(error)) from None
