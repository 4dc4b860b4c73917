"""contact.incoming: mail in any state is read, and never raises."""

import random
from email.message import EmailMessage

import pytest

from contact.desk_words import MailKind
from contact.incoming import from_html, read_mail

TOKEN = "0123456789abcdefghjk"
TO = f"enquiries+{TOKEN}@clinic.example.org"


def mail(text="Thank you, Tuesday suits me.", **headers) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "Agnes <agnes@example.org>",
        "To": TO,
        "Subject": "Re: Your message",
        "Message-ID": "<a@x>",
    }
    for name, value in (given | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        message[name] = value
    message.set_content(text)
    return message


def test_an_answer():
    read = read_mail(mail().as_bytes())
    assert (read.kind, read.tokens, read.sender) == (MailKind.ANSWER, (TOKEN,), "agnes@example.org")
    assert (read.subject, read.text, read.message_id) == (
        "Re: Your message",
        "Thank you, Tuesday suits me.",
        "<a@x>",
    )
    assert "Agnes" not in repr(read).replace("agnes", "Agnes") or "object at" in repr(read)


def test_files_are_counted_and_left_out():
    message = mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="scan.pdf")
    message.add_attachment("words in a file", filename="notes.txt")
    read = read_mail(message.as_bytes())
    assert read.attachments == 2
    assert "words in a file" not in read.text


def test_html_alone_is_read_as_words_and_nothing_that_runs():
    message = mail()
    message.set_content(
        "<style>p{}</style><p>One &amp; two</p><script>alert(1)</script><p>Three<br>four</p>", subtype="html"
    )
    text = read_mail(message.as_bytes()).text
    assert text.split() == ["One", "&", "two", "Three", "four"]
    assert from_html("<div>" * 5000 + "deep") == "deep"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; x=y"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
    ],
)
def test_automatic_answers(headers):
    assert read_mail(mail(**headers).as_bytes()).kind is MailKind.AUTOMATIC


def test_a_person_says_that_no_machine_wrote():
    assert read_mail(mail(Auto_Submitted="no").as_bytes()).kind is MailKind.ANSWER


BOUNCE = f"""From: MAILER-DAEMON@mx.example.org
To: website@clinic.example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Nobody lives here.
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; agnes@example.org
Action: failed
--b
Content-Type: message/rfc822

From: website@clinic.example.org
Reply-To: {TO}
Subject: Your message to us

Words
--b--
""".encode()


@pytest.mark.parametrize(
    "raw", [BOUNCE, mail(From="", Return_Path="<>").as_bytes(), mail(From="Postmaster@x.org").as_bytes()]
)
def test_bounces_find_their_enquiry(raw):
    read = read_mail(raw)
    assert (read.kind, read.tokens) == (MailKind.BOUNCE, (TOKEN,))


