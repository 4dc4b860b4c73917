"""clinic.seed.enquiries: the same stories for the same day, good for any day; how they are loaded."""

import json
import re
from datetime import date, datetime, time

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from clinic.seed import enquiries
from clinic.seed.enquiries.calendar import Calendar, day_of_loading
from clinic.seed.enquiries.fates import Team
from clinic.seed.enquiries.plan import TOTAL, Plan
from clinic.seed.enquiries.writing import CONTENT, texts, varied
from contact.answers import ForWhom, Kind
from contact.models import Enquiry
from contact.services import clinic_hours
from contact.working_hours import LONDON

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)
ORDINARY = ("question", "patient", "appointment", "referral", "complaint", "data", "other", "urgent")


def stories(day: date):
    """The stories of a day, not stored."""
    users = get_user_model().objects
    team = Team(users.get(username="desk"), users.get(username="manager"))
    return Plan(Calendar(day, clinic_hours()), team).told()


def test_there_are_120_texts_and_every_variation_is_whole():
    all_texts = [row for name in ORDINARY for row in texts(name)]
    assert len({row.text for row in all_texts}) >= 120
    for row in all_texts:
        assert not re.search(r"[{}|]", varied(row.text, 0) + varied(row.text, 1) + varied(row.text, 2))
        Kind(row.kind), ForWhom(row.whom)


def test_the_same_day_has_the_same_enquiries_everywhere():
    def told(rows):
        return [
            (row.pk, row.reference, row.created_at, row.status, row.version, row.due_at, row.first_reply_at)
            for row in rows
        ]

    enquiries.load(day=DAY)
    stored = told(Enquiry.objects.order_by("created_at", "pk"))
    again = told(
        sorted((story.enquiry for story in stories(DAY)), key=lambda row: (row.created_at, str(row.pk)))
    )
    assert sorted(stored) == sorted(again)


@pytest.mark.parametrize(
    "day",
    ["2026-03-30", "2026-04-07", "2026-11-28", "2026-12-29"],
)
def test_the_open_ones_are_the_same_on_any_day(day):
    day = date.fromisoformat(day)
    rows = [story.enquiry for story in stories(day) if story.enquiry.is_open]
    for clock in (time(0), time(17, 29)):
        now = datetime.combine(day, clock, tzinfo=LONDON)
        assert sum(bool(row.reply_by and row.reply_by < now) for row in rows) == 2
        assert sum(bool(row.call_back_at and row.call_back_at <= now) for row in rows) == 2
    assert sum(row.urgency > 0 for row in rows) == 3


@pytest.mark.parametrize(
    ("moment", "expected"), [("17:29", "2026-11-25"), ("17:30", "2026-11-26"), ("00:00", "2026-11-25")]
)
def test_from_closing_time_on_it_is_the_next_day(moment, expected):
    now = datetime.combine(DAY, time.fromisoformat(moment), tzinfo=LONDON)
    assert day_of_loading(now) == date.fromisoformat(expected)


def test_nothing_is_loaded_without_demo_logins(settings):
    settings.DEMO_LOGINS = False
    enquiries.load()
    assert not Enquiry.objects.exists()


def test_the_command_loads_them_unless_it_is_told_not_to(capsys):
    call_command("seed", "--no-enquiries")
    assert not Enquiry.objects.exists()
    call_command("seed")
    assert Enquiry.objects.count() == TOTAL
    assert "1 changes" in capsys.readouterr().out


def test_the_content_is_plain_json():
    for file in CONTENT.glob("*.json"):
        assert json.loads(file.read_text(encoding="utf-8"))
