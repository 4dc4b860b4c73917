"""contact.mailboxes and receive_mail when something is wrong: certificates, poisoned mail, odd files."""

import datetime
import ipaddress
import logging
import os
import signal
import ssl
import threading

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.management import call_command
from django.db import OperationalError

from contact import services
from contact.mailboxes import BadMailbox, open_mailbox
from contact.management import looping
from contact.models import IncomingMail

from .test_incoming import mail
from .test_mailboxes import ImapServer, maildir, waiting  # noqa: F401  (a fixture)
from .test_receiving import answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(tmp_path):
    """A certificate for this machine that nobody has signed; its file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    today = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(today).not_valid_after(today + datetime.timedelta(days=1))
    signed = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = tmp_path / "certificate.pem"
    path.write_bytes(key.private_bytes(*plain) + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def tls(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("trusted", [True, False])
def test_imap_over_tls_and_only_with_a_certificate_that_is_trusted(
    settings, enquiry, tls, certificate, monkeypatch, caplog, trusted
):
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = ImapServer([answer(enquiry).as_bytes()], tls)
    settings.ENQUIRY_MAILBOX_URL = f"imaps://desk:s%40cret@127.0.0.1:{server.port}/Desk mail"
    try:
        call_command("receive_mail")
    finally:
        server.socket.close()
    assert IncomingMail.objects.count() == trusted
    assert ('SELECT "Desk mail"' in server.asked) == trusted
    assert ("SSLCertVerificationError" in caplog.text) == (not trusted)
    assert any("s@cret" in line for line in server.asked) == trusted  # never sent to a stranger


@pytest.mark.parametrize(
    "address", ["imap://u:p@mail.example.org/INBOX", "maildir://var/mail", "maildir:///", "pop3://u@h"]
)
def test_addresses_that_would_be_a_mistake(address):
    with pytest.raises(BadMailbox):
        open_mailbox(address)


def test_a_mail_that_cannot_be_stored_does_not_hold_up_the_others(maildir, enquiry, monkeypatch, caplog):  # noqa: F811
    for number in range(3):
        (maildir / "new" / str(number)).write_bytes(answer(enquiry, f"Number {number}").as_bytes())
    stored = services.receive

    def poisoned(raw):
        if b"Number 0" in raw:
            raise RuntimeError("Number 0 of a person")
        return stored(raw)

    monkeypatch.setattr(services, "receive", poisoned)
    call_command("receive_mail", "--limit", "2")
    assert (IncomingMail.objects.count(), waiting(maildir)) == (2, 1)
    assert "RuntimeError" in caplog.text
    assert "of a person" not in caplog.text


def test_mail_that_was_moved_unread_is_taken_and_odd_files_are_left(maildir, enquiry):  # noqa: F811
    (maildir / "cur" / "1:2,F").write_bytes(answer(enquiry, "Moved").as_bytes())
    (maildir / "cur" / "2:2,S").write_bytes(answer(enquiry, "Read before").as_bytes())
    (maildir / "new" / "folder").mkdir()
    os.mkfifo(maildir / "new" / "pipe")
    (maildir / "new" / ".hidden").write_bytes(b"x")
    call_command("receive_mail")
    call_command("receive_mail")
    assert IncomingMail.objects.count() == 1
    assert sorted(file.name for file in (maildir / "cur").iterdir()) == ["1:2,FS", "2:2,S"]


@pytest.fixture
def in_test(monkeypatch):
    """The command takes two signals and drops connections; give them back to the test."""
    monkeypatch.setattr(looping, "close_old_connections", lambda: None)
    monkeypatch.setattr(looping.connections, "close_all", lambda: None)
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_the_loop_says_once_that_the_mailbox_is_gone_and_once_that_it_is_back(
    maildir,  # noqa: F811
    enquiry,
    in_test,
    caplog,
):
    caplog.set_level(logging.WARNING)
    away = maildir.with_name("away")
    maildir.rename(away)

    def back():
        (away / "new" / "1").write_bytes(answer(enquiry).as_bytes())
        away.rename(maildir)

    threading.Timer(0.5, back).start()
    threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    call_command("receive_mail", "--loop", "0.1")
    assert caplog.text.count("does not answer") == 1
    assert caplog.text.count("answers again") == 1
    assert IncomingMail.objects.count() == 1


def test_a_database_that_is_away_leaves_the_mail_where_it_is(maildir, in_test, monkeypatch, caplog):  # noqa: F811
    (maildir / "new" / "1").write_bytes(mail("A person's words").as_bytes())

    def away(raw):
        raise OperationalError("A person's words")

    monkeypatch.setattr(services, "receive", away)
    call_command("receive_mail")
    assert waiting(maildir) == 1
    assert "OperationalError" in caplog.text
    assert "A person's words" not in caplog.text
