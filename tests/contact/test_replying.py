"""contact.services.replying: drafts, sending off, taking back, and what goes out over SMTP."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from contact import sealing, services, tasks
from contact.models import Enquiry, IncomingMail, Notice, Reply, ReplyTemplate
from contact.reply_rules import MayNotSend

from . import factories
from .test_tasks import mail_server  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db

WORDS = "Dear Canary, please ring us on 0121 496 0123."


def cleaned(enquiry, **changes):
    enquiry.refresh_from_db()
    given = {
        "text": WORDS,
        "version": enquiry.version,
        "draft_version": 0,
        "holds_health": False,
        "identity_check": "",
        "email_chosen": False,
        "template": None,
    }
    return given | changes


def minute_over():
    Notice.objects.update(next_attempt_at=timezone.now())


def test_a_draft_is_one_sealed_and_keeps_its_versions(enquiry, staff):
    first = services.save_draft(enquiry, staff, "Dear", 0)
    second = services.save_draft(enquiry, staff, WORDS, first.version)
    assert (second.pk, second.version) == (first.pk, 2)
    assert WORDS.encode() not in bytes(Reply.objects.get().sealed)
    with pytest.raises(services.StaleDraft) as caught:
        services.save_draft(enquiry, staff, "Other words", 1)
    assert caught.value.stored == WORDS
    assert services.save_draft(enquiry, staff, WORDS, 1).version == 3  # the same words twice are no conflict


def test_two_people_have_two_drafts(enquiry, staff):
    services.save_draft(enquiry, staff, "Mine", 0)
    services.save_draft(enquiry, factories.make_staff("other"), "Theirs", 0)
    assert Reply.objects.count() == 2


def test_a_reply_waits_a_minute_and_goes_out_sealed_until_then(enquiry, staff, mail_server, settings):  # noqa: F811
    settings.ENQUIRY_MAILBOX = "enquiries@clinic.example.org"
    services.queue_reply(enquiry, staff, cleaned(enquiry))
    assert tasks.deliver_due_notices() == tasks.Delivery()
    notice = Notice.objects.get()
    assert (notice.body, notice.recipient) == ("", "")
    assert factories.SECRET_NAME not in notice.subject
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"
    assert enquiry.first_reply_at
    minute_over()
    assert tasks.deliver_due_notices().sent == 1
    [envelope] = mail_server.messages
    mail = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == [factories.SECRET_EMAIL]
    assert mail.get_content().strip() == WORDS
    assert mail["Reply-To"] == f"enquiries+{enquiry.mail_token}@clinic.example.org"
    assert "Auto-Submitted" not in mail
    assert Reply.objects.get().state == "sent"


def test_replies_are_threaded_with_what_came_before(enquiry, staff, mail_server):  # noqa: F811
    services.queue_reply(enquiry, staff, cleaned(enquiry))
    minute_over()
    tasks.deliver_due_notices()
    answer = IncomingMail(enquiry=enquiry, kind="answer", fingerprint="x")
    sealing.seal_row(answer, {"text": "Thanks", "message_id": "<patient@example.org>"}).save()
    services.queue_reply(enquiry, staff, cleaned(enquiry, text="And again."))
    minute_over()
    tasks.deliver_due_notices()
    first, second = (message_from_bytes(one.content, policy=policy.default) for one in mail_server.messages)
    assert second["In-Reply-To"] == "<patient@example.org>"
    assert second["References"].split() == [first["Message-ID"], "<patient@example.org>"]


def test_it_can_be_taken_back_while_the_minute_runs(enquiry, staff):
    services.assign(enquiry.pk, staff, staff, 1)
    services.queue_reply(enquiry, staff, cleaned(enquiry))
    assert services.may_undo(enquiry, staff)
    assert services.undo_reply(enquiry, staff)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.first_reply_at, enquiry.is_open) == ("in_progress", None, True)
    assert not Notice.objects.exists()
    draft = services.draft_of(enquiry, staff)
    assert sealing.open_row(draft)["text"] == WORDS
    assert not services.undo_reply(enquiry, staff)


def test_after_the_minute_it_is_too_late(enquiry, staff):
    services.queue_reply(enquiry, staff, cleaned(enquiry))
    minute_over()
    assert not services.undo_reply(enquiry, staff)
    assert not services.undo_reply(enquiry, factories.make_staff("other"))
    assert Notice.objects.count() == 1


def test_two_people_who_reply_at_once_send_one_reply(enquiry, staff):
    seen = cleaned(enquiry)
    services.queue_reply(enquiry, staff, seen)
    with pytest.raises(services.StaleEnquiry):
        services.queue_reply(enquiry, factories.make_staff("other"), seen)
    assert Notice.objects.count() == 1


def test_somebody_without_an_address_is_rung(staff):
    enquiry = factories.make_enquiry(email="")
    with pytest.raises(MayNotSend, match="Ring the person"):
        services.queue_reply(enquiry, staff, cleaned(enquiry))
    assert not Notice.objects.exists()
    assert Enquiry.objects.get().status == "new"


def test_nothing_goes_to_spam_or_past_a_joined_message(staff, enquiry):
    spam = factories.make_enquiry(status="spam")
    joined = factories.make_enquiry(status="duplicate", duplicate_of=enquiry)
    for row in (spam, joined):
        with pytest.raises(MayNotSend):
            services.queue_reply(row, staff, cleaned(row))


def test_a_reply_that_is_refused_for_good_says_so(enquiry, staff, mail_server):  # noqa: F811
    services.queue_reply(enquiry, staff, cleaned(enquiry))
    minute_over()
    mail_server.answer = "550 no such person"
    tasks.deliver_due_notices()
    assert Reply.objects.get().state == "failed"


def test_when_the_mail_server_is_back_the_others_do_not_wait(enquiry, staff, mail_server):  # noqa: F811
    services.queue_reply(enquiry, staff, cleaned(enquiry))
    later = timezone.now() + timedelta(minutes=15)
    given = {"enquiry": enquiry, "recipient": "a@example.org"}
    put_off, waiting_its_minute = (
        Notice.objects.create(**given, message_id=f"<{number}@x>", last_error=error)
        for number, error in enumerate(("ConnectionRefusedError", ""))
    )
    minute_over()
    Notice.objects.filter(pk__in=(put_off.pk, waiting_its_minute.pk)).update(next_attempt_at=later)
    assert tasks.deliver_due_notices().sent == 1
    assert tasks.deliver_due_notices().sent == 1
    put_off.refresh_from_db()
    waiting_its_minute.refresh_from_db()
    assert put_off.sent_at
    assert waiting_its_minute.sent_at is None


def test_templates_of_the_topic_come_first(db):
    enquiry = factories.make_enquiry(source_title="Gallstones")
    ReplyTemplate.objects.all().delete()
    for line in ("A..", "Z..gallstones", "B.complaint.", "C.question."):
        title, kind, topic = line.split(".")
        ReplyTemplate.objects.create(title=title, kind=kind, topic=topic, body="x")
    assert [row.title for row in services.templates_for(enquiry)] == ["Z", "A", "C"]
