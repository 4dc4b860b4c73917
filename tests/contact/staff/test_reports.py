"""contact.staff.reports: figures for managers, and what is stuck."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact import services
from contact.models import Notice

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


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
