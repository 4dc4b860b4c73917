"""Takes in what people answer by email: stored, sealed, shown in the timeline, and on the desk again."""

import hashlib
import logging
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from contact import emails, red_flags, reply_address, reply_clock, sealing, workflow
from contact.crypto import CryptoError
from contact.events import EventKind
from contact.incoming import Mail, own_words, read_mail
from contact.models import Enquiry, EnquiryEvent, IncomingMail, Notice
from contact.services.changing import StaleEnquiry, change, set_status
from contact.services.hours import clinic_hours
from contact.services.people import told_of
from contact.services.submitting import staff_addresses
from contact.workflow import FlagsJudged, MailKind, Status

logger = logging.getLogger(__name__)

ONE_REFUSAL_IN = timedelta(days=1)
# Staff are told of mail that matches nothing once in a while, and sooner if it may be an emergency.
ONE_NOTICE_IN, ONE_URGENT_NOTICE_IN = timedelta(hours=1), timedelta(minutes=10)


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
    EnquiryEvent.objects.record(None, EventKind.READ, user, mail=str(mail.pk), what=f"mail {mail.pk}")
    return sealing.open_row(mail)


@transaction.atomic
def give_to(mail: IncomingMail, enquiry: Enquiry, user) -> Enquiry:
    """A person found where a mail belongs. Raises StaleEnquiry if somebody decided about it before."""
    settled = IncomingMail.objects.filter(pk=mail.pk, enquiry=None, settled_at=None)
    kind = MailKind.ANSWER if mail.kind == MailKind.UNMATCHED else MailKind(mail.kind)
    if not settled.update(enquiry=enquiry, kind=kind.value, settled_at=timezone.now(), settled_by=user):
        raise StaleEnquiry
    try:
        opened = sealing.open_row(mail)
    except CryptoError as error:  # it may be read one day, and it belongs there all the same
        logger.error("Mail %s cannot be read: %s", mail.pk, type(error).__name__)
        opened = {}
    words = f"{opened.get('subject', '')}\n{opened.get('text', '')}"
    return _arrived(_locked(enquiry), kind, words, mail.pk, user)


@transaction.atomic
def set_aside(mail: IncomingMail, user) -> bool:
    """A person decided that a mail belongs nowhere; False if somebody decided before."""
    row = IncomingMail.objects.filter(pk=mail.pk, enquiry=None, settled_at=None)
    done = row.update(settled_at=timezone.now(), settled_by=user)
    if done:
        EnquiryEvent.objects.record(None, EventKind.TICKED, user, mail=str(mail.pk), what="Mail set aside")
    return bool(done)


def _store(mail: Mail, known: str) -> IncomingMail:
    enquiry = _enquiry_of(mail)
    kind = MailKind.AUTOMATIC if _is_ours(mail.sender) and mail.kind is MailKind.ANSWER else mail.kind
    if enquiry is None and kind is MailKind.ANSWER:
        kind = MailKind.UNMATCHED
    row = IncomingMail(enquiry=enquiry, kind=kind.value, fingerprint=known, attachments=mail.attachments)
    content = {"from": mail.sender, "subject": mail.subject, "text": mail.text, "message_id": mail.message_id}
    if enquiry and kind is MailKind.ANSWER:
        content["other_address"] = _is_other_address(enquiry, mail.sender)
    sealing.seal_row(row, content).save(force_insert=True)
    words = f"{mail.subject}\n{mail.text}"
    if enquiry is None:
        _tell_of_unmatched(kind, words)
        return row
    _arrived(enquiry, kind, words, row.pk)
    if mail.attachments and kind is MailKind.ANSWER:
        _refuse_attachments(enquiry)
    return row


def _enquiry_of(mail: Mail) -> Enquiry | None:
    """By the reply address; else by our mail that it answers or brings back, if that went to a person.

    Neither can be guessed. A joined message's mail belongs to the one that is answered for both.
    """
    by_token = {row.mail_token: row for row in Enquiry.objects.filter(mail_token__in=mail.tokens)}
    for token in mail.tokens:
        if token in by_token:
            return _locked(by_token[token])
    earlier = Notice.objects.filter(message_id__in=mail.answers_to, recipient="").exclude(enquiry=None)
    notice = earlier.select_related("enquiry").order_by("-pk").first()
    return _locked(notice.enquiry) if notice else None


