"""Joins messages of one person, so that one person answers once; both trails are kept."""

from django.db import transaction

from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent
from contact.services.changing import StaleEnquiry, change, set_status
from contact.workflow import Status


class CannotMerge(Exception):
    """These two cannot be joined; the message says why."""


@transaction.atomic
def merge(pk, into, user, version: int) -> Enquiry:
    """Make an enquiry a duplicate of another one, which is answered for both; the other one.

    The higher urgency stays. Raises StaleEnquiry if the first was changed since, CannotMerge if the two
    do not fit together.
    """
    rows = {
        row.pk: row for row in Enquiry.objects.select_for_update().filter(pk__in=(pk, into)).order_by("pk")
    }
    if len(rows) != 2:
        raise CannotMerge("An enquiry cannot be joined with itself.")
    enquiry, other = rows[pk], rows[into]
    if enquiry.version != version:
        raise StaleEnquiry
    if enquiry.duplicate_of_id:
        raise CannotMerge(f"{enquiry} is joined with another message already.")
    if other.duplicate_of_id or other.status == Status.SPAM:
        raise CannotMerge(
            f"{other} is {other.get_status_display().lower()} itself: choose the one that is answered."
        )
    set_status(enquiry, Status.DUPLICATE, user, version, duplicate_of=other, quarantined=False)
    # Chains would be lost from sight: what was joined with the first goes with it.
    for further in Enquiry.objects.filter(duplicate_of=enquiry):
        change(further.pk, None, duplicate_of=other)
        EnquiryEvent.objects.record(further.pk, EventKind.MERGED, user, what=str(other))
    kept = change(other.pk, None, urgency=max(other.urgency, enquiry.urgency))
    EnquiryEvent.objects.record(pk, EventKind.MERGED, user, what=str(other))
    EnquiryEvent.objects.record(into, EventKind.MERGED, user, what=str(enquiry))
    if not Status(kept.status).is_open and Status(enquiry.status).is_open:
        kept = set_status(kept, Status.REOPENED, user, kept.version)
    return kept


@transaction.atomic
def unmerge(pk, user, version: int) -> Enquiry:
    """Separate a duplicate again: it is open, and its clock begins anew. Raises StaleEnquiry, CannotMerge."""
    enquiry = Enquiry.objects.get(pk=pk)
    if not enquiry.duplicate_of_id:
        raise CannotMerge(f"{enquiry} is not joined with another message.")
    other = enquiry.duplicate_of
    changed = set_status(enquiry, Status.REOPENED, user, version, duplicate_of=None)
    for one, two in ((enquiry, other), (other, enquiry)):
        EnquiryEvent.objects.record(one.pk, EventKind.UNMERGED, user, what=str(two))
    return changed
