"""Sends the notices that are due. Any number of workers may do so side by side.

A worker takes a notice by moving its next attempt into the future, on the condition that nobody
else has moved it: one conditional update, which SQLite and PostgreSQL both do as a whole. A worker
that is killed leaves the notice to be taken again when that time has come. So each notice is sent
at least once, and the Message-ID stays the same if it is ever sent twice.
"""

import contextlib
import logging
import random
import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contact import reply_address, sealing
from contact.crypto import CryptoError
from contact.events import EventKind
from contact.models import EnquiryEvent, IncomingMail, Notice, Reply
from contact.workflow import MailKind, ReplyState

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)  # longer than the slowest mail server takes to give up
MOST_ATTEMPTS = 20
FIRST_DELAY = 10  # seconds
LONGEST_DELAY = 15 * 60
# What says that nobody answered, and nothing about the one message.
ABSENCES = (
    "ConnectionRefusedError",
    "ConnectionResetError",
    "OSError",
    "SSLError",
    "TimeoutError",
    "SMTPServerDisconnected",
    "SMTPConnectError",
    "gaierror",
)


@dataclass
class Delivery:
    """What one round of sending came to."""

    sent: int = 0
    failed: int = 0


def deliver_due_notices(limit: int = 50, stop_requested: Callable[[], bool] = lambda: False) -> Delivery:
    """Send up to `limit` notices that are due, the longest waiting first."""
    outcome = Delivery()
    due = Notice.objects.filter(sent_at=None, dead_at=None, next_attempt_at__lte=timezone.now())
    for pk, seen in list(due.order_by("next_attempt_at", "pk").values_list("pk", "next_attempt_at")[:limit]):
        if stop_requested():
            break
        if not _take(pk, seen):
            continue
        if _deliver(Notice.objects.select_related("enquiry", "reply").get(pk=pk)):
            outcome.sent += 1
            _hurry_others()
        else:
            outcome.failed += 1
    return outcome


def as_email(notice: Notice) -> EmailMessage:
    """The stored message, ready to send; no holiday reply comes back to what no person wrote (RFC 3834)."""
    headers = {"Message-ID": notice.message_id}
    body, reply_to = notice.body, []
    if notice.reply:
        body = sealing.open_row(notice.reply)["text"]
        headers |= _thread(notice)
    else:
        headers["Auto-Submitted"] = "auto-generated"
    if notice.carries_reply_address and notice.enquiry:
        address = reply_address.address_for(settings.ENQUIRY_MAILBOX, notice.enquiry.mail_token)
        reply_to = [address] if address else []
    to = notice.recipient or sealing.open_sealed(notice.enquiry).email
    return EmailMessage(subject=notice.subject, body=body, to=[to], reply_to=reply_to, headers=headers)


def _thread(notice: Notice) -> dict[str, str]:
    """What joins a reply with what was written before it, in the person's mailbox (RFC 5322, 3.6.4)."""
    earlier = Notice.objects.filter(enquiry=notice.enquiry, pk__lt=notice.pk, recipient="")
    before = [(row.created_at, row.message_id) for row in earlier.exclude(sent_at=None)]
    for mail in IncomingMail.objects.filter(enquiry=notice.enquiry, kind=MailKind.ANSWER.value):
        with contextlib.suppress(CryptoError):
            before.append((mail.at, sealing.open_row(mail).get("message_id", "")))
    ids = [name for _at, name in sorted(before) if re.fullmatch(r"<[!-;=?-~]{3,200}>", name)]
    return {"In-Reply-To": ids[-1], "References": " ".join(ids[-10:])} if ids else {}


def is_permanent(error: Exception) -> bool:
    """Whether trying again is no use: the mail server refused for good (RFC 5321, 4.2.1: 5yz)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return bool(error.recipients) and all(code >= 500 for code, _text in error.recipients.values())
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPConnectError):
        return False  # a wrong setting of ours: it can be put right while the notice waits
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500


def _hurry_others() -> None:
    """The mail server answers again: what was put off because it did not is due now, not in a while."""
    waiting = Notice.objects.filter(sent_at=None, dead_at=None, last_error__in=ABSENCES)
    waiting.filter(next_attempt_at__gt=timezone.now()).update(next_attempt_at=timezone.now(), last_error="")


def _mark_reply(notice: Notice, state: ReplyState) -> None:
    if notice.reply_id:
        Reply.objects.filter(pk=notice.reply_id).update(state=state.value, updated_at=timezone.now())


def dead_letters() -> int:
    """How many notices could not be sent for good."""
    return Notice.objects.filter(dead_at__isnull=False).count()


def _try_again_or_give_up(notice: Notice, problem: str, permanent: bool) -> None:
    """Put the notice off, or make it a dead letter that people are told of."""
    row = Notice.objects.filter(pk=notice.pk)
    if not permanent and notice.attempts < MOST_ATTEMPTS:
        row.update(next_attempt_at=timezone.now() + delay_after(notice.attempts), last_error=problem)
        return
    logger.error("Notice %s is a dead letter after try %s: %s", notice.pk, notice.attempts, problem)
    with transaction.atomic():
        row.update(dead_at=timezone.now(), last_error=problem)
        _mark_reply(notice, ReplyState.FAILED)
        EnquiryEvent.objects.record(notice.enquiry_id, EventKind.NOTICE_DEAD, notice=notice.pk)


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many failures: longer each time, never for all the same."""
    longest = min(FIRST_DELAY * 2 ** min(attempts - 1, 16), LONGEST_DELAY)
    return timedelta(seconds=random.uniform(longest / 2, longest))  # noqa: S311  (no secret)


def _take(pk: int, seen: datetime) -> bool:
    """Whether this worker, and no other, may send the notice now.

    The last error goes, so that `_hurry_others` of another worker leaves alone what is being sent.
    """
    taken = Notice.objects.filter(pk=pk, sent_at=None, dead_at=None, next_attempt_at=seen).update(
        next_attempt_at=timezone.now() + LEASE, attempts=F("attempts") + 1, last_error=""
    )
    return taken == 1


def _deliver(notice: Notice) -> bool:
    """Try to send a notice that was taken, and write down how it went."""
    try:
        as_email(notice).send()
    except Exception as error:  # whatever went wrong, this one is tried again and the others go on
        # Mail servers repeat addresses in their answers, so only the kind of error is kept.
        problem = type(error).__name__
        logger.warning("Notice %s was not sent: %s, try %s", notice.pk, problem, notice.attempts)
        _try_again_or_give_up(notice, problem, is_permanent(error))
        return False
    with transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now(), last_error="")
        _mark_reply(notice, ReplyState.SENT)
        EnquiryEvent.objects.record(notice.enquiry_id, EventKind.NOTICE_SENT, notice=notice.pk)
    return True
