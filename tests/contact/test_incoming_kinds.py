"""contact.incoming.kinds: a person, a machine, or our own mail that came back."""

import pytest

from contact.desk_words import MailKind
from contact.incoming import read_mail

from .test_incoming import BOUNCE, TO, TOKEN, mail

OURS = "<0b54a57e-7e25-4b2e-8f0e-1f2a3b4c5d6e@clinic.example.org>"


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("answer", {}),
        ("answer", {"Auto_Submitted": "no"}),
        ("answer", {"Subject": "Re: out of office"}),
        ("answer", {"X_Auto_Response_Suppress": "All"}),  # Exchange writes it into people's mail
        ("answer", {"Subject": "I was warned of a delay"}),
        ("automatic", {"Auto_Submitted": "auto-replied"}),
        ("automatic", {"Auto_Submitted": "auto-replied", "Return_Path": "<>"}),  # RFC 3834: a holiday reply
        ("automatic", {"Auto_Submitted": "auto-generated; x=y"}),
        ("automatic", {"Precedence": "bulk"}),
        ("automatic", {"Precedence": "auto_reply", "Return_Path": "<>"}),
        ("automatic", {"X_Autoreply": "yes"}),
        ("automatic", {"Subject": "Automatic reply: Your message to us"}),
        ("automatic", {"From": "MAILER-DAEMON@x.org", "Subject": "Warning: message delayed 24 hours"}),
        ("bounce", {"From": "MAILER-DAEMON@x.org", "Subject": "failure notice"}),  # qmail
        (
            "bounce",  # Exim
            {
                "From": "Mail Delivery System <Mailer-Daemon@x.org>",
                "Auto_Submitted": "auto-replied",
                "X_Failed_Recipients": "agnes@example.org",
                "Subject": "Mail delivery failed: returning message to sender",
            },
        ),
        ("bounce", {"From": "Postmaster@x.org", "Subject": "Undeliverable: Your message"}),
        ("bounce", {"Return_Path": "<>"}),  # when in doubt, somebody looks
        (
            "bounce",
            {"Return_Path": "<>", "Auto_Submitted": "auto-replied", "Subject": "Delivery has failed"},
        ),
    ],
)
def test_who_wrote(kind, headers):
    assert read_mail(mail(**headers).as_bytes()).kind == kind


@pytest.mark.parametrize(
    ("action", "kind"), [("failed", "bounce"), ("delayed", "automatic"), ("delivered", "automatic")]
)
def test_a_report_says_whether_it_failed(action, kind):
    read = read_mail(BOUNCE.replace(b"Action: failed", f"Action: {action}".encode()))
    assert read.kind == kind


def test_a_read_receipt_is_a_machine_s():
    raw = BOUNCE.replace(b"delivery-status", b"disposition-notification")
    assert read_mail(raw).kind is MailKind.AUTOMATIC


def test_a_bounce_gives_its_reason_and_not_our_own_words():
    raw = BOUNCE.replace(b"Action: failed", b"Action: failed\nDiagnostic-Code: smtp; 550 no such user")
    read = read_mail(raw)
    assert read.text == "Nobody lives here.\n\nsmtp; 550 no such user"
    assert read.attachments == 0


def test_a_bounce_without_our_reply_address_is_found_by_its_message_id():
    raw = BOUNCE.replace(f"Reply-To: {TO}".encode(), f"Message-ID: {OURS}".encode())
    read = read_mail(raw)
    assert read.tokens == ()
    assert OURS in read.answers_to


def test_an_answer_names_what_it_answers_the_latest_first():
    read = read_mail(mail(In_Reply_To=OURS, References=f"<first@x> {OURS}").as_bytes())
    assert read.in_reply_to == OURS
    assert set(read.answers_to) == {OURS, "<first@x>"}


@pytest.mark.parametrize(
    "name", ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Failed-Recipients"]
)
def test_the_token_stands_in_any_of_these(name):
    message = mail()
    del message["To"]
    message[name] = TO
    read = read_mail(message.as_bytes())
    assert read.tokens == (TOKEN,)
    assert read.recipients == (TO,)
