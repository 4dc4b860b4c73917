"""Writes the emails about enquiries. They hold a reference and a link, nothing about the person."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from contact.models import Enquiry, Notice, Reply


def staff_notice(enquiry: Enquiry, recipient: str) -> Notice:
    """The message that tells one member of staff that an enquiry has come in, not yet stored."""
    link = settings.BASE_URL + reverse("enquiries:inspect", args=[enquiry.pk])
    return Notice(
        enquiry=enquiry,
        recipient=recipient,
        subject=f"New enquiry {enquiry}",
        body=render_to_string("contact/email/staff_notice.txt", {"reference": str(enquiry), "link": link}),
        message_id=_new_message_id(),
    )


def acknowledgement(enquiry: Enquiry, promise: str) -> Notice:
    """The message that tells who wrote that it has come, not yet stored; the worker adds the address.

    It holds nothing of what was written, and neither subject nor sender names an illness.
    """
    context = {"reference": str(enquiry), "promise": promise}
    return Notice(
        enquiry=enquiry,
        recipient="",
        subject=f"We have your message ({enquiry})",
        body=render_to_string("contact/email/acknowledgement.txt", context),
        message_id=_new_message_id(),
    )


def mail_subject(enquiry: Enquiry) -> str:
    """The subject by which a notice of mail is found again."""
    return f"Mail for enquiry {enquiry}"


def mail_notice(enquiry: Enquiry, recipient: str) -> Notice:
    """The message that tells one member of staff that mail came, not yet stored; nothing of what it says."""
    link = settings.BASE_URL + reverse("enquiries:inspect", args=[enquiry.pk])
    return Notice(
        enquiry=enquiry,
        recipient=recipient,
        subject=mail_subject(enquiry),
        body=render_to_string("contact/email/mail_notice.txt", {"reference": str(enquiry), "link": link}),
        message_id=_new_message_id(),
    )


def unmatched_subject(urgent: bool) -> str:
    """The subject by which a notice of mail without an enquiry is found again."""
    words = "Please look now: mail without an enquiry may hold signs of an emergency"
    return words if urgent else "Mail without an enquiry"


def unmatched_notice(urgent: bool, recipient: str) -> Notice:
    """The message that tells one member of staff of mail that matches nothing, not yet stored."""
    context = {"urgent": urgent, "link": settings.BASE_URL + reverse("enquiries:mail")}
    return Notice(
        recipient=recipient,
        subject=unmatched_subject(urgent),
        body=render_to_string("contact/email/unmatched_notice.txt", context),
        message_id=_new_message_id(),
    )


def attachments_subject(enquiry: Enquiry) -> str:
    """The subject by which a refusal of files is found again."""
    return f"We cannot take files ({enquiry})"


def attachments_refused(enquiry: Enquiry) -> Notice:
    """The message that says kindly that files were not taken, not yet stored; the worker adds the address."""
    return Notice(
        enquiry=enquiry,
        recipient="",
        subject=attachments_subject(enquiry),
        body=render_to_string("contact/email/attachments_refused.txt", {"reference": str(enquiry)}),
        carries_reply_address=True,
        message_id=_new_message_id(),
    )


def reminder(enquiry: Enquiry, percent: int, recipient: str) -> Notice:
    """The message that an enquiry's time runs out, not yet stored."""
    link = settings.BASE_URL + reverse("enquiries:inspect", args=[enquiry.pk])
    over = percent >= 100
    words = "The time to reply is over" if over else "The time to reply is nearly over"
    context = {"words": words, "reference": str(enquiry), "link": link}
    return Notice(
        enquiry=enquiry,
        recipient=recipient,
        subject=f"{'Overdue' if over else 'Due soon'}: enquiry {enquiry}",
        body=render_to_string("contact/email/reminder.txt", context),
        message_id=_new_message_id(),
    )


def digest(waiting: dict[str, int], recipient: str) -> Notice:
    """The daily message with numbers, not yet stored."""
    context = {"waiting": waiting, "link": settings.BASE_URL + reverse("enquiries:index")}
    return Notice(
        recipient=recipient,
        subject=f"Enquiries today: {waiting['open']} open, {waiting['overdue']} overdue",
        body=render_to_string("contact/email/digest.txt", context),
        message_id=_new_message_id(),
    )


def reply_notice(enquiry: Enquiry, reply: Reply) -> Notice:
    """The outbox row of a reply of the desk, not yet stored: its words and address stay sealed elsewhere."""
    return Notice(
        enquiry=enquiry,
        reply=reply,
        subject=f"Your message to us ({enquiry})",
        carries_reply_address=True,
        message_id=_new_message_id(),
    )


def _new_message_id() -> str:
    """An identifier that stays the same however often a message is tried (RFC 5322)."""
    return f"<{uuid.uuid4()}@{urlsplit(settings.BASE_URL).hostname}>"
