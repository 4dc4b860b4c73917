"""contact.services.replying: what taking a reply back brings back, and what could not be sent."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from contact import services, tasks
from contact.models import Enquiry, Notice, Reply
from contact.services.replying import reopen_unsent

from . import factories
from .test_replying import WORDS, cleaned, minute_over
from .test_tasks import mail_server  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(nobody):
    """A colleague at the desk."""
    return factories.make_staff("other")


def send(enquiry, user, **changes):
    return services.queue_reply(enquiry, user, cleaned(enquiry, **changes))


def test_a_reply_by_phone_still_counts(enquiry, staff):
    services.record_call(enquiry.pk, "spoke", "Told them.", staff, 1)
    enquiry.refresh_from_db()
    spoken_at = enquiry.first_reply_at
    send(enquiry, staff)
    services.undo_reply(enquiry, staff)
    enquiry.refresh_from_db()
    assert spoken_at
    assert enquiry.first_reply_at == spoken_at


def test_a_call_in_that_minute_counts_from_then_on(enquiry, staff):
    send(enquiry, staff)
    enquiry.refresh_from_db()
    services.record_call(enquiry.pk, "spoke", "Told them.", staff, enquiry.version)
    services.undo_reply(enquiry, staff)
    enquiry.refresh_from_db()
    assert enquiry.first_reply_at == enquiry.notes.get().at


@pytest.mark.parametrize("first_back", [0, 1])
def test_of_two_replies_the_last_one_taken_back_opens_the_enquiry(enquiry, staff, other, first_back):
    people = (staff, other)
    for person in people:
        send(enquiry, person)
    assert services.undo_reply(enquiry, people[first_back])
    enquiry.refresh_from_db()
    assert (enquiry.status, bool(enquiry.first_reply_at)) == ("answered", True)
    assert services.undo_reply(enquiry, people[1 - first_back])
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.first_reply_at) == ("new", None)


def test_one_that_went_out_meanwhile_is_an_answer(enquiry, staff, other, mail_server):  # noqa: F811
    sent = send(enquiry, staff)
    send(enquiry, other)
    Notice.objects.filter(reply=sent).update(next_attempt_at=timezone.now())
    assert tasks.deliver_due_notices().sent == 1
    assert services.undo_reply(enquiry, other)
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"


def test_what_was_typed_since_stands_below(enquiry, staff):
    version = send(enquiry, staff).version
    services.save_draft(enquiry, staff, "Newer words.", 0)
    assert services.undo_reply(enquiry, staff)
    draft = services.draft_of(enquiry, staff)
    assert services.open_text(draft)["text"] == f"{WORDS}\n\nNewer words."
    assert draft.version == version + 1
    assert Reply.objects.count() == 1


def test_the_clock_and_a_planned_call_are_as_before(staff):
    by, call = (timezone.now() + timedelta(days=days) for days in (1, 2))
    enquiry = factories.make_enquiry(status="reopened", reply_by=by, warn_at=by, escalated=75)
    send(enquiry, staff)
    services.undo_reply(enquiry, staff)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.reply_by, enquiry.warn_at, enquiry.due_at) == ("reopened", by, by, by)
    assert enquiry.escalated == 75
    services.call_back(enquiry.pk, call, staff, enquiry.version)
    send(enquiry, staff, draft_version=services.draft_of(enquiry, staff).version)
    services.undo_reply(enquiry, staff)
    enquiry.refresh_from_db()
    assert (enquiry.call_back_at, enquiry.due_at) == (call, call)


def test_waiting_for_the_patient_goes_on_waiting(staff):
    enquiry = factories.make_enquiry(status="waiting", seconds_left=3600, seconds_to_warning=60)
    due = enquiry.due_at
    send(enquiry, staff)
    services.undo_reply(enquiry, staff)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.reply_by, enquiry.seconds_left) == ("waiting", None, 3600)
    assert enquiry.due_at == due


def test_a_late_save_of_what_was_sent_makes_no_draft(enquiry, staff):
    services.save_draft(enquiry, staff, "a\nb", 0)
    send(enquiry, staff, text="a\r\nb", draft_version=1)
    for version in (0, 1):
        with pytest.raises(services.StaleDraft) as caught:
            services.save_draft(enquiry, staff, "a\nb", version)
        assert (caught.value.stored, caught.value.version) == ("", 0)
    assert services.draft_of(enquiry, staff) is None
    assert services.save_draft(enquiry, staff, "Something else.", 0).version == 1


def test_what_could_not_be_sent_is_on_the_desk_again_once(enquiry, staff, mail_server):  # noqa: F811
    send(enquiry, staff)
    minute_over()
    mail_server.answer = "550 no such person"
    call_command("send_notices", stdout=StringIO())
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.is_open) == ("reopened", True)
    assert "the reply could not be sent" in enquiry.events.last().words
    services.move(enquiry.pk, "answered", staff, enquiry.version)
    assert reopen_unsent() == 0
    assert Enquiry.objects.get().status == "answered"


def test_what_is_being_sent_is_left_alone_when_the_server_is_back(enquiry):
    given = {"recipient": "a@example.org", "message_id": "<1@x>", "last_error": "ConnectionRefusedError"}
    notice = Notice.objects.create(enquiry=enquiry, **given)
    assert tasks._take(notice.pk, notice.next_attempt_at)
    tasks._hurry_others()
    notice.refresh_from_db()
    assert notice.next_attempt_at > timezone.now()
