"""Reads the mailbox that answers come back to, once or again and again."""

import logging

from django.conf import settings
from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError

from contact import services
from contact.mailboxes import BadMailbox, MailboxGone, open_mailbox
from contact.management.looping import LoopingCommand, Round

logger = logging.getLogger(__name__)


class Command(LoopingCommand):
    """Take in what waits in ENQUIRY_MAILBOX_URL; with --loop go on until SIGINT or SIGTERM."""

    help = "Takes in the emails that people answer with."
    what_waits = "Emails wait"
    problem = ""  # why the mailbox does not answer, while it does not

    def check_settings(self) -> None:
        """There must be a mailbox that can be one."""
        if not settings.ENQUIRY_MAILBOX_URL:
            raise CommandError("Set ENQUIRY_MAILBOX_URL: it says where the mailbox is.")
        try:
            open_mailbox(settings.ENQUIRY_MAILBOX_URL)
        except BadMailbox as error:
            raise CommandError(str(error)) from None

    def work(self, limit: int) -> Round:
        """One round that outlives a mailbox that is away for a while."""
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
        return Round(f"Emails taken in: {taken}", bool(taken))

    def _answers(self, problem: str) -> None:
        """One line when the mailbox goes, and one when it is back: not one each round."""
        if problem and problem != self.problem:
            logger.error("The mailbox does not answer: %s", problem)
        elif self.problem and not problem:
            logger.warning("The mailbox answers again.")
        self.problem = problem


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
