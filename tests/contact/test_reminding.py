"""contact.services.reminding: told once, in numbers, and never of anybody's illness."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from contact import services, tasks
from contact.models import Absence, Digest, Enquiry, EnquiryEvent, Notice
from contact.services import reminding
from contact.working_hours import WorkingHours

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_digest():
    Digest.objects.create(day=timezone.localdate())


def told() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("subject", "recipient"))


def test_three_quarters_tell_whose_work_it_is_and_all_of_it_the_managers_too(staff, no_digest):
    factories.make_user("boss", "view_enquiry", "manage_enquiry")
    now = timezone.now()
    enquiry = factories.make_enquiry(
        assignee=staff, warn_at=now - timedelta(hours=1), reply_by=now + timedelta(hours=1)
    )
    assert services.remind() == 1
    assert services.remind() == 0
    assert told() == [(f"Due soon: enquiry {enquiry}", staff.email)]
    Enquiry.objects.update(reply_by=now - timedelta(minutes=1))
    assert services.remind() == 2
    assert services.remind() == 0
    assert {recipient for _subject, recipient in told()} == {staff.email, "boss@clinic.example.org"}
    assert enquiry.events.filter(kind="escalated").count() == 2
    for notice in Notice.objects.all():
        assert not any(secret in notice.subject + notice.body for secret in factories.SECRETS)


@pytest.mark.parametrize("status", ["waiting", "answered", "closed", "spam", "duplicate"])
def test_where_the_clock_stands_still_nobody_is_told(staff, no_digest, status):
    past = timezone.now() - timedelta(days=1)
    factories.make_enquiry(status=status, warn_at=past, reply_by=past)
    assert services.remind() == 0


def test_quarantine_keeps_its_clock(staff, no_digest):
    past = timezone.now() - timedelta(days=1)
    factories.make_enquiry(quarantined=True, warn_at=past, reply_by=past)
    assert services.remind() >= 1


def test_who_left_is_not_told_and_the_team_is(staff, no_digest):
    past = timezone.now() - timedelta(days=1)
    gone = factories.make_staff("gone", is_active=False)
    factories.make_enquiry(assignee=gone, warn_at=past)
    services.remind()
    assert [recipient for _subject, recipient in told()] == [staff.email]


def test_after_an_interruption_nobody_is_told_of_one_enquiry_twice(staff, no_digest):
    past = timezone.now() - timedelta(days=1)
    enquiry = factories.make_enquiry(warn_at=past, reply_by=past)
    assert services.remind() == 1
    assert told() == [(f"Overdue: enquiry {enquiry}", staff.email)]


def test_what_was_answered_since_the_list_was_made_is_not_told_of(staff, no_digest, monkeypatch):
    past = timezone.now() - timedelta(days=1)
    factories.make_enquiry(reply_by=past)
    tell = reminding._tell

    def answered_meanwhile(*args):
        Enquiry.objects.update(status="answered")
        return tell(*args)

    monkeypatch.setattr(reminding, "_tell", answered_meanwhile)
    assert services.remind() == 0
    assert (Enquiry.objects.get().escalated, Notice.objects.count()) == (0, 0)


def test_of_what_somebody_away_has_the_whole_team_is_told(staff, no_digest):
    other = factories.make_staff("other")
    Absence.objects.create(user=other, until=timezone.localdate() + timedelta(days=2))
    factories.make_enquiry(assignee=other, warn_at=timezone.now() - timedelta(hours=1))
    services.remind()
    assert {recipient for _subject, recipient in told()} == {staff.email, other.email}


def test_who_may_not_open_it_any_more_is_not_told_and_the_team_is(staff, no_digest):
    moved = factories.make_user("moved", "access_admin")
    factories.make_enquiry(assignee=moved, warn_at=timezone.now() - timedelta(hours=1))
    services.remind()
    assert [recipient for _subject, recipient in told()] == [staff.email]


def test_a_clinic_without_hours_gets_its_digest_in_the_working_week(staff, monkeypatch):
    monkeypatch.setattr(reminding, "clinic_hours", WorkingHours)
    with time_machine.travel(datetime(2026, 11, 25, 11, tzinfo=UTC), tick=False):
        assert reminding.write_digest() == 1


def test_a_quiet_minute_takes_few_queries(staff, no_digest, django_assert_max_num_queries):
    factories.make_enquiry()
    with django_assert_max_num_queries(9):
        assert services.remind() == 0


@pytest.mark.parametrize(
    ("moment", "written"),
    [("2026-11-25 08:00", 0), ("2026-11-25 11:00", 1), ("2026-11-28 11:00", 0), ("2026-12-25 11:00", 0)],
)
def test_the_digest_comes_once_on_a_working_day_when_the_clinic_is_open(staff, monkeypatch, moment, written):
    monkeypatch.setattr(reminding, "clinic_hours", lambda: factories.HOURS)
    factories.make_enquiry(reply_by=datetime(2026, 1, 1, tzinfo=UTC))
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    with time_machine.travel(at, tick=False):
        assert (reminding.write_digest(), reminding.write_digest()) == (written, 0)
    assert Notice.objects.count() == written
    if written:
        notice = Notice.objects.get()
        assert (notice.enquiry, notice.subject) == (None, "Enquiries today: 1 open, 1 overdue")
        Notice.objects.update(next_attempt_at=timezone.now())
        assert tasks.deliver_due_notices().sent == 1
        assert "Overdue: 1" in mail.outbox[0].body


def test_what_somebody_away_had_open_goes_back_to_the_team(staff, enquiry):
    other = factories.make_staff("other")
    services.assign(enquiry.pk, staff, other, 1)
    closed = factories.make_enquiry(status="closed", assignee=staff)
    until = timezone.localdate() + timedelta(days=7)
    assert services.set_absence(staff, until, other) == 1
    enquiry.refresh_from_db()
    closed.refresh_from_db()
    assert (enquiry.assignee, closed.assignee) == (None, staff)
    assert services.away() == {staff.pk: until}
    with pytest.raises(ValueError, match="still to come"):
        services.set_absence(staff, timezone.localdate(), other)
    Absence.objects.update(until=timezone.localdate())
    call_command("remind_staff")
    assert not Absence.objects.exists()


def test_a_dead_letter_is_tried_again_once(staff, enquiry):
    dead = Notice.objects.create(
        enquiry=enquiry, recipient="a@example.org", message_id="<1@x>", dead_at=timezone.now(), attempts=20
    )
    assert services.try_again(dead.pk, staff)
    assert not services.try_again(dead.pk, staff)
    dead.refresh_from_db()
    assert (dead.attempts, dead.dead_at) == (0, None)
    assert EnquiryEvent.objects.filter(kind="notice_again", enquiry=enquiry, user=staff).exists()
