"""contact.staff.shift: who is away, and what is handed over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from contact import services
from contact.models import Absence, EnquiryEvent
from contact.staff import shift

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


def test_the_handover_shows_what_is_promised_and_noted_with_one_event(staff_client, staff):
    now = timezone.now()
    urgent = factories.make_enquiry(urgency=1, needs=["bsl"])
    today = factories.make_enquiry(reply_by=now)
    later = factories.make_enquiry(reply_by=now + timedelta(days=9))
    services.write_note(urgent, staff, "Rings back at four.")
    html = staff_client.get(f"{LIST}handover/").content.decode()
    places = [html.index(str(row)) for row in (urgent, today, later)]
    assert places == sorted(places)
    assert "Rings back at four." in html
    assert "British Sign Language" in html
    assert factories.SECRET_MESSAGE not in html
    assert EnquiryEvent.objects.filter(kind="listed").count() == 1


def test_staff_say_that_they_are_away_and_not_that_others_are(staff_client, staff):
    other = factories.make_staff("other")
    until = timezone.localdate() + timedelta(days=3)
    data = {"until": f"{until:%d/%m/%Y}"}
    assert staff_client.post(f"{LIST}away/", {"person": other.pk, **data}).status_code == 422
    assert staff_client.post(f"{LIST}away/", {"person": staff.pk, **data}).status_code == 302
    assert Absence.objects.get().user == staff
    assert staff_client.post(f"{LIST}away/", {"person": staff.pk, "until": "01/01/2020"}).status_code == 422
    staff_client.post(f"{LIST}away/", {"person": staff.pk, "until": ""})
    assert not Absence.objects.exists()


def test_managers_say_that_others_are_away(manager_client):
    other = factories.make_staff("other")
    until = timezone.localdate() + timedelta(days=3)
    manager_client.post(f"{LIST}away/", {"person": other.pk, "until": f"{until:%d/%m/%Y}"})
    assert Absence.objects.get().user == other


def test_after_a_weekend_the_handover_has_fridays_notes(db, monkeypatch):
    monkeypatch.setattr(services.hours, "clinic_hours", lambda: factories.HOURS)
    monday = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert services.last_working_day(monday).date() == date(2026, 11, 27)
    assert services.last_working_day(monday + timedelta(days=1)).date() == date(2026, 11, 30)


def test_a_long_handover_says_that_there_is_more(staff_client, monkeypatch):
    monkeypatch.setattr(shift, "MOST_AT_HANDOVER", 1)
    factories.make_enquiry(quarantined=True)
    assert "May be spam" in staff_client.get(f"{LIST}handover/").content.decode()
    factories.make_enquiry(urgency=2)
    html = staff_client.get(f"{LIST}handover/").content.decode()
    assert "Only the first 1 are here" in html
    assert "May be spam" not in html
