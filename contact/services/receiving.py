"""Takes in what people answer by email: stored, sealed, shown in the timeline, and on the desk again."""

import hashlib
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from contact import emails, red_flags, reply_clock, sealing, workflow
from contact.events import EventKind
from contact.incoming import Mail, read_mail
from contact.models import Enquiry, EnquiryEvent, IncomingMail, Notice
from contact.services.changing import StaleEnquiry, change, set_status
from contact.services.hours import clinic_hours
from contact.services.people import told_of
from contact.workflow import MailKind, Status

ONE_REFUSAL_IN = timedelta(days=1)


def receive(raw: bytes) -> IncomingMail | None:
    """Store an email with all that follows from it, once; None if it was stored before."""
    mail = read_mail(raw)
    # By its Message-ID, however often and by whichever way it came; without one, by its bytes.
    same = f"{mail.message_id}\n{mail.text}" if mail.message_id else hashlib.sha256(raw).hexdigest()
    known = sealing.fingerprint(same)
    if IncomingMail.objects.filter(fingerprint=known).exists():
        return None
    try:
        with transaction.atomic():
            return _store(mail, known)
    except IntegrityError:
        if IncomingMail.objects.filter(fingerprint=known).exists():
            return None  # another worker was faster
        raise


def unsettled():
    """Mail that matches no enquiry and that no person has decided about, the oldest first."""
    return IncomingMail.objects.filter(enquiry=None, settled_at=None).order_by("at")


def read_unmatched(mail: IncomingMail, user) -> dict:
    """What such a mail says: no event, no text. Raises crypto.CryptoError."""
    EnquiryEvent.objects.record(None, EventKind.READ, user, mail=str(mail.pk))
    return sealing.open_row(mail)


@transaction.atomic
def give_to(mail: IncomingMail, enquiry: Enquiry, user) -> Enquiry:
    """A person found where a mail belongs. Raises StaleEnquiry if somebody decided about it before."""
    settled = IncomingMail.objects.filter(pk=mail.pk, enquiry=None, settled_at=None)
    kind = MailKind.ANSWER if mail.kind == MailKind.UNMATCHED else MailKind(mail.kind)
    if not settled.update(enquiry=enquiry, kind=kind.value, settled_at=timezone.now(), settled_by=user):
        raise StaleEnquiry
    text = sealing.open_row(mail).get("text", "")
    return _arrived(enquiry, kind, text, mail.pk, user)


@transaction.atomic
def set_aside(mail: IncomingMail, user) -> bool:
    """A person decided that a mail belongs nowhere; False if somebody decided before."""
    row = IncomingMail.objects.filter(pk=mail.pk, enquiry=None, settled_at=None)
    done = row.update(settled_at=timezone.now(), settled_by=user)
    if done:
        EnquiryEvent.objects.record(None, EventKind.TICKED, user, mail=str(mail.pk), what="Mail set aside")
    return bool(done)


def _store(mail: Mail, known: str) -> IncomingMail:
    enquiry = Enquiry.objects.filter(mail_token=mail.token).first() if mail.token else None
    enquiry = enquiry.duplicate_of or enquiry if enquiry else None
    kind = mail.kind if enquiry or mail.kind is not MailKind.ANSWER else MailKind.UNMATCHED
    row = IncomingMail(enquiry=enquiry, kind=kind.value, fingerprint=known, attachments=mail.attachments)
    content = {"from": mail.sender, "subject": mail.subject, "text": mail.text, "message_id": mail.message_id}
    sealing.seal_row(row, content).save(force_insert=True)
    if enquiry is None:
        return row
    _arrived(enquiry, kind, mail.text, row.pk)
    if mail.attachments and kind is MailKind.ANSWER:
        _refuse_attachments(enquiry)
    return row


def _arrived(enquiry: Enquiry, kind: MailKind, text: str, pk, user=None) -> Enquiry:
    """The event, the status, the clock, and who is told. What an automatism wrote wakes nobody."""
    bounced = kind is MailKind.BOUNCE
    event = EventKind.MAIL_BOUNCED if bounced else EventKind.MAIL_CAME
    EnquiryEvent.objects.record(enquiry.pk, event, user, mail=str(pk), what=kind.label)
    if kind not in (MailKind.ANSWER, MailKind.BOUNCE) or enquiry.status == Status.SPAM:
        return enquiry
    found = [flag.advice for flag in red_flags.find(text)] if not bounced else []
    urgency = max(enquiry.urgency, workflow.urgency_of(found).value)
    if found:
        EnquiryEvent.objects.record(enquiry.pk, EventKind.FLAGGED, mail=str(pk))
    changed = _back_on_the_desk(change(enquiry.pk, None, urgency=urgency))
    told = told_of(changed)
    Notice.objects.bulk_create([emails.mail_notice(changed, address) for address in told])
    return changed


def _back_on_the_desk(enquiry: Enquiry) -> Enquiry:
    """Reopened, or in progress again, with a clock that begins now; what is open keeps its clock."""
    status = Status(enquiry.status)
    if status.clock_runs:
        return enquiry
    if status is Status.WAITING:
        clock = reply_clock.started(timezone.now(), clinic_hours())
        back = set_status(enquiry, Status.IN_PROGRESS, None, None)
        return change(back.pk, None, **clock)
    return set_status(enquiry, Status.REOPENED, None, None)


def _refuse_attachments(enquiry: Enquiry) -> None:
    """One kind notice a day, never to a machine: two automatic answers could go on for ever."""
    since = timezone.now() - ONE_REFUSAL_IN
    subject = emails.attachments_subject(enquiry)
    if Notice.objects.filter(enquiry=enquiry, subject=subject, created_at__gte=since).exists():
        return
    if sealing.open_sealed(enquiry).email:
        emails.attachments_refused(enquiry).save()
