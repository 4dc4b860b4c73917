"""Sends the notices that wait in the outbox, once or again and again."""

from contact import services
from contact.management.looping import LoopingCommand, Round
from contact.services.replying import reopen_unsent
from contact.tasks import deliver_due_notices


class Command(LoopingCommand):
    """Send what is due; with --loop go on until SIGINT or SIGTERM."""

    help = "Sends the emails that wait: to staff, and to the people who wrote."
    what_waits = "Notices wait"
    look_for_unsent = True  # a process that was killed may have left some

    def work(self, limit: int) -> Round:
        """Flags that nobody has read, then what is due, then replies that could not be sent."""
        services.read_forgotten_red_flags()
        outcome = deliver_due_notices(limit, stop_requested=lambda: self.stopping)
        if outcome.failed or self.look_for_unsent:
            reopen_unsent()
            self.look_for_unsent = False
        is_something = bool(outcome.sent or outcome.failed)
        return Round(f"Notices sent: {outcome.sent}, failed: {outcome.failed}", is_something)
