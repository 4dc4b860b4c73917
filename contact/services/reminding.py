"""What reminds staff: of enquiries whose time runs out, once a day of all that waits, and of who is away."""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from contact import emails
from contact.events import EventKind
from contact.models import Absence, Digest, Enquiry, EnquiryEvent, IncomingMail, Notice
from contact.services.changing import assign
from contact.services.hours import clinic_hours
from contact.services.submitting import staff_addresses
from contact.workflow import Status

WARNED, OVER = 75, 100  # percent of the time until the reply
RUNNING = [status.value for status in Status if status.clock_runs]


def remind() -> int:
    """All that is due now; how many emails were written. To be run every minute."""
    written = _escalate("warn_at", WARNED) + _escalate("reply_by", OVER) + write_digest()
    Absence.objects.filter(until__lte=timezone.localdate()).delete()
    return written


def manager_addresses() -> list[str]:
    """Everybody active whose group manages the desk, each address once."""
    users = get_user_model().objects.filter(
        is_active=True,
        groups__permissions__codename="manage_enquiry",
        groups__permissions__content_type__app_label="contact",
    )
    addresses = users.exclude(email="").order_by("pk").values_list("email", flat=True)
    return list({address.casefold(): address for address in addresses}.values())


def write_digest() -> int:
    """Once a working day, when the clinic has opened: numbers, nothing about anybody."""
    now, hours = timezone.now(), clinic_hours()
    if not hours.is_open(now):
        return 0
    try:
        with transaction.atomic():
            Digest.objects.create(day=hours.local(now).date())
            notices = [emails.digest(waiting(), address) for address in staff_addresses()]
            Notice.objects.bulk_create(notices)
    except IntegrityError:
        return 0  # written already, by this process or another
    return len(notices)


def waiting() -> dict[str, int]:
    """How much waits, by name."""
    now = timezone.now()
    rows = Enquiry.objects.filter(is_open=True)
    return {
        "open": rows.count(),
        "urgent": rows.filter(urgency__gt=0).count(),
        "overdue": rows.filter(reply_by__lt=now).count(),
        "quarantine": rows.filter(quarantined=True).count(),
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


def _escalate(column: str, percent: int) -> int:
    """Tell of each enquiry whose moment has passed, once."""
    now, written = timezone.now(), 0
    due = Enquiry.objects.filter(status__in=RUNNING, escalated__lt=percent, **{f"{column}__lte": now})
    for pk in list(due.values_list("pk", flat=True)[:200]):
        written += _tell(pk, percent)
    return written


@transaction.atomic
def _tell(pk, percent: int) -> int:
    # The condition makes it one telling, however many processes look at the same moment.
    if not Enquiry.objects.filter(pk=pk, escalated__lt=percent).update(escalated=percent):
        return 0
    enquiry = Enquiry.objects.select_related("assignee").get(pk=pk)
    assignee = enquiry.assignee
    mine = [assignee.email] if assignee and assignee.is_active and assignee.email else staff_addresses()
    told = list(dict.fromkeys([*mine, *(manager_addresses() if percent == OVER else [])]))
    Notice.objects.bulk_create([emails.reminder(enquiry, percent, address) for address in told])
    EnquiryEvent.objects.record(pk, EventKind.ESCALATED, what=f"{percent}% of the time has passed")
    return len(told)
