"""The only writers of enquiries. Each function is one transaction."""

import logging
import uuid

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from contact import emails, references, sealing, workflow
from contact.models import Enquiry, EnquiryEvent, EnquiryIndex, Notice
from contact.sources import Source
from contact.workflow import EventKind, Status

logger = logging.getLogger(__name__)


class StaleEnquiry(Exception):
    """Somebody else changed the enquiry in the meantime."""

    def __init__(self):
        super().__init__(
            "Somebody else changed this enquiry while you had it open, so your change was not "
            "saved. Look at where it stands now, then choose again."
        )


def submit(cleaned: dict, source: Source | None, tries: int = 3) -> Enquiry:
    """Store what a person sent, with its first event and a notice for each member of staff.

    All of it or nothing: when this returns, the enquiry is safe and its reference may be shown.
    """
    reference = references.new_reference()
    try:
        with transaction.atomic():
            return _store(reference, cleaned, source)
    except IntegrityError:
        # One in a million million: the reference is taken. Any other reason is an error.
        if tries == 1 or not Enquiry.objects.filter(reference=reference).exists():
            raise
    return submit(cleaned, source, tries - 1)


def move(pk, status: str, user, version: int) -> Enquiry:
    """Give an enquiry another status.

    `version` is the one that the person saw. Raises StaleEnquiry if it was changed since, and
    workflow.IllegalMove if the table of moves does not have this one.
    """
    with transaction.atomic():
        enquiry = Enquiry.objects.get(pk=pk)
        if enquiry.version != version:
            raise StaleEnquiry
        workflow.check_move(enquiry.status, status)
        old, new = Status(enquiry.status), Status(status)
        changed = Enquiry.objects.filter(pk=pk, version=version).update(
            status=new.value, status_changed_at=timezone.now(), version=F("version") + 1
        )
        if changed != 1:
            raise StaleEnquiry
        EnquiryEvent.objects.record(pk, EventKind.MOVED, user, **{"from": old.value, "to": new.value})
        enquiry.refresh_from_db()
    return enquiry


def read(enquiry: Enquiry, user) -> sealing.Opened:
    """What a person wrote, for a member of staff: no event, no text.

    Raises crypto.CryptoError if its key is missing or it was changed; that somebody looked stays written.
    """
    EnquiryEvent.objects.record(enquiry.pk, EventKind.READ, user)
    return sealing.open_sealed(enquiry)


def staff_addresses() -> list[str]:
    """Where notices go: everybody active whose group may see enquiries, each address once.

    A superuser may see them too, but is told only if a group makes it their work.
    """
    users = get_user_model().objects.filter(
        is_active=True,
        groups__permissions__codename="view_enquiry",
        groups__permissions__content_type__app_label="contact",
    )
    addresses = users.exclude(email="").order_by("pk").values_list("email", flat=True)
    return list({address.casefold(): address for address in addresses}.values())


def _store(reference: str, cleaned: dict, source: Source | None) -> Enquiry:
    pk = uuid.uuid4()
    enquiry = Enquiry.objects.create(
        pk=pk,
        reference=reference,
        **sealing.seal(pk, cleaned),
        source_path=source.path if source else "",
        source_title=source.title if source else "",
    )
    EnquiryIndex.objects.bulk_create(sealing.indexes(pk, cleaned))
    EnquiryEvent.objects.record(enquiry.pk, EventKind.SUBMITTED)
    addresses = staff_addresses()
    if not addresses:
        logger.error("Nobody is told of enquiry %s: no member of staff has an address.", enquiry)
    Notice.objects.bulk_create(emails.staff_notice(enquiry, address) for address in addresses)
    return enquiry
