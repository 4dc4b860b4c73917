"""Sends the notices that wait in the outbox, once or again and again."""

import logging
import signal
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections, connections

from contact import services
from contact.services.replying import reopen_unsent
from contact.tasks import Delivery, deliver_due_notices

logger = logging.getLogger(__name__)

NAP = 0.2  # seconds; how quickly a signal ends the waiting


class Command(BaseCommand):
    """Send what is due; with --loop go on until SIGINT or SIGTERM."""

    help = "Sends the emails that tell staff of new enquiries."
    stopping = False
    look_for_unsent = True  # a process that was killed may have left some

    def add_arguments(self, parser):
        """The command's options."""
        parser.add_argument(
            "--loop", type=float, metavar="SECONDS", help="go on, looking every SECONDS seconds"
        )
        parser.add_argument("--limit", type=int, default=50, help="at most so many in one round")

    def handle(self, *, loop, limit, **options):
        """Run one round, or rounds until told to stop."""
        if limit < 1:
            raise CommandError("--limit must be 1 or more.")
        if loop is None:
            outcome = deliver_due_notices(limit)
            reopen_unsent()
            self.stdout.write(f"Notices sent: {outcome.sent}, failed: {outcome.failed}")
            return
        if loop <= 0:
            raise CommandError("--loop must be more than 0 seconds.")
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        while not self.stopping:
            self._report(self._round(limit))
            self._wait(loop)

    def _stop(self, number, frame):
        """Finish the notice in hand, then end; a second signal ends at once."""
        self.stopping = True
        signal.signal(number, signal.SIG_DFL)

    def _round(self, limit) -> Delivery:
        """One round that outlives a database that is away for a while."""
        close_old_connections()
        try:
            services.read_forgotten_red_flags()
            outcome = deliver_due_notices(limit, stop_requested=lambda: self.stopping)
            if outcome.failed or self.look_for_unsent:
                reopen_unsent()
                self.look_for_unsent = False
            return outcome
        except Error as error:
            # The kind alone: a database's own words may hold what was stored.
            logger.error("Notices wait: the database does not answer (%s)", type(error).__name__)
            connections.close_all()
            return Delivery()

    def _report(self, outcome: Delivery) -> None:
        if outcome.sent or outcome.failed:
            self.stdout.write(f"Notices sent: {outcome.sent}, failed: {outcome.failed}")
            self.stdout.flush()

    def _wait(self, seconds: float) -> None:
        """Sleep in short naps: Python goes on sleeping after a signal was handled."""
        until = time.monotonic() + seconds
        while not self.stopping and (left := until - time.monotonic()) > 0:
            time.sleep(min(NAP, left))