HEAD = f"From: a@example.org\nTo: {TO}\n".encode()
BROKEN = {
    "nothing": b"",
    "no headers": b"just words",
    "NUL": HEAD + b"\n\x00words\x00",
    "all bytes": HEAD + b"\n" + bytes(range(256)),
    "unknown charset": HEAD + b"Content-Type: text/plain; charset=klingon\n\nwords \xe9",
    "binary codec": HEAD + b"Content-Type: text/plain; charset=hex\n\nwords",
    "zip codec": HEAD + b"Content-Type: text/plain; charset=zlib\n\nwords",
    "wrong utf-8": HEAD + b"Content-Type: text/plain; charset=utf-8\n\nwords \xff\xfe",
    "utf-7": HEAD + b"Content-Type: text/plain; charset=utf-7\n\nwords +AGE-",
    "utf-16": HEAD + b"Content-Type: text/plain; charset=utf-16\n\nwords",
    "empty charset": HEAD + b"Content-Type: text/plain; charset=\n\nwords",
    "odd base64": HEAD + b"Content-Transfer-Encoding: base64\n\nd29yZ",
    "no base64": HEAD + b"Content-Transfer-Encoding: base64\n\n!!! words !!!",
    "odd quoted-printable": HEAD + b"Content-Transfer-Encoding: quoted-printable\n\nwords =ZZ =",
    "unknown transfer": HEAD + b"Content-Transfer-Encoding: rot13\n\nwords",
    "uuencode": HEAD + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644\nzzz\nend",
    "no boundary": HEAD + b"Content-Type: multipart/mixed\n\nwords",
    "boundary never comes": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\nwords",
    "boundary never ends": HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nwords",
    "multipart that is text": HEAD + b"Content-Type: multipart/\n\nwords",
    "no type": HEAD + b"Content-Type: ;;;\n\nwords",
    "long type": HEAD + b"Content-Type: text/plain; " + b"a=b; " * 5000 + b"\n\nwords",
    "broken word": HEAD + b"Subject: =?utf-8?q?=ZZ?=\n\nwords",
    "unknown word": HEAD + b"Subject: =?klingon?b?d29yZHM=?=\n\nwords",
    "half word": HEAD + b"Subject: =?utf-8?b?d29\n\nwords",
    "raw 8-bit subject": HEAD + b"Subject: caf\xe9 \xff\n\nwords",
    "surrogates": HEAD + b"\n\xed\xa0\x80 words",
    "many headers": HEAD + b"X: y\n" * 20_000 + b"\nwords",
    "header without end": HEAD + b"X: " + b"y" * 200_000,
    "folded for ever": HEAD + b"Subject: a\n" + b" b\n" * 20_000 + b"\nwords",
    "header injection": HEAD + b"Subject: a\r\n\r\nBcc: b@example.org\r\n\r\nwords",
    "only CR": HEAD.replace(b"\n", b"\r") + b"\rwords",
    "parts in parts": HEAD
    + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(200)),
    "mail in mail": HEAD + b"Content-Type: message/rfc822\n\n" * 100 + b"words",
    "report without parts": HEAD + b"Content-Type: multipart/report; report-type=delivery-status\n\nwords",
    "two To": HEAD + HEAD + b"\nwords",
    "address in quotes": b'From: "a@b" <c@example.org>\nTo: "x" <' + TO.encode() + b">\n\nwords",
    "group address": b"From: undisclosed:;\nTo: " + TO.encode() + b"\n\nwords",
    "address of commas": b"From: ,,,,\nTo: ,,," + TO.encode() + b",,,\n\nwords",
    "address unbalanced": b"From: <<<a@b\nTo: (((" + TO.encode() + b"\n\nwords",
    "bad RFC 2231": HEAD + b"Content-Type: text/plain; charset*=klingon''x%zz\n\nwords",
    "bad file name": HEAD + b"Content-Disposition: attachment; filename*0*=utf-8''%zz; filename*2=x\n\nwords",
    "html of brackets": HEAD + b"Content-Type: text/html\n\n" + b"<" * 20_000 + b"words",
    "html comment": HEAD + b"Content-Type: text/html\n\n<!-- words",
    "html entity": HEAD + b"Content-Type: text/html\n\n&#xD800;&#0;&#9999999999; words",
    "html unclosed": HEAD + b"Content-Type: text/html\n\n<script>words",
    "big": HEAD + b"\n" + b"words " * 1_000_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_mail_is_read_all_the_same(name):
    read = read_mail(BROKEN[name])
    assert "\x00" not in read.text + read.subject + read.sender
    for text in (read.text, read.subject, read.sender, read.message_id):
        text.encode()  # no half of a character is left
    assert len(read.text) <= 50_000


@pytest.mark.parametrize("name", [name for name in BROKEN if "charset" in name or "subject" in name])
def test_the_words_survive_what_is_wrong_around_them(name):
    assert "words" in read_mail(BROKEN[name]).text


def test_no_noise_is_too_much():
    noise = random.Random(5)
    whole = BOUNCE + mail().as_bytes()
    for _ in range(300):
        raw = bytearray(whole)
        for _ in range(20):
            raw[noise.randrange(len(raw))] = noise.randrange(256)
        read_mail(bytes(raw[: noise.randrange(len(raw))]))
