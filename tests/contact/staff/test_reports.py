"""contact.staff.reports and dashboard: figures for managers, the handover, who is away, what is stuck."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact import services
from contact.models import Absence, EnquiryEvent, Notice
from contact.staff import reports

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
    for title in ("Jaundice", "Ablation") * 3:
        factories.make_enquiry(source_title=title, kind="complaint")
    factories.make_enquiry(status="spam", source_title="Gallstones")
    html = manager_client.get(f"{LIST}report/").content.decode()
    assert "12 enquiries" in html
    assert "<td>Gallstones</td><td>6</td>" in html
    assert "<td>Jaundice</td><td>hidden</td>" in html
    assert "<td>A complaint</td><td>6</td>" in html
    assert html.count('<svg class="desk-chart"') == 3
    assert not any(secret in html for secret in factories.SECRETS)


@pytest.mark.parametrize("weeks", ["", "4", "x", "\x00", "999999999"])
def test_any_period_is_answered(manager_client, weeks):
    assert manager_client.get(f"{LIST}report/", {"weeks": weeks}).status_code == 200


def test_the_report_stands_among_wagtails_reports(manager_client, client, nobody):
    words = f"{LIST}report/"
    assert manager_client.get("/admin/").content.decode().count(words) == 2  # the menu and the panel
    client.force_login(factories.make_staff())
    assert words not in client.get("/admin/").content.decode()


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


def test_every_sum_of_the_report_begins_on_the_same_monday(db):
    first = services.first_monday(4)
    assert (first.weekday(), timezone.localtime(first).hour) == (0, 0)
    factories.make_enquiry(created_at=first)
    factories.make_enquiry(created_at=first - timedelta(seconds=1))
    assert sum(number for _day, number in services.by_week(4)) == 1
    assert sum(number for _name, number in services.by_kind(first)) == 1


def test_after_a_weekend_the_handover_has_fridays_notes(db, monkeypatch):
    monkeypatch.setattr(services.hours, "clinic_hours", lambda: factories.HOURS)
    monday = datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert services.last_working_day(monday).date() == date(2026, 11, 27)
    assert services.last_working_day(monday + timedelta(days=1)).date() == date(2026, 11, 30)


def test_a_long_handover_says_that_there_is_more(staff_client, monkeypatch):
    monkeypatch.setattr(reports, "MOST_AT_HANDOVER", 1)
    factories.make_enquiry(quarantined=True)
    assert "May be spam" in staff_client.get(f"{LIST}handover/").content.decode()
    factories.make_enquiry(urgency=2)
    html = staff_client.get(f"{LIST}handover/").content.decode()
    assert "Only the first 1 are here" in html
    assert "May be spam" not in html


def test_who_may_only_look_is_not_sent_to_a_page_that_refuses(client, nobody):
    client.force_login(factories.make_user("looker", "access_admin", "view_enquiry"))
    html = client.get("/admin/").content.decode()
    assert f"{LIST}handover/" in html
    assert f"{LIST}away/" not in html


@pytest.mark.parametrize(
    ("page", "most"),
    [("/admin/", 60), (f"{LIST}report/", 25), (f"{LIST}handover/", 22), (f"{LIST}dead-letters/", 18)],
)
def test_ten_enquiries_cost_as_many_queries_as_one(manager_client, manager, page, most):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert manager_client.get(page).status_code == 200
        return len(captured)

    def add():
        row = factories.make_enquiry(assignee=manager, first_reply_at=timezone.now())
        services.write_note(row, manager, "A note.")
        Notice.objects.create(enquiry=row, message_id=f"<{row.pk}@x>", dead_at=timezone.now())

    add()
    queries()
    one = queries()
    for _ in range(9):
        add()
    assert queries() == one <= most
