"""The benches of enquiries that run the real site: kills, smtp and worker."""

import random
import subprocess
import sys
import threading
import time

from bench.enquiry_checks import Row, Stored, check_kills, check_smtp, check_worker
from bench.enquiry_load import CANARY, Ledger, crowd
from bench.enquiry_site import Site, prepared
from bench.enquiry_worker import STEPS

SECONDS_TO_DRAIN = 180
SECONDS_FOR_ALL = 900
SECONDS_OF_PEACE = 30
ENOUGH = 300


def kills(number: int, clients: int, least: int = ENOUGH) -> list[Row]:
    """Kill everything so many times under load, then look whether anything was lost or doubled."""
    ledger, stop = Ledger(), threading.Event()
    with prepared() as site:
        site.start()
        threads = crowd(site.port, ledger, clients, stop, twice=True)
        for _ in range(number):
            _wait_for_load(ledger)
            site.kill()
            site.start()
        until = time.monotonic() + SECONDS_FOR_ALL
        while len(set(ledger.acks)) < least and time.monotonic() < until:
            time.sleep(0.5)
        _finish(site, stop, threads)
        _drain()
        unread = _unread_flags()
        rows = check_kills(
            ledger.acks, stored(), site.post.ids(), ledger.answers, number, least, unread_flags=unread
        )
    given_up = Row("patients who gave up", str(ledger.given_up), "at most 0", ledger.given_up == 0)
    return [*rows, given_up]


def _wait_for_load(ledger: Ledger) -> None:
    """A random moment, but one at which messages are being sent: a site that nobody uses loses nothing."""
    enough = sum(ledger.answers.values()) + random.randint(1, 30)
    until = time.monotonic() + SECONDS_OF_PEACE
    while sum(ledger.answers.values()) < enough and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(random.uniform(0, 0.3))


def smtp(seconds: float, clients: int, most_ratio: float) -> list[Row]:
    """Take the mail server away under load, bring it back, and see who noticed."""
    ledger, stop = Ledger(), threading.Event()
    with prepared() as site:
        from contact.models import Notice

        site.start()
        threads = crowd(site.port, ledger, clients, stop, twice=False)
        time.sleep(10)  # the first visits fill caches
        moments = [time.monotonic()]
        for change in (site.post.close, site.post.open, None):
            time.sleep(seconds)
            moments.append(time.monotonic())
            if change:
                change()
            if change == site.post.open:
                back = time.monotonic()
                waiting = list(_unsent().values_list("pk", flat=True))
                failed = Notice.objects.exclude(last_error="").count()
                watcher = _Watcher(waiting, back)
        _finish(site, stop, threads)
        watcher.thread.join(130)
        times = {
            phase: ledger.seconds_between(moments[number], moments[number + 1])
            for number, phase in enumerate(("before", "during", "after"))
        }
        left = Notice.objects.filter(pk__in=waiting, sent_at=None).count()
        _drain()
        dead = Notice.objects.filter(dead_at__isnull=False).count()
        return check_smtp(times, most_ratio, left, watcher.seconds, failed, dead, site.post.ids())


class _Watcher:
    """Sees when all of these notices are sent."""

    def __init__(self, notices: list[int], since: float):
        self.notices, self.since, self.seconds = notices, since, float("inf")
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        from django.db import connection

        from contact.models import Notice

        while time.monotonic() < self.since + 125:
            if not Notice.objects.filter(pk__in=self.notices, sent_at=None).exists():
                self.seconds = time.monotonic() - self.since
                break
            time.sleep(0.5)
        connection.close()


def worker(number: int) -> list[Row]:
    """Kill the worker so many times at each step; then let the lease end and another one go on."""
    rows: list[Row] = []
    with prepared() as site:
        for step in STEPS:
            rows += _killed_at(site, step, number)
    return rows


def _killed_at(site: Site, step: str, number: int) -> list[Row]:
    from contact.models import Notice

    done = early = 0
    known = set(site.post.ids())
    for _ in range(number):
        _write()
        before = len(site.post.ids())
        command = [sys.executable, "-m", "bench.enquiry_worker", step]
        code = subprocess.run(command, env=site.environment, timeout=60, check=False).returncode
        done += code == -9
        in_hand = list(
            Notice.objects.filter(sent_at=None, attempts__gt=0).values_list("message_id", flat=True)
        )
        _send_due()  # another worker, while the lease runs
        early += sum(message_id in in_hand for message_id in site.post.ids()[before + (step == STEPS[2]) :])
        _end_leases()
        _send_due()
    unsent = _unsent().count()
    mails = [message_id for message_id in site.post.ids() if message_id not in known]
    return check_worker(step, done, early, unsent, mails, number if step == STEPS[2] else 0)


def stored() -> list[Stored]:
    """All enquiries of the database with the canary of their message and their notices."""
    from contact import sealing, services
    from contact.models import Enquiry

    staff = len(services.staff_addresses())
    found = []
    for enquiry in Enquiry.objects.prefetch_related("notices"):
        opened, notices = sealing.open_sealed(enquiry), list(enquiry.notices.all())
        canary = CANARY.search(opened.message)
        wanted = staff + bool(opened.email and not enquiry.suspicions)
        unsent = sum(notice.sent_at is None for notice in notices)
        ids = tuple(notice.message_id for notice in notices)
        found.append(Stored(enquiry.reference, canary[0] if canary else "", wanted, ids, unsent))
    return found


def _finish(site: Site, stop: threading.Event, threads: list[threading.Thread]) -> None:
    """Let every patient finish what was begun; nobody can if somebody else stopped the site."""
    stop.set()
    until = time.monotonic() + SECONDS_FOR_ALL
    while any(thread.is_alive() for thread in threads) and time.monotonic() < until:
        assert site.is_running(), "The site was stopped by somebody else: nothing can be said."
        time.sleep(0.2)


def _unsent():
    from contact.models import Notice

    return Notice.objects.filter(sent_at=None, dead_at=None)


def _end_leases() -> None:
    """What a dead worker had in hand may be taken now, instead of in five minutes."""
    from django.utils import timezone

    _unsent().filter(next_attempt_at__gt=timezone.now()).update(next_attempt_at=timezone.now())


def _drain() -> None:
    """Let the site's worker send all that waits. Leases are ended once nothing else is due for a while."""
    from django.utils import timezone

    until, idle = time.monotonic() + SECONDS_TO_DRAIN, 0
    while time.monotonic() < until and _unsent().exists():
        idle = 0 if _unsent().filter(next_attempt_at__lte=timezone.now()).exists() else idle + 1
        if idle == 3:  # seconds: whoever has a notice in hand now is dead
            _end_leases()
            idle = 0
        time.sleep(1)


def _unread_flags() -> int:
    """How many enquiries have unread signs, once the worker had its time for those that kills left over."""
    from contact.models import Enquiry

    until = time.monotonic() + 90
    while (left := Enquiry.objects.filter(red_flags_read_at=None).count()) and time.monotonic() < until:
        time.sleep(1)
    return left


def _write() -> None:
    """One message, put straight into the database: this bench is about the worker."""
    import secrets

    from contact import services
    from contact.forms import EnquiryForm
    from contact.working_hours import WorkingHours

    form = EnquiryForm(
        {"kind": "question", "for_whom": "me", "name": "B", "phone": "0121 496 0777", "message": "x"}
    )
    assert form.is_valid(), form.errors
    given = form.cleaned_data | {"privacy_version": "bench", "suspicions": []}
    services.submit(given, None, WorkingHours(), secrets.token_hex(16))


def _send_due() -> None:
    from contact.tasks import deliver_due_notices

    deliver_due_notices()
