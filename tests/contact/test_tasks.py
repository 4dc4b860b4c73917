import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.utils import timezone

from contact import tasks
from contact.models import EnquiryEvent, Notice

from . import factories

pytestmark = pytest.mark.django_db

LOOPBACK = "127.0.0.1"


class Mailbox:
    """Takes every message, or answers as it is told."""

    def __init__(self, answer="250 OK"):
        self.answer = answer
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(envelope)
        return self.answer


@pytest.fixture
def mail_server(settings):
    """A real SMTP server on a free port; its mailbox is what the tests look at."""
    mailbox = Mailbox()
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    controller = Controller(mailbox, hostname=LOOPBACK, port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = LOOPBACK, port
    mailbox.stop = controller.stop
    yield mailbox
    if controller.loop.is_running():
        controller.stop()


@pytest.fixture
def notice(staff):
    factories.submit(email="")
    return Notice.objects.get()


def make_due(notice):
    Notice.objects.filter(pk=notice.pk).update(next_attempt_at=timezone.now())


def test_a_notice_goes_out_over_smtp(mail_server, notice):
    assert tasks.deliver_due_notices() == tasks.Delivery(sent=1)
    [envelope] = mail_server.messages
    assert envelope.rcpt_tos == ["clerk@clinic.example.org"]
    raw = envelope.content.decode()
    assert f"Message-ID: {notice.message_id}" in raw
    assert "Auto-Submitted: auto-generated" in raw
    assert str(notice.enquiry) in raw
    assert not any(secret in raw for secret in factories.SECRETS)
    notice.refresh_from_db()
    assert notice.sent_at is not None
    assert notice.attempts == 1
    assert EnquiryEvent.objects.get(kind="notice_sent").detail == {"notice": notice.pk}


def test_what_was_sent_is_not_sent_again(notice):
    tasks.deliver_due_notices()
    make_due(notice)
    assert tasks.deliver_due_notices() == tasks.Delivery()
    assert len(mail.outbox) == 1


def test_a_server_that_refuses_is_asked_again_later(mail_server, notice, caplog):
    mail_server.answer = "451 clerk@clinic.example.org is over quota"
    before = timezone.now()
    assert tasks.deliver_due_notices() == tasks.Delivery(failed=1)
    assert tasks.deliver_due_notices() == tasks.Delivery()
    notice.refresh_from_db()
    assert (notice.sent_at, notice.attempts) == (None, 1)
    assert notice.last_error == "SMTPDataError"
    wait = notice.next_attempt_at - before
    assert timedelta(seconds=4) < wait < timedelta(seconds=20)
    assert f"Notice {notice.pk} was not sent: SMTPDataError" in caplog.text
    for private in ("clerk@clinic.example.org", *factories.SECRETS):
        assert private not in caplog.text

    mail_server.answer = "250 OK"
    make_due(notice)
    assert tasks.deliver_due_notices() == tasks.Delivery(sent=1)
    assert len(mail_server.messages) == 2
    for envelope in mail_server.messages:
        assert f"Message-ID: {notice.message_id}" in envelope.content.decode()
    notice.refresh_from_db()
    assert (notice.attempts, notice.last_error) == (2, "")


def test_a_server_that_is_gone_loses_nothing(mail_server, notice):
    mail_server.stop()
    assert tasks.deliver_due_notices() == tasks.Delivery(failed=1)
    notice.refresh_from_db()
    assert (notice.sent_at, notice.last_error) == (None, "ConnectionRefusedError")


def test_one_bad_notice_does_not_hold_up_the_others(notice, monkeypatch):
    factories.make_staff("other")
    factories.submit(email="")
    build = tasks.as_email

    def fail_once(this):
        if this.pk == notice.pk:
            raise ValueError("bad")
        return build(this)

    monkeypatch.setattr(tasks, "as_email", fail_once)
    assert tasks.deliver_due_notices() == tasks.Delivery(sent=2, failed=1)


def test_only_one_worker_gets_a_notice(notice):
    seen = notice.next_attempt_at
    assert tasks._take(notice.pk, seen)
    assert not tasks._take(notice.pk, seen)


def test_a_second_worker_finds_nothing_while_the_first_sends(notice, monkeypatch):
    build = tasks.as_email
    others = []

    def look_round(this):
        others.append(tasks.deliver_due_notices())
        return build(this)

    monkeypatch.setattr(tasks, "as_email", look_round)
    assert tasks.deliver_due_notices() == tasks.Delivery(sent=1)
    assert others == [tasks.Delivery()]
    assert len(mail.outbox) == 1


def test_what_a_killed_worker_had_in_hand_is_sent_when_the_lease_is_over(notice):
    tasks._take(notice.pk, notice.next_attempt_at)  # and then the worker was killed
    assert tasks.deliver_due_notices() == tasks.Delivery()
    notice.refresh_from_db()
    assert notice.next_attempt_at <= timezone.now() + tasks.LEASE
    make_due(notice)
    assert tasks.deliver_due_notices() == tasks.Delivery(sent=1)


def test_limit_and_order(notice):
    for _ in range(2):
        factories.submit(email="")
    oldest = Notice.objects.order_by("-pk").first()
    Notice.objects.filter(pk=oldest.pk).update(next_attempt_at=timezone.now() - timedelta(minutes=1))
    assert tasks.deliver_due_notices(limit=1).sent == 1
    oldest.refresh_from_db()
    assert oldest.sent_at
    assert tasks.deliver_due_notices(limit=5, stop_requested=lambda: True).sent == 0
    assert tasks.deliver_due_notices(limit=5).sent == 2


def test_the_wait_grows_has_an_end_and_is_never_the_same_for_all():
    for attempts, longest in ((1, 10), (2, 20), (4, 80), (50, 900)):
        waits = {tasks.delay_after(attempts).total_seconds() for _ in range(20)}
        assert len(waits) > 1
        assert all(longest / 2 <= wait <= longest for wait in waits)