def _locked(enquiry: Enquiry) -> Enquiry:
    """As it stands now, and nobody else changes it before this transaction ends."""
    return Enquiry.objects.select_for_update().get(pk=enquiry.duplicate_of_id or enquiry.pk)


def _is_ours(sender: str) -> bool:
    """Our own mail that came back round, as when somebody gave the desk's address for theirs."""
    ours = (settings.ENQUIRY_MAILBOX, settings.DEFAULT_FROM_EMAIL)
    addresses = {parseaddr(address)[1].lower() for address in ours if address}
    return reply_address.without_token(sender.lower()) in addresses


def _is_other_address(enquiry: Enquiry, sender: str) -> bool:
    try:
        given = sealing.open_sealed(enquiry).email
    except CryptoError:
        return False
    return given.strip().casefold() != sender.strip().casefold()


def _arrived(enquiry: Enquiry, kind: MailKind, words: str, pk, user=None) -> Enquiry:
    """The event, the status, the clock, and who is told. What an automatism wrote wakes nobody."""
    bounced = kind is MailKind.BOUNCE
    event = EventKind.MAIL_BOUNCED if bounced else EventKind.MAIL_CAME
    EnquiryEvent.objects.record(enquiry.pk, event, user, mail=str(pk), what=kind.label)
    if kind not in (MailKind.ANSWER, MailKind.BOUNCE) or enquiry.status == Status.SPAM:
        return enquiry
    changed = _back_on_the_desk(change(enquiry.pk, None, **({} if bounced else _signs(enquiry, words, pk))))
    subject = emails.mail_subject(changed)
    unsent = Notice.objects.filter(enquiry=changed, subject=subject, sent_at=None, dead_at=None)
    waiting = set(unsent.values_list("recipient", flat=True))
    told = [address for address in told_of(changed) if address not in waiting]
    Notice.objects.bulk_create([emails.mail_notice(changed, address) for address in told])
    return changed


def _signs(enquiry: Enquiry, words: str, pk) -> dict:
    """The columns that change when a person's own words, not what they quote, hold signs of an emergency."""
    found = _signs_in(words)
    if not found:
        return {}
    EnquiryEvent.objects.record(enquiry.pk, EventKind.FLAGGED, mail=str(pk), what="in an email")
    urgency = max(enquiry.urgency, workflow.urgency_of(found).value)
    return {"urgency": urgency, "red_flags_judged": FlagsJudged.NOT_YET.value}


def _signs_in(words: str) -> list[str]:
    return [flag.advice for flag in red_flags.find(own_words(words))]


def _back_on_the_desk(enquiry: Enquiry) -> Enquiry:
    """Reopened, or in progress again, with a clock that begins now; what is open keeps its clock."""
    status = Status(enquiry.status)
    if status.clock_runs:
        # A planned call had put it further down; now there is something to read.
        planned = {"due_at": enquiry.reply_by or timezone.now()} if enquiry.call_back_at else {}
        return change(enquiry.pk, None, **planned) if planned else enquiry
    if status is Status.WAITING:
        clock = reply_clock.started(timezone.now(), clinic_hours())
        back = set_status(enquiry, Status.IN_PROGRESS, None, None)
        return change(back.pk, None, **clock)
    return set_status(enquiry, Status.REOPENED, None, None)


def _tell_of_unmatched(kind: MailKind, words: str) -> None:
    """What matches nothing must not lie unseen: it may be an emergency."""
    if kind is MailKind.AUTOMATIC:
        return
    urgent = kind is MailKind.UNMATCHED and bool(_signs_in(words))
    since = timezone.now() - (ONE_URGENT_NOTICE_IN if urgent else ONE_NOTICE_IN)
    subject = emails.unmatched_subject(urgent)
    if not Notice.objects.filter(enquiry=None, subject=subject, created_at__gte=since).exists():
        told = [emails.unmatched_notice(urgent, address) for address in staff_addresses()]
        Notice.objects.bulk_create(told)


def _refuse_attachments(enquiry: Enquiry) -> None:
    """One kind notice a day, never to a machine: two automatic answers could go on for ever."""
    since = timezone.now() - ONE_REFUSAL_IN
    subject = emails.attachments_subject(enquiry)
    if Notice.objects.filter(enquiry=enquiry, subject=subject, created_at__gte=since).exists():
        return
    try:
        reachable = bool(sealing.open_sealed(enquiry).email)
    except CryptoError:  # the mail is stored all the same; a page that cannot be read says so itself
        reachable = False
    if reachable:
        emails.attachments_refused(enquiry).save()
