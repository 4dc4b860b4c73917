"""contact.staff.reports and dashboard: figures for managers, the handover, who is away, what is stuck."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact import services
from contact.models import Absence, EnquiryEvent, Notice

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


@pytest.fixture
def manager(nobody):
    return factories.make_user("boss", "access_admin", "view_enquiry", "change_enquiry", "manage_enquiry")


@pytest.fixture
def manager_client(client, manager):
    client.force_login(manager)
    return client


def test_the_report_has_tables_and_charts_and_hides_small_numbers(manager_client):
    now = timezone.now()
    for _ in range(6):
        factories.make_enquiry(
            source_title="Gallstones", first_reply_at=now, created_at=now - timedelta(days=2)
        )
    for title in ("Jaundice", "Ablation"):
        factories.make_enquiry(source_title=title, kind="complaint")
    factories.make_enquiry(status="spam", source_title="Gallstones")
    html = manager_client.get(f"{LIST}report/").content.decode()
    assert "8 enquiries" in html
    assert "<td>Gallstones</td><td>6</td>" in html
    assert "<td>Jaundice</td><td>hidden</td>" in html
    assert "<td>A complaint</td><td>2</td>" in html
    assert html.count('<svg class="desk-chart"') == 3
    assert not any(secret in html for secret in factories.SECRETS)


@pytest.mark.parametrize("weeks", ["", "4", "x", "\x00", "999999999"])
def test_any_period_is_answered(manager_client, weeks):
    assert manager_client.get(f"{LIST}report/", {"weeks": weeks}).status_code == 200


def test_the_report_stands_among_wagtails_reports(manager_client):
    assert f'href="{LIST}report/"'.encode() in manager_client.get("/admin/").content or (
        b"enquiries/report" in manager_client.get("/admin/").content
    )


def test_the_time_to_the_first_reply_is_counted_in_opening_hours(db, monkeypatch):
    monkeypatch.setattr(services.counting, "clinic_hours", lambda: factories.HOURS)
    today = timezone.localtime().replace(hour=16, minute=30, second=0, microsecond=0)
    friday = today - timedelta(days=(today.weekday() - 4) % 7 + 7)
    monday = friday + timedelta(days=3) - timedelta(hours=7)  # 9:30
    factories.make_enquiry(created_at=friday, first_reply_at=monday)
    assert services.time_to_first_reply() in (
        2 * 3600,
        3600,
    )  # an hour on Friday, one on Monday if it is open


@pytest.mark.parametrize("page", ["report", "dead-letters"])
@pytest.mark.parametrize("who", [("access_admin", "view_enquiry", "change_enquiry"), ("access_admin",)])
def test_only_managers_see_these(client, nobody, page, who):
    client.force_login(factories.make_user("someone", *who))
    assert client.get(f"{LIST}{page}/")["Location"] == "/admin/"


@pytest.mark.parametrize("page", ["handover", "away", "mail"])
def test_others_see_nothing_of_the_desk(client, nobody, page):
    client.force_login(factories.make_user("writer", "access_admin", "change_page"))
    assert client.get(f"{LIST}{page}/")["Location"] == "/admin/"


def test_dead_letters_are_tried_again(manager_client, enquiry):
    dead = Notice.objects.create(
        enquiry=enquiry, message_id="<1@x>", dead_at=timezone.now(), last_error="SMTPDataError"
    )
    html = manager_client.get(f"{LIST}dead-letters/").content.decode()
    assert str(enquiry) in html
    assert "the person who wrote" in html
    for number in ("x", "\x00", "9" * 30, "-1", str(dead.pk)):
        assert manager_client.post(f"{LIST}dead-letters/", {"notice": number}).status_code == 302
    dead.refresh_from_db()
    assert dead.dead_at is None


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


def test_the_home_of_the_admin_shows_each_their_numbers(client, nobody, manager, enquiry):
    client.force_login(manager)
    html = client.get("/admin/").content.decode()
    assert "Unassigned</a>: <strong>1" in html
    assert "Emails that could not be sent" in html
    client.force_login(factories.make_staff())
    html = client.get("/admin/").content.decode()
    assert "Unassigned</a>: <strong>1" in html
    assert "Emails that could not be sent" not in html
    client.force_login(factories.make_user("writer", "access_admin", "change_page"))
    assert "Unassigned" not in client.get("/admin/").content.decode()


def test_health_tells_how_long_a_notice_has_been_due(client, enquiry):
    assert client.get("/healthz").json()["oldest_unsent_seconds"] == 0
    Notice.objects.create(
        enquiry=enquiry, message_id="<1@x>", next_attempt_at=timezone.now() - timedelta(hours=1)
    )
    assert 3600 <= client.get("/healthz").json()["oldest_unsent_seconds"] < 3700
    assert services.oldest_unsent() >= timedelta(hours=1)


def test_a_mail_server_that_is_gone_is_told_of_while_the_next_try_lies_ahead(client, enquiry):
    now = timezone.now()
    failed = {"attempts": 7, "created_at": now - timedelta(hours=2)}
    Notice.objects.create(
        enquiry=enquiry, message_id="<1@x>", next_attempt_at=now + timedelta(minutes=9), **failed
    )
    assert client.get("/healthz").json()["oldest_unsent_seconds"] >= 7200
    assert services.oldest_unsent() >= timedelta(hours=2)


def test_a_reply_that_can_still_be_taken_back_is_not_late(client, enquiry):
    later = timezone.now() + timedelta(minutes=1)
    Notice.objects.create(enquiry=enquiry, message_id="<1@x>", next_attempt_at=later)
    assert client.get("/healthz").json()["oldest_unsent_seconds"] == 0
    assert services.oldest_unsent() is None
