"""What is wrong with the desk's settings, said when the site starts."""

from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from contact.mailboxes import BadMailbox, open_mailbox


@checks.register
def check_mailbox(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """The mailbox has an address that a token fits into, and is read where it can be read."""
    found: list[checks.CheckMessage] = []
    if settings.ENQUIRY_MAILBOX:
        try:
            validate_email(settings.ENQUIRY_MAILBOX)
        except ValidationError:
            hint = "An address such as enquiries@clinic.example.org, without a name before it."
            found.append(checks.Error("ENQUIRY_MAILBOX is no email address.", hint, id="contact.E001"))
    if settings.ENQUIRY_MAILBOX_URL:
        try:
            open_mailbox(settings.ENQUIRY_MAILBOX_URL)
        except BadMailbox as error:
            found.append(checks.Error(str(error), id="contact.E002"))
        if not settings.ENQUIRY_MAILBOX:
            words = "Mail is read, but no reply names the mailbox: set ENQUIRY_MAILBOX as well."
            found.append(checks.Warning(words, id="contact.W001"))
    return found
