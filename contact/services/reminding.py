"""What reminds staff: of enquiries whose time runs out, once a day of all that waits, and of who is away."""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from contact import emails, reply_clock
from contact.events import EventKind
from contact.models import Absence, Digest, Enquiry, EnquiryEvent, IncomingMail, Notice
from contact.services.changing import assign
from contact.services.hours import clinic_hours
from contact.services.people import told_of
from contact.services.submitting import staff_addresses
from contact.workflow import Status

WARNED, OVER = 75, 100  # percent of the time until the reply
RUNNING = [status.value for status in Status if status.clock_runs]


def remind() -> int:
    """All that is due now; how many emails were written. To be run every minute."""
    Absence.objects.filter(until__lte=timezone.localdate()).delete()
    # What is over comes first: after an interruption nobody is told of one enquiry twice.
    return _escalate("reply_by", OVER) + _escalate("warn_at", WARNED) + write_digest()


def manager_addresses() -> list[str]:
    """Everybody active whose group manages the desk, each address once."""
    users = get_user_model().objects.filter(
        is_active=True,
        groups__permissions__codename="manage_enquiry",
        groups__permissions__content_type__app_label="contact",
    )
    return _each_once(users.exclude(email="").order_by("pk").values_list("email", flat=True))


@transaction.atomic
def write_digest() -> int:
    """Once a working day, when the clinic has opened: numbers, nothing about anybody."""
    now = timezone.now()
    hours = reply_clock.in_force(now, clinic_hours())
    if not hours.is_open(now):
        return 0
    _day, is_new = Digest.objects.get_or_create(day=hours.local(now).date())
    if not is_new:
        return 0  # written already, by this process or another
    numbers = waiting()
    notices = [emails.digest(numbers, address) for address in staff_addresses()]
    Notice.objects.bulk_create(notices)
    return len(notices)


def waiting() -> dict[str, int]:
    """How much waits, by name."""
    counts = {
        "open": Count("pk"),
        "urgent": Count("pk", filter=Q(urgency__gt=0)),
        "overdue": Count("pk", filter=Q(reply_by__lt=timezone.now())),
        "quarantine": Count("pk", filter=Q(quarantined=True)),
    }
    return Enquiry.objects.filter(is_open=True).aggregate(**counts) | {
        "unmatched": IncomingMail.objects.filter(enquiry=None, settled_at=None).count(),
        "dead_letters": Notice.objects.exclude(dead_at=None).count(),
    }


@transaction.atomic
def set_absence(person, until: date | None, user) -> int:
    """Somebody is away until a day: what they have open goes back to the team; how many those are.

    None takes an absence back. Raises ValueError for a day that is not to come.
    """
    Absence.objects.filter(user=person).delete()
    if until is None:
        return 0
    if until <= timezone.localdate():
        raise ValueError("Choose a day that is still to come.")
    Absence.objects.create(user=person, until=until)
    keys = list(Enquiry.objects.filter(is_open=True, assignee=person).values_list("pk", flat=True))
    for pk in keys:
        assign(pk, None, user, None)
    return len(keys)


@transaction.atomic
def try_again(notice_pk: int, user) -> bool:
    """Put a dead letter into the outbox again; False if it is none any more."""
    row = Notice.objects.filter(pk=notice_pk, sent_at=None).exclude(dead_at=None)
    done = row.update(dead_at=None, attempts=0, next_attempt_at=timezone.now(), last_error="")
    if done:
        enquiry = Notice.objects.get(pk=notice_pk).enquiry_id
        EnquiryEvent.objects.record(enquiry, EventKind.NOTICE_AGAIN, user, notice=notice_pk)
    return bool(done)


def _each_once(addresses) -> list[str]:
    return list({address.casefold(): address for address in addresses}.values())


def _escalate(column: str, percent: int) -> int:
    """Tell of each enquiry whose moment has passed, once."""
    past = {f"{column}__lte": timezone.now()}
    due = Enquiry.objects.filter(status__in=RUNNING, escalated__lt=percent, **past)
    keys = list(due.order_by(column).values_list("pk", flat=True)[:200])
    return sum(_tell(pk, due, percent) for pk in keys)


@transaction.atomic
def _tell(pk, due, percent: int) -> int:
    # The condition, asked again, makes it one telling however many processes look at the same moment,
    # and none if somebody replied since the list was made.
    if not due.filter(pk=pk).update(escalated=percent):
        return 0
    enquiry = Enquiry.objects.select_related("assignee").get(pk=pk)
    told = _each_once([*told_of(enquiry), *(manager_addresses() if percent == OVER else [])])
    Notice.objects.bulk_create([emails.reminder(enquiry, percent, address) for address in told])
    EnquiryEvent.objects.record(pk, EventKind.ESCALATED, what=f"{percent}% of the time has passed")
    return len(told)
