"""Stores what a person sends, and reads it for signs of an emergency."""

import hmac
import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from contact import emails, references, reply_clock, sealing, workflow
from contact.crypto import CryptoError
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, EnquiryIndex, Notice
from contact.sources import Source
from contact.workflow import Status
from contact.working_hours import WorkingHours, promise_words

logger = logging.getLogger(__name__)


# What a person chose, stored as it is; what they wrote is sealed.
ANSWERS = (
    "kind",
    "for_whom",
    "voicemail_allowed",
    "health_by_email_allowed",
    "privacy_version",
    "suspicions",
)


@dataclass(frozen=True)
class Receipt:
    """What a patient may be shown of what was just stored: nothing that they wrote."""

    pk: uuid.UUID
    reference: str
    reply_by: datetime
    code: str


def submit(cleaned: dict, source: Source | None, hours: WorkingHours, digest: str, tries: int = 3) -> Receipt:
    """Store what a person sent, with its first event and a notice for each member of staff.

    All of it or nothing: when this returns, the enquiry is safe and its reference may be shown. `digest`
    is the form's token with its text: the same sent again is the same enquiry.
    """
    reference = references.new_reference()
    try:
        with transaction.atomic():
            return _store(reference, cleaned, source, hours, digest)
    except IntegrityError:
        if kept := Enquiry.objects.filter(form_digest=digest).first():
            return _receipt(kept)
        # One in a million million: the reference is taken. Any other reason is an error.
        if tries == 1 or not Enquiry.objects.filter(reference=reference).exists():
            raise
    return submit(cleaned, source, hours, digest, tries - 1)


def is_stored(digest: str) -> bool:
    """Whether this form with this text is an enquiry already."""
    return Enquiry.objects.filter(form_digest=digest).exists()


def read_red_flags(pk) -> list[str]:
    """Look for signs of an emergency in a stored enquiry, and move it up; the names of their advice.

    It is done once, after the enquiry is safe. Whoever finds it undone (the worker) may do it.
    """
    enquiry = Enquiry.objects.get(pk=pk)
    opened = sealing.open_sealed(enquiry)
    found = list(dict.fromkeys([*opened.signs, *(flag.advice for flag in opened.flags)]))
    with transaction.atomic():
        changed = Enquiry.objects.filter(pk=pk, red_flags_read_at=None).update(
            red_flags_read_at=timezone.now(), urgency=workflow.urgency_of(found).value
        )
        if changed and found:
            EnquiryEvent.objects.record(pk, EventKind.FLAGGED)
    return found


def read_forgotten_red_flags(limit: int = 50) -> int:
    """Read enquiries whose flags nobody has read: the process that stored them was ended too early."""
    waiting = Enquiry.objects.filter(
        red_flags_read_at=None, created_at__lte=timezone.now() - timedelta(minutes=1)
    )
    done = 0
    for pk in list(waiting.order_by("created_at").values_list("pk", flat=True)[:limit]):
        try:
            read_red_flags(pk)
            done += 1
        except CryptoError as error:
            logger.error("The flags of enquiry %s cannot be read: %s", pk, type(error).__name__)
            Enquiry.objects.filter(pk=pk).update(red_flags_read_at=timezone.now())
    return done


def by_reference(text: str) -> Enquiry | None:
    """The enquiry with this reference, however it is written; None if there is none."""
    return Enquiry.objects.filter(reference=references.normalise(text)).first()


def stage(reference: str, code: str) -> Status | None:
    """How far an enquiry is, for whoever has both its reference and its code; None for all others."""
    enquiry = Enquiry.objects.filter(reference=references.normalise(reference)).first()
    # The same work is done for a reference that is not there, so that nobody can tell by the time.
    right = sealing.status_code(enquiry.pk if enquiry else uuid.UUID(int=0))
    if enquiry is None or not hmac.compare_digest(right.encode(), code.encode()):
        return None
    return Status(enquiry.status)


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


def _store(reference: str, cleaned: dict, source: Source | None, hours: WorkingHours, digest: str) -> Receipt:
    pk, now = uuid.uuid4(), timezone.now()
    enquiry = Enquiry.objects.create(
        pk=pk,
        reference=reference,
        created_at=now,
        quarantined=bool(cleaned["suspicions"]),
        **reply_clock.started(now, hours),
        form_digest=digest,
        urgency=workflow.urgency_of(cleaned.get("signs", [])).value,
        **{name: cleaned[name] for name in ANSWERS},
        **sealing.seal(pk, cleaned),
        source_path=source.path if source else "",
        source_title=source.title if source else "",
    )
    EnquiryIndex.objects.bulk_create(sealing.indexes(pk, cleaned))
    EnquiryEvent.objects.record(enquiry.pk, EventKind.SUBMITTED)
    addresses = staff_addresses()
    if not addresses:
        logger.error("Nobody is told of enquiry %s: no member of staff has an address.", enquiry)
    notices = [emails.staff_notice(enquiry, address) for address in addresses]
    if cleaned["email"] and not cleaned["suspicions"]:
        notices.append(emails.acknowledgement(enquiry, promise_words(enquiry.reply_by, hours)))
    Notice.objects.bulk_create(notices)
    return _receipt(enquiry)


def _receipt(enquiry: Enquiry) -> Receipt:
    """The same receipt however often it is asked for: the answer may have been lost on its way."""
    return Receipt(enquiry.pk, enquiry.reference, enquiry.reply_by, sealing.status_code(enquiry.pk))
