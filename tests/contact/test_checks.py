import pytest

from contact.checks import check_mailbox


@pytest.mark.parametrize(
    ("mailbox", "url", "ids"),
    [
        ("", "", []),
        ("enquiries@clinic.example.org", "", []),
        ("enquiries@clinic.example.org", "maildir:///var/mail/x", []),
        ("enquiries@clinic.example.org", "imaps://u:p@mail.example.org/INBOX", []),
        ("Clinic <enquiries@clinic.example.org>", "", ["contact.E001"]),
        ("enquiries", "", ["contact.E001"]),
        ("enquiries@clinic.example.org", "pop3://x", ["contact.E002"]),
        ("", "maildir:///x", ["contact.W001"]),
    ],
)
def test_what_is_wrong_with_the_mailbox_is_said_at_the_start(settings, mailbox, url, ids):
    settings.ENQUIRY_MAILBOX, settings.ENQUIRY_MAILBOX_URL = mailbox, url
    assert [found.id for found in check_mailbox(None)] == ids
