"""clinic.seed.enquiries: the invented enquiries of a demonstration."""

import re
from collections import Counter
from dataclasses import astuple
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.db.models import Count, Q
from django.utils import timezone

from clinic.seed import enquiries
from clinic.seed.enquiries.calendar import Calendar
from clinic.seed.enquiries.plan import TOTAL
from contact import references, reply_clock, sealing, workflow
from contact.answers import ForWhom, Kind
from contact.events import EventKind
from contact.models import ChecklistTick, Enquiry, EnquiryEvent, EnquiryIndex, Note, Notice, Reply
from contact.services import clinic_hours, may_be_duplicates, of_the_same_person
from contact.workflow import NoteKind, Status
from contact.working_hours import LONDON

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)
NOW = datetime.combine(DAY, time(10), tzinfo=LONDON)
OURS = (Enquiry, EnquiryIndex, EnquiryEvent, Note, Reply, ChecklistTick)


@pytest.fixture
def loaded(db):
    """The demo enquiries of one day."""
    enquiries.load(day=DAY)


def contents() -> set:
    """What is stored, without what is random (the ciphertexts)."""
    return {
        (
            row.reference,
            row.status,
            row.created_at,
            row.due_at,
            row.version,
            *astuple(sealing.open_sealed(row)),
        )
        for row in Enquiry.objects.all()
    }


def test_there_are_six_months_of_enquiries_and_most_are_done(loaded):
    now = Counter(Enquiry.objects.values_list("status", flat=True))
    assert sum(now.values()) == TOTAL == 300
    assert now["closed"] + now["answered"] > 250
    assert (now["waiting"], now["spam"], now["duplicate"]) == (3, 4, 3)
    waits = Enquiry.objects.filter(is_open=True)
    assert 22 <= waits.count() <= 28
    assert waits.filter(urgency__gt=0).count() == 3
    assert waits.filter(reply_by__lt=NOW).count() == 2
    assert waits.filter(call_back_at__lte=NOW).count() == 2
    assert waits.filter(call_back_at__gt=NOW).count() == 1
    assert waits.filter(quarantined=True).count() == 3
    assert all(row.suspicions for row in waits.filter(quarantined=True))
    assert all(row.suspicions for row in Enquiry.objects.filter(status="spam"))
    assert Enquiry.objects.filter(duplicate_of__isnull=False).count() == 3
    months = {row.created_at.strftime("%Y-%m") for row in Enquiry.objects.all()}
    assert len(months) >= 6
    hours = [timezone.localtime(row.created_at).hour for row in Enquiry.objects.all()]
    assert min(hours) < 6 and max(hours) >= 21


def test_everything_that_can_be_chosen_was(loaded):
    assert {kind for (kind,) in Enquiry.objects.values_list("kind")} == {kind.value for kind in Kind}
    assert {whom for (whom,) in Enquiry.objects.values_list("for_whom")} == {whom.value for whom in ForWhom}
    opened = [sealing.open_sealed(row) for row in Enquiry.objects.all()]
    needs = {need for person in opened for need in person.needs}
    assert needs == {"large_print", "interpreter", "bsl", "text_relay", "easy_read", "other"}
    assert sum(bool(person.signs) for person in opened) >= 4
    assert sum(bool(person.flags) for person in opened) >= 10
    assert len({person.message for person in opened}) >= 280
    assert all(person.email or person.phone for person in opened)
    sources = set(Enquiry.objects.exclude(source_path="").values_list("source_path", flat=True))
    assert len(sources) >= 12
    assert all(re.fullmatch(r"/conditions/[\w-]+/", path) for path in sources)
    people = {user for (user,) in Enquiry.objects.values_list("assignee__username")}
    assert people == {"desk", "manager", None}


def test_everybody_is_invented(loaded):
    for row in Enquiry.objects.all():
        person = sealing.open_sealed(row)
        assert not person.email or re.search(r"@example\.(org|com|net)$", person.email)
        digits = re.sub(r"\D", "", person.phone).replace("447700", "07700")
        assert not digits or re.fullmatch(r"07700900\d{3}|01214960\d{3}", digits)
        assert digits != "01214960100"  # the clinic's own


def test_some_people_wrote_twice_and_are_found(loaded):
    many = EnquiryIndex.objects.filter(kind="email").values("value").annotate(n=Count("pk")).filter(n__gt=1)
    assert many.count() >= 10
    for twin in Enquiry.objects.filter(status="duplicate"):
        assert twin.duplicate_of in of_the_same_person(twin)
        assert twin.duplicate_of.status != "duplicate"
        assert twin.due_at > reply_clock.NEVER - timedelta(days=366 * 100)
        assert not twin.is_open
        assert may_be_duplicates(twin, [twin.duplicate_of])


