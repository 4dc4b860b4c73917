import pytest
from django.db import IntegrityError, OperationalError
from django.db.models import QuerySet

from contact import references, sealing, services
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, EventQuerySet, Notice
from contact.services import StaleEnquiry
from contact.sources import Source
from contact.workflow import IllegalMove, Status

from . import factories

pytestmark = pytest.mark.django_db


def test_submit_stores_enquiry_event_and_a_notice_for_each_of_the_staff(staff):
    factories.make_staff("second")
    receipt = factories.submit(Source("/conditions/gallstones/", "Gallstones"))
    stored = Enquiry.objects.get()
    assert (stored.pk, stored.reference, stored.reply_by) == (receipt.pk, receipt.reference, receipt.reply_by)
    assert references.is_valid(stored.reference)
    assert stored.status == Status.NEW.value
    opened = sealing.open_sealed(stored)
    for name in ("name", "email", "phone", "message"):
        assert getattr(opened, name) == factories.ANSWERS[name]
    assert (stored.kind, stored.for_whom, stored.privacy_version) == ("appointment", "me", "test")
    assert (stored.source_path, stored.source_title) == ("/conditions/gallstones/", "Gallstones")
    event = stored.events.get()
    assert (event.kind, event.user, event.detail) == ("submitted", None, {})
    notices = stored.notices.all()
    assert {notice.recipient for notice in notices} == {
        "clerk@clinic.example.org",
        "second@clinic.example.org",
        "",  # who wrote: the address stands in the enquiry alone, sealed
    }
    assert len({notice.message_id for notice in notices}) == 3


def test_who_is_told(staff):
    factories.make_user("viewer", "view_enquiry")
    factories.make_user("writer", "access_admin")
    factories.make_user("changer", "change_enquiry")
    factories.make_user("boss", is_superuser=True)
    factories.make_staff("gone", is_active=False)
    factories.make_staff("silent", email="")
    factories.make_staff("twin", email="CLERK@clinic.example.org")
    assert [address.lower() for address in services.staff_addresses()] == [
        "clerk@clinic.example.org",
        "viewer@clinic.example.org",
    ]


def test_two_groups_are_one_notice(staff):
    staff.groups.add(factories.make_staff("other").groups.get())
    assert services.staff_addresses().count("clerk@clinic.example.org") == 1


def test_an_enquiry_that_nobody_is_told_of_is_kept_and_logged(nobody, caplog):
    enquiry = Enquiry.objects.get(pk=factories.submit().pk)
    assert (enquiry.source_path, enquiry.source_title) == ("", "")
    assert f"Nobody is told of enquiry {enquiry}" in caplog.text
    assert not any(secret in caplog.text for secret in factories.SECRETS)


@pytest.mark.parametrize(("writer", "name"), [(EventQuerySet, "record"), (QuerySet, "bulk_create")])
def test_submit_stores_all_or_nothing(staff, monkeypatch, writer, name):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(writer, name, fail)
    with pytest.raises(OperationalError):
        factories.submit()
    monkeypatch.undo()
    assert not Enquiry.objects.exists()
    assert not EnquiryEvent.objects.exists()
    assert not Notice.objects.exists()


def test_a_reference_that_is_taken_is_drawn_again(staff, monkeypatch):
    taken = factories.make_enquiry().reference
    drawn = iter([taken, taken, "000000012"])
    monkeypatch.setattr(references, "new_reference", lambda: next(drawn))
    assert factories.submit(email="").reference == "000000012"
    assert Notice.objects.count() == 1


def test_drawing_ends_some_time(monkeypatch):
    taken = factories.make_enquiry().reference
    monkeypatch.setattr(references, "new_reference", lambda: taken)
    with pytest.raises(IntegrityError):
        factories.submit()


def test_another_broken_rule_is_not_tried_again(monkeypatch):
    tries = []

    def fail(*args):
        tries.append(args)
        raise IntegrityError

    monkeypatch.setattr(services.submitting, "_store", fail)
    with pytest.raises(IntegrityError):
        factories.submit()
    assert len(tries) == 1


def test_move(enquiry, staff):
    before = enquiry.status_changed_at
    moved = services.move(enquiry.pk, "answered", staff, enquiry.version)
    assert (moved.status, moved.version) == ("answered", 2)
    assert moved.status_changed_at > before
    event = enquiry.events.get()
    assert (event.kind, event.user) == (EventKind.MOVED.value, staff)
    assert event.detail == {"from": "new", "to": "answered", "by": staff.get_username()}


def test_an_illegal_move_changes_nothing(staff):
    enquiry = factories.make_enquiry(status="closed")
    with pytest.raises(IllegalMove):
        services.move(enquiry.pk, "answered", staff, enquiry.version)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.version) == ("closed", 1)
    assert not enquiry.events.exists()


def test_a_stale_move_changes_nothing(enquiry, staff):
    services.move(enquiry.pk, "in_progress", staff, 1)
    with pytest.raises(StaleEnquiry, match="Somebody else changed this enquiry"):
        services.move(enquiry.pk, "closed", staff, 1)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.version) == ("in_progress", 2)
    assert enquiry.events.count() == 1


def test_of_two_moves_at_the_same_moment_one_wins(enquiry, staff, monkeypatch):
    """The other one slips in between reading the row and writing it."""
    check = services.changing.workflow.check_move

    def slip_in(*args):
        monkeypatch.setattr(services.changing.workflow, "check_move", check)
        services.move(enquiry.pk, "in_progress", staff, 1)

    monkeypatch.setattr(services.changing.workflow, "check_move", slip_in)
    with pytest.raises(StaleEnquiry):
        services.move(enquiry.pk, "closed", staff, 1)


def test_move_reads_the_row_and_not_what_a_form_made_of_it(enquiry, staff):
    enquiry.status = "closed"  # as a form does to its instance, unsaved
    assert services.move(enquiry.pk, "answered", staff, 1).status == "answered"


def test_reading_leaves_an_event(enquiry, staff):
    assert services.read(enquiry, staff).name == factories.SECRET_NAME
    event = enquiry.events.get()
    assert (event.kind, event.user, event.detail) == ("read", staff, {"by": staff.get_username()})
