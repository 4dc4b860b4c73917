"""The notices' worker, which kills itself at one step: `python -m bench.enquiry_worker "before the take"`.

Its first notice is its last. The code of the worker is the real one; only the blow is put between its steps.
"""

import os
import signal
import sys

import django

STEPS = ("before the take", "between take and send", "between send and mark", "after the mark")


def die(*_args, **_options) -> None:
    """As a power cut: no handler, no farewell."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(step: str) -> None:
    """Send what is due until the blow falls."""
    from django.core.mail import EmailMessage

    from contact import tasks

    deliver, send = tasks._deliver, EmailMessage.send
    if step == STEPS[0]:
        tasks._take = die
    elif step == STEPS[1]:
        EmailMessage.send = die
    elif step == STEPS[2]:
        EmailMessage.send = lambda message: (send(message), die())
    elif step == STEPS[3]:
        tasks._deliver = lambda notice: (deliver(notice), die())
    tasks.deliver_due_notices()


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
