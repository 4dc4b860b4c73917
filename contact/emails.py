"""Builds the e-mails about enquiries. They hold a reference and a link, nothing about the person."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse


def new_message_id() -> str:
    """An identifier that stays the same however often a message is tried (RFC 5322)."""
    return f"<{uuid.uuid4()}@{urlsplit(settings.BASE_URL).hostname}>"


def staff_notice(notice) -> EmailMessage:
    """The message that tells one member of staff that an enquiry has come in."""
    reference = str(notice.enquiry)
    link = settings.BASE_URL + reverse("enquiries:inspect", args=[notice.enquiry_id])
    return EmailMessage(
        subject=f"New enquiry {reference}",
        body=render_to_string("contact/email/staff_notice.txt", {"reference": reference, "link": link}),
        to=[notice.recipient],
        headers={"Message-ID": notice.message_id, "Auto-Submitted": "auto-generated"},
    )
