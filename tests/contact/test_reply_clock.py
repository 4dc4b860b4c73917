"""contact.reply_clock: started, stopped, gone on with."""

from datetime import UTC, datetime, time, timedelta

import pytest

from contact import reply_clock
from contact.working_hours import WorkingHours

HOURS = WorkingHours([(0, 4, time(9), time(17))])
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_it_begins_with_a_working_day_and_a_warning_at_three_quarters():
    clock = reply_clock.started(MONDAY, HOURS)
    assert clock["reply_by"] == clock["due_at"] == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert clock["warn_at"] == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_waiting_for_the_patient_costs_no_time():
    begun = reply_clock.started(MONDAY, HOURS)
    at = MONDAY + timedelta(hours=2)
    kept = reply_clock.stopped(at, begun["reply_by"], begun["warn_at"], HOURS)
    assert kept["due_at"] == reply_clock.NEVER
    assert (kept["seconds_left"], kept["seconds_to_warning"]) == (6 * 3600, 4 * 3600)
    friday = datetime(2026, 11, 27, 15, tzinfo=UTC)
    gone_on = reply_clock.resumed(friday, kept["seconds_left"], kept["seconds_to_warning"], HOURS)
    assert gone_on["reply_by"] == datetime(2026, 11, 30, 13, tzinfo=UTC)
    assert gone_on["warn_at"] == datetime(2026, 11, 30, 11, tzinfo=UTC)


def test_what_was_overdue_is_due_at_once():
    kept = reply_clock.stopped(MONDAY + timedelta(hours=10), MONDAY, MONDAY, HOURS)
    at = datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert reply_clock.resumed(at, kept["seconds_left"], kept["seconds_to_warning"], HOURS)["reply_by"] == at


def test_a_clock_of_which_nothing_is_known_begins_anew():
    assert reply_clock.resumed(MONDAY, None, None, HOURS) == reply_clock.started(MONDAY, HOURS)


@pytest.mark.parametrize("rows", [(), [(5, 2, time(9), time(17))], [(0, 4, time(17), time(9))]])
def test_without_hours_the_working_week_is_kept(rows):
    none = WorkingHours(rows)
    clock = reply_clock.started(MONDAY, none)
    kept = reply_clock.stopped(MONDAY + timedelta(hours=1), clock["reply_by"], clock["warn_at"], none)
    assert 0 < kept["seconds_left"] <= 8 * 3600
    assert reply_clock.resumed(MONDAY + timedelta(days=1), kept["seconds_left"], 0, none)["reply_by"]


def test_a_clinic_whose_every_day_is_a_holiday_still_promises():
    never = WorkingHours(holidays=lambda day: True)
    clock = reply_clock.started(MONDAY, never)
    assert clock["reply_by"] > MONDAY
    assert clock["warn_at"] <= clock["reply_by"]


def test_summer_time_is_counted_in_hours_that_passed():
    night = WorkingHours([(0, 6, time(0), time(23, 59))], holidays=frozenset())
    before = datetime(2026, 3, 28, 20, tzinfo=UTC)
    kept = reply_clock.stopped(before, before + timedelta(hours=10), before, night)
    assert kept["seconds_left"] < 10 * 3600  # the minute at midnight is closed, and nothing is counted twice
    assert kept["seconds_left"] > 10 * 3600 - 120


def test_what_ended_last_stands_before_what_ended_earlier_and_behind_all_that_is_due():
    first, last = (reply_clock.over(MONDAY + timedelta(days=days))["due_at"] for days in (0, 1))
    assert MONDAY < last < first < reply_clock.NEVER
