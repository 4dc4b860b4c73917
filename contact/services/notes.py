"""Notes of staff and checklists: for the team, never sent."""

from django.db import transaction
from django.utils import timezone

from contact import checklists, sealing
from contact.events import EventKind
from contact.models import ChecklistTick, Enquiry, EnquiryEvent, Note
from contact.workflow import CallResult, NoteKind


@transaction.atomic
def write_note(enquiry: Enquiry, user, text: str, kind: NoteKind = NoteKind.NOTE, result: str = "") -> Note:
    """Store a note, sealed, with its event."""
    note = Note(enquiry=enquiry, kind=kind.value, call_result=result, author=user, at=timezone.now())
    sealing.seal_row(note, {"text": text}).save(force_insert=True)
    called = kind is NoteKind.CALL
    what = CallResult(result).label if called else kind.label
    EnquiryEvent.objects.record(enquiry.pk, EventKind.CALLED if called else EventKind.NOTED, user, what=what)
    return note


@transaction.atomic
def tick(enquiry: Enquiry, item: str, user) -> bool:
    """Mark a step of the checklist as done; False if it was. Raises checklists.NoSuchStep."""
    label = checklists.label(enquiry.kind, item)
    _tick, new = ChecklistTick.objects.get_or_create(enquiry=enquiry, item=item, defaults={"user": user})
    if new:
        EnquiryEvent.objects.record(enquiry.pk, EventKind.TICKED, user, what=label)
    return new