def test_every_row_is_as_the_services_leave_it(loaded):
    end = Calendar(DAY, clinic_hours()).end + timedelta(seconds=2)
    for row in Enquiry.objects.prefetch_related("events", "notes"):
        status, events = Status(row.status), list(row.events.all())
        assert row.is_open == status.is_open
        over = reply_clock.over(row.status_changed_at)["due_at"]
        expected = (row.call_back_at or row.reply_by or reply_clock.NEVER) if status.is_open else over
        assert row.due_at == expected, row
        assert (row.reply_by is None) == (row.seconds_left is not None)
        if row.reply_by:
            assert row.created_at <= row.warn_at <= row.reply_by
        if status in (Status.ANSWERED, Status.CLOSED, Status.WAITING):
            calls = {note.call_result for note in row.notes.all() if note.kind == NoteKind.CALL}
            assert row.first_reply_at or calls == {"no_answer"}
        assert bool(row.outcome) == (status is Status.CLOSED)
        assert events[0].kind == EventKind.SUBMITTED and events[0].at == row.created_at
        assert all(one.at <= other.at for one, other in pairwise(events))
        assert all(event.at <= end and event.words for event in events)
        moves = [event for event in events if event.kind == EventKind.MOVED]
        assert [event.detail["to"] for event in moves][-1:] == ([row.status] if moves else [])
        assert row.status_changed_at == (moves[-1].at if moves else row.created_at)
        steps = [(event.detail["from"], event.detail["to"]) for event in moves]
        assert all(workflow.may_move(*step) or step[1] == "duplicate" for step in steps)
        counted = {"moved", "assigned", "called", "flags_judged", "call_back_set", "out_of_quarantine"}
        changes = sum(event.kind in counted for event in events)
        assert row.version >= 1 + changes
        assert not moves or any(event.kind == EventKind.READ for event in events)


def test_most_replies_come_within_a_working_day_of_opening(loaded):
    replied = Enquiry.objects.filter(first_reply_at__isnull=False, reply_by__isnull=False)
    late = [row for row in replied if row.first_reply_at > row.reply_by]
    assert 3 <= len(late) <= 0.1 * len(replied)
    for moment in [*replied.values_list("first_reply_at", flat=True)]:
        local = timezone.localtime(moment)
        assert local.weekday() < 5 and time(8, 30) <= local.time() <= time(17, 30)
    overdue = Enquiry.objects.filter(is_open=True, reply_by__lt=NOW)
    assert [row.escalated for row in overdue] == [100, 100]


def test_the_urgent_ones_were_rung_before_they_were_closed(loaded):
    for row in Enquiry.objects.filter(urgency__gt=0).exclude(is_open=True):
        assert row.notes.filter(kind="call").exists()
        assert row.events.filter(kind="flagged").exists() and row.red_flags_judged == "confirmed"
    assert Enquiry.objects.filter(red_flags_judged="set_aside", urgency=0).exists()
    assert not Enquiry.objects.filter(red_flags_read_at=None).exists()


def test_references_are_unique_and_right(loaded):
    rows = list(Enquiry.objects.values_list("reference", "mail_token"))
    assert all(references.is_valid(reference) for reference, _token in rows)
    assert len({reference for reference, _token in rows}) == len({token for _, token in rows}) == TOTAL


def test_no_notice_waits_and_no_promise_is_doubled(loaded):
    assert not Notice.objects.exists()
    assert set(Reply.objects.values_list("state", flat=True)) == {"sent"}
    doubled = Q(kind="reply_queued")
    assert EnquiryEvent.objects.filter(doubled).count() == Reply.objects.count()
    for row in [*Reply.objects.all(), *Note.objects.all()]:
        assert sealing.open_row(row)["text"]


def test_nothing_personal_stands_plain_in_any_column(loaded):
    private = set()
    for row in Enquiry.objects.all():
        person = sealing.open_sealed(row)
        private |= {person.name, person.email, person.phone, person.message[:40], person.needs_detail}
    private.discard("")
    for model in OURS:
        stored = "\n".join(repr(values) for values in model.objects.values_list())
        stored += "\n".join(
            bytes(value).decode("latin-1")
            for values in model.objects.values_list()
            for value in values
            if isinstance(value, bytes | memoryview)
        )
        assert [text for text in private if text in stored] == []


def test_loading_again_changes_nothing_even_on_a_later_day(loaded):
    before, changes = contents(), []
    counts = [model.objects.count() for model in OURS]
    enquiries.load(changes.append, DAY + timedelta(days=40))
    assert changes == []
    assert contents() == before
    assert [model.objects.count() for model in OURS] == counts
