"""A command that does a round of work, or rounds until it is told to stop."""

import logging
import signal
import time
from dataclasses import dataclass

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections, connections

logger = logging.getLogger(__name__)

NAP = 0.2  # seconds; how quickly a signal ends the waiting


@dataclass(frozen=True)
class Round:
    """What one round came to, in words, and whether there was anything to do."""

    words: str
    is_something: bool


class LoopingCommand(BaseCommand):
    """Does one round; with --loop it goes on until SIGINT or SIGTERM, whatever the database does."""

    stopping = False
    what_waits = "Work"  # named in the log while the database is away

    def add_arguments(self, parser):
        """Add --loop and --limit."""
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="go on, looking every SECONDS")
        parser.add_argument("--limit", type=int, default=50, help="at most so many in one round")

    def handle(self, *, loop, limit, **options):
        """Run one round, or rounds until told to stop. Raises CommandError for senseless numbers."""
        if limit < 1:
            raise CommandError("--limit must be 1 or more.")
        if loop is not None and loop <= 0:
            raise CommandError("--loop must be more than 0 seconds.")
        self.check_settings()
        if loop is None:
            if done := self._round(limit):
                self.stdout.write(done.words)
            return
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        while not self.stopping:
            close_old_connections()
            done = self._round(limit)
            if done and done.is_something:
                self.stdout.write(done.words)
                self.stdout.flush()
            self._wait(loop)

    def check_settings(self) -> None:
        """Raise CommandError if the work cannot be done at all."""

    def work(self, limit: int) -> Round:
        """One round, which ends early when `stopping` is set."""
        raise NotImplementedError

    def _stop(self, number, frame):
        """Finish what is in hand, then end; a second signal ends at once."""
        self.stopping = True
        signal.signal(number, signal.SIG_DFL)

    def _round(self, limit: int) -> Round | None:
        """One round that outlives a database that is away for a while: None then."""
        try:
            return self.work(limit)
        except Error as error:
            # The kind alone: a database's own words may hold what was stored.
            logger.error("%s: the database does not answer (%s)", self.what_waits, type(error).__name__)
            connections.close_all()
            return None

    def _wait(self, seconds: float) -> None:
        """Sleep in short naps: Python goes on sleeping after a signal was handled."""
        until = time.monotonic() + seconds
        while not self.stopping and (left := until - time.monotonic()) > 0:
            time.sleep(min(NAP, left))
