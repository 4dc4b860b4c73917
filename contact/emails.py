"""Writes the emails about enquiries. They hold a reference and a link, nothing about the person."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from contact.models import Enquiry, Notice, Reply


def staff_notice(enquiry: Enquiry, recipient: str) -> Notice:
    """The message that tells one member of staff that an enquiry has come in, not yet stored."""
    return _notice("staff_notice", f"New enquiry {enquiry}", enquiry, recipient)


def acknowledgement(enquiry: Enquiry, promise: str) -> Notice:
    """The message that tells who wrote that it has come, not yet stored; the worker adds the address.

    It holds nothing of what was written, and neither subject nor sender names an illness. Who answers it
    all the same reaches the desk.
    """
    notice = _notice("acknowledgement", f"We have your message ({enquiry})", enquiry, promise=promise)
    notice.carries_reply_address = True
    return notice


def mail_subject(enquiry: Enquiry) -> str:
    """The subject by which a notice of mail is found again."""
    return f"Mail for enquiry {enquiry}"


def mail_notice(enquiry: Enquiry, recipient: str) -> Notice:
    """The message that tells one member of staff that mail came, not yet stored; nothing of what it says."""
    return _notice("mail_notice", mail_subject(enquiry), enquiry, recipient)


def unmatched_subject(urgent: bool) -> str:
    """The subject by which a notice of mail without an enquiry is found again."""
    words = "Please look now: mail without an enquiry may hold signs of an emergency"
    return words if urgent else "Mail without an enquiry"


def unmatched_notice(urgent: bool, recipient: str) -> Notice:
    """The message that tells one member of staff of mail that matches nothing, not yet stored."""
    link = settings.BASE_URL + reverse("enquiries:mail")
    return _notice("unmatched_notice", unmatched_subject(urgent), None, recipient, urgent=urgent, link=link)


def attachments_subject(enquiry: Enquiry) -> str:
    """The subject by which a refusal of files is found again."""
    return f"We cannot take files ({enquiry})"


def attachments_refused(enquiry: Enquiry) -> Notice:
    """The message that says kindly that files were not taken, not yet stored; the worker adds the address."""
    notice = _notice("attachments_refused", attachments_subject(enquiry), enquiry)
    notice.carries_reply_address = True
    return notice


def reminder(enquiry: Enquiry, percent: int, recipient: str) -> Notice:
    """The message that an enquiry's time runs out, not yet stored."""
    over = percent >= 100
    words = "The time to reply is over" if over else "The time to reply is nearly over"
    subject = f"{'Overdue' if over else 'Due soon'}: enquiry {enquiry}"
    return _notice("reminder", subject, enquiry, recipient, words=words)


def digest(waiting: dict[str, int], recipient: str) -> Notice:
    """The daily message with numbers, not yet stored."""
    subject = f"Enquiries today: {waiting['open']} open, {waiting['overdue']} overdue"
    link = settings.BASE_URL + reverse("enquiries:index")
    return _notice("digest", subject, None, recipient, waiting=waiting, link=link)


def reply_notice(enquiry: Enquiry, reply: Reply) -> Notice:
    """The outbox row of a reply of the desk, not yet stored: its words and address stay sealed elsewhere."""
    return Notice(
        enquiry=enquiry,
        reply=reply,
        subject=f"Your message to us ({enquiry})",
        carries_reply_address=True,
        message_id=_new_message_id(),
    )


def _notice(template: str, subject: str, enquiry: Enquiry | None, recipient: str = "", **context) -> Notice:
    """A message made from its template, which knows the reference and a link to the enquiry.

    Without a recipient it goes to who wrote: the worker adds the address, which is sealed.
    """
    if enquiry:
        link = settings.BASE_URL + reverse("enquiries:inspect", args=[enquiry.pk])
        context = {"reference": str(enquiry), "link": link} | context
    return Notice(
        enquiry=enquiry,
        recipient=recipient,
        subject=subject,
        body=render_to_string(f"contact/email/{template}.txt", context),
        message_id=_new_message_id(),
    )


def _new_message_id() -> str:
    """An identifier that stays the same however often a message is tried (RFC 5322)."""
    return f"<{uuid.uuid4()}@{urlsplit(settings.BASE_URL).hostname}>"
