"""Changes of one enquiry by staff: each is one transaction, on the version that the person saw."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contact import reply_clock, workflow
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, Note
from contact.services.hours import clinic_hours
from contact.services.notes import write_note
from contact.workflow import CallResult, FlagsJudged, NoteKind, Outcome, Status, Urgency


class StaleEnquiry(Exception):
    """Somebody else changed the enquiry in the meantime."""

    def __init__(self):
        super().__init__(
            "Somebody else changed this enquiry while you had it open, so your change was not "
            "saved. Look at where it stands now, then choose again."
        )


class CannotPlan(Exception):
    """A call cannot be planned for an enquiry that is over."""

    def __init__(self):
        super().__init__("This enquiry is over. Open it again before you plan a call.")


def change(pk, version: int | None, **fields) -> Enquiry:
    """Write columns of an enquiry and count its version. Raises StaleEnquiry if it is another version now.

    To be called inside a transaction; `version` None takes the one of today (for what no person decides).
    """
    row = Enquiry.objects.filter(pk=pk)
    if version is not None:
        row = row.filter(version=version)
    if row.update(**fields, version=F("version") + 1) != 1:
        raise StaleEnquiry
    return Enquiry.objects.get(pk=pk)


def _due(enquiry: Enquiry, **fields) -> datetime:
    """When somebody must look at an open enquiry: the planned call, else the promise, else never."""
    call, promise = (fields.get(name, getattr(enquiry, name, None)) for name in ("call_back_at", "reply_by"))
    return call or promise or reply_clock.NEVER


def set_status(
    enquiry: Enquiry, status: Status, user, version: int | None, why: str = "", **fields
) -> Enquiry:
    """Set a status with all that hangs on it (clock, queue, event); the caller has checked the move."""
    old, now, hours = Status(enquiry.status), timezone.now(), clinic_hours()
    fields |= {"status": status.value, "status_changed_at": now, "is_open": status.is_open}
    if status is Status.REOPENED:
        fields |= {**reply_clock.started(now, hours), "outcome": "", "call_back_at": None}
    elif status is Status.WAITING and enquiry.reply_by:
        fields |= reply_clock.stopped(now, enquiry.reply_by, enquiry.warn_at, hours)
    elif status.clock_runs and old is Status.WAITING:
        fields |= reply_clock.resumed(now, enquiry.seconds_left, enquiry.seconds_to_warning, hours)
    if status.is_open:
        fields["due_at"] = _due(enquiry, **fields)
    else:
        fields |= reply_clock.over(now)
    if status is Status.ANSWERED and not enquiry.first_reply_at:
        fields.setdefault("first_reply_at", now)
    if status in (Status.SPAM, Status.REOPENED):
        fields["quarantined"] = False
    changed = change(enquiry.pk, version, **fields)
    detail = {"from": old.value, "to": status.value} | ({"why": why} if why else {})
    EnquiryEvent.objects.record(enquiry.pk, EventKind.MOVED, user, **detail)
    return changed


@transaction.atomic
def move(pk, status: str, user, version: int, outcome: str = "") -> Enquiry:
    """Give an enquiry another status.

    `version` is the one that the person saw. Raises StaleEnquiry if it was changed since,
    workflow.IllegalMove if the table of moves does not have this one, and workflow.CannotClose if
    something is missing for it.
    """
    enquiry = Enquiry.objects.get(pk=pk)
    if enquiry.version != version:
        raise StaleEnquiry
    workflow.check_move(enquiry.status, status)
    if status != Status.CLOSED:
        return set_status(enquiry, Status(status), user, version)
    calls = list(
        Note.objects.filter(enquiry=pk, kind=NoteKind.CALL.value).values_list("call_result", flat=True)
    )
    workflow.check_closing(enquiry.urgency, outcome, calls)
    why = Outcome(outcome).label if outcome else ""
    return set_status(enquiry, Status.CLOSED, user, version, why, outcome=outcome)


@transaction.atomic
def assign(pk, to, user, version: int | None, note: str = "") -> Enquiry:
    """Make an enquiry somebody's work, with a note to them; None gives it back to the team.

    Whoever claims a new one begins to work on it. Raises StaleEnquiry.
    """
    enquiry = Enquiry.objects.get(pk=pk)
    if version is not None and enquiry.version != version:
        raise StaleEnquiry
    changed = change(pk, version, assignee=to)
    EnquiryEvent.objects.record(pk, EventKind.ASSIGNED, user, to=to.get_username() if to else "")
    if note:
        write_note(changed, user, note, NoteKind.HANDOVER)
    if to is not None and to == user and enquiry.status in (Status.NEW, Status.REOPENED):
        changed = set_status(changed, Status.IN_PROGRESS, user, changed.version)
    return changed


@transaction.atomic
def set_urgency(pk, urgency: int, reason: str, user, version: int) -> Enquiry:
    """Set or clear "urgent", with a reason that is sealed. Raises StaleEnquiry."""
    changed = change(pk, version, urgency=Urgency(urgency).value)
    write_note(changed, user, reason, NoteKind.REASON)
    EnquiryEvent.objects.record(pk, EventKind.URGENCY_SET, user, what=Urgency(urgency).label or "Not urgent")
    return changed


@transaction.atomic
def judge_flags(pk, judged: str, user, version: int) -> Enquiry:
    """Write down what a person makes of the signs that the computer suggests. Raises StaleEnquiry."""
    fields: dict = {"red_flags_judged": FlagsJudged(judged).value}
    if judged == FlagsJudged.SET_ASIDE:
        fields["urgency"] = Urgency.USUAL.value
    changed = change(pk, version, **fields)
    EnquiryEvent.objects.record(pk, EventKind.FLAGS_JUDGED, user, what=FlagsJudged(judged).label)
    return changed


@transaction.atomic
def leave_quarantine(pk, user, version: int) -> Enquiry:
    """A person looked: it is not spam. Raises StaleEnquiry."""
    changed = change(pk, version, quarantined=False)
    EnquiryEvent.objects.record(pk, EventKind.OUT_OF_QUARANTINE, user)
    return changed


@transaction.atomic
def call_back(pk, at: datetime | None, user, version: int) -> Enquiry:
    """Plan a call: until then the enquiry stands further down, then on top. None takes the plan back.

    Raises StaleEnquiry, and CannotPlan for one that is over: nobody would see it come up.
    """
    enquiry = Enquiry.objects.get(pk=pk)
    if not enquiry.is_open:
        raise CannotPlan
    changed = change(pk, version, call_back_at=at, due_at=_due(enquiry, call_back_at=at))
    words = f"{timezone.localtime(at):%-d %B %Y, %H:%M}" if at else "no more"
    EnquiryEvent.objects.record(pk, EventKind.CALL_BACK_SET, user, what=words)
    return changed


@transaction.atomic
def record_call(pk, result: str, text: str, user, version: int) -> Enquiry:
    """Write down a phone call; a person who was spoken to has had a reply. Raises StaleEnquiry."""
    enquiry = Enquiry.objects.get(pk=pk)
    spoke = result == CallResult.SPOKE
    fields: dict = {}
    if spoke and enquiry.is_open:
        fields = {"call_back_at": None, "due_at": _due(enquiry, call_back_at=None)}
    if spoke and not enquiry.first_reply_at:
        fields["first_reply_at"] = timezone.now()
    changed = change(pk, version, **fields)
    write_note(changed, user, text, NoteKind.CALL, result)
    return changed
