"""contact.mailboxes and receive_mail: real mail, over SMTP into a maildir or from IMAP, onto the desk."""

import re
import smtplib
import socket
import threading
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox as MaildirHandler
from django.core.management import CommandError, call_command

from contact import sealing
from contact.mailboxes import BadMailbox, MailboxGone, open_mailbox
from contact.models import IncomingMail

from .test_receiving import WORDS, answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def maildir(tmp_path, settings) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    settings.ENQUIRY_MAILBOX_URL = f"maildir://{tmp_path}/box"
    return tmp_path / "box"


def waiting(maildir) -> int:
    return len(list((maildir / "new").iterdir()))


def test_a_mail_comes_by_smtp_into_a_maildir_and_onto_the_desk(maildir, enquiry, capsys):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(MaildirHandler(maildir), hostname="127.0.0.1", port=port)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
            client.send_message(answer(enquiry))
    finally:
        server.stop()
    assert waiting(maildir) == 1
    call_command("receive_mail")
    assert "Emails taken in: 1" in capsys.readouterr().out
    assert sealing.open_row(IncomingMail.objects.get())["text"] == WORDS
    assert (waiting(maildir), len(list((maildir / "cur").iterdir()))) == (0, 1)


def test_a_kill_between_storing_and_marking_doubles_nothing(maildir, enquiry, monkeypatch):
    (maildir / "new" / "1").write_bytes(answer(enquiry).as_bytes())

    def killed(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("contact.mailboxes.maildir.MaildirMailbox.taken", killed)
    with pytest.raises(KeyboardInterrupt):
        call_command("receive_mail")
    monkeypatch.undo()
    assert (IncomingMail.objects.count(), waiting(maildir)) == (1, 1)
    call_command("receive_mail")
    assert (IncomingMail.objects.count(), waiting(maildir)) == (1, 0)


@pytest.mark.parametrize("address", ["maildir:///nowhere/at/all", "imap://u:p@127.0.0.1:1/INBOX"])
def test_a_mailbox_that_is_gone_is_one_line_in_the_log(settings, db, caplog, capsys, address):
    settings.ENQUIRY_MAILBOX_URL = address
    call_command("receive_mail")
    assert "The mailbox does not answer" in caplog.text
    assert "u:p" not in caplog.text
    assert "taken in: 0" in capsys.readouterr().out


@pytest.mark.parametrize("address", ["", "nonsense", "http://x", "imaps://host", "maildir:", "imaps://[u@h"])
def test_a_mailbox_that_cannot_be_one_is_refused(settings, db, address):
    settings.ENQUIRY_MAILBOX_URL = address
    with pytest.raises(CommandError, match="ENQUIRY_MAILBOX_URL"):
        call_command("receive_mail")


class ImapServer(threading.Thread):
    """The few commands of IMAP that are asked, over a real socket, with TLS if there is a certificate."""

    def __init__(self, mails, tls=None):
        super().__init__(daemon=True)
        self.mails, self.seen, self.tls, self.asked = mails, set(), tls, []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.start()

    def run(self):
        """One client after the other, until the socket is closed."""
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            try:
                client = self.tls.wrap_socket(client, server_side=True) if self.tls else client
            except OSError:  # who does not trust the certificate hangs up
                continue
            with client, client.makefile("rwb") as stream:
                stream.write(b"* OK ready\r\n")
                stream.flush()
                for line in stream:
                    tag, _, words = line.decode().strip().partition(" ")
                    self.asked.append(words)
                    stream.write(self.answer(words.upper()) + f"{tag} OK done\r\n".encode())
                    stream.flush()
                    if words.upper().startswith("LOGOUT"):
                        break

    def answer(self, words: str) -> bytes:
        number = int(found[1]) if (found := re.match(r"UID \w+ (\d+)", words)) else 0
        if words.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words.startswith("UID SEARCH"):
            left = [str(n) for n in range(1, len(self.mails) + 1) if n not in self.seen]
            return f"* SEARCH {' '.join(left)}\r\n".encode()
        if words.startswith("UID FETCH"):
            raw = self.mails[number - 1]
            return b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (number, len(raw)) + raw + b")\r\n"
        if words.startswith("UID STORE"):
            self.seen.add(number)
        return b""


def test_mail_is_fetched_from_imap_and_marked(settings, enquiry):
    server = ImapServer([answer(enquiry).as_bytes(), answer(enquiry, "A second one.").as_bytes()])
    settings.ENQUIRY_MAILBOX_URL = f"imap://desk:secret@127.0.0.1:{server.port}/INBOX"
    try:
        call_command("receive_mail")
        call_command("receive_mail")
    finally:
        server.socket.close()
    assert server.seen == {1, 2}
    assert IncomingMail.objects.filter(enquiry=enquiry).count() == 2


def test_addresses_of_mailboxes():
    with pytest.raises(BadMailbox):
        open_mailbox("imaps://nobody")
    with pytest.raises(MailboxGone), open_mailbox("maildir:///nowhere"):
        pass
