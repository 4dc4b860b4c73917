from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.working_hours import (
    LONDON,
    WORKING_WEEK,
    WorkingHours,
    closed_words,
    is_bank_holiday,
    promise_words,
    reply_by,
)

NINE, NOON, ONE, FIVE = time(9), time(12), time(13), time(17)
WEEK = WorkingHours(((0, 4, time(8, 30), time(17, 30)),))  # the demo clinic
LUNCH = WorkingHours(((0, 4, NINE, NOON), (0, 4, ONE, FIVE)))
SATURDAY = WorkingHours(((0, 4, NINE, FIVE), (5, 5, NINE, NOON)))
SUNDAY_NIGHT = WorkingHours(((6, 6, time(0), time(6)),))  # open when the clocks change
OVERLAPPING = WorkingHours(((0, 4, NINE, time(14)), (0, 4, ONE, FIVE)))
BREAKFAST = WorkingHours(((0, 4, time(8), time(8, 30)), (0, 4, NINE, FIVE)))
MONDAY, TUESDAY = WorkingHours(((0, 0, NINE, FIVE),)), WorkingHours(((1, 1, NOON, FIVE),))
NEVER = WorkingHours()
ALL_HOLIDAYS = WorkingHours(WEEK.rows, holidays=lambda day: True)
NOW = datetime(2026, 11, 23, 12, tzinfo=LONDON)


def at(text: str) -> datetime:
    """A moment on London's clock: "2026-11-24 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def replied(hours: WorkingHours, text: str) -> str:
    return f"{reply_by(at(text), hours):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-11-24 08:30", "Tue 2026-11-24 17:30"),  # at opening: this very day
        ("2026-11-24 08:31", "Wed 2026-11-25 13:00"),
        ("2026-11-24 10:00", "Wed 2026-11-25 13:00"),
        ("2026-11-24 13:00", "Wed 2026-11-25 13:00"),  # exactly half: not rounded further
        ("2026-11-24 13:01", "Wed 2026-11-25 17:30"),
        ("2026-11-24 17:29", "Wed 2026-11-25 17:30"),
        ("2026-11-24 17:30", "Wed 2026-11-25 17:30"),  # closed: counts from the morning
        ("2026-11-24 23:59", "Wed 2026-11-25 17:30"),
        ("2026-11-25 03:00", "Wed 2026-11-25 17:30"),
        ("2026-11-27 10:00", "Mon 2026-11-30 13:00"),  # Friday
        ("2026-11-27 18:00", "Mon 2026-11-30 17:30"),
        ("2026-11-28 11:00", "Mon 2026-11-30 17:30"),  # Saturday
        ("2026-11-29 23:00", "Mon 2026-11-30 17:30"),
        ("2026-05-04 10:00", "Tue 2026-05-05 17:30"),  # on a bank holiday
        ("2026-05-01 16:00", "Tue 2026-05-05 17:30"),  # the Friday before it
        ("2026-12-24 10:00", "Tue 2026-12-29 13:00"),  # Christmas on a Friday, Boxing Day on Monday
        ("2026-12-25 10:00", "Tue 2026-12-29 17:30"),
        ("2026-12-31 16:00", "Mon 2027-01-04 17:30"),  # over New Year
        ("2027-12-24 10:00", "Wed 2027-12-29 13:00"),  # both days kept on Monday and Tuesday
        ("2026-04-02 10:00", "Tue 2026-04-07 13:00"),  # Maundy Thursday
        ("2026-04-04 10:00", "Tue 2026-04-07 17:30"),  # Easter Saturday
        ("2026-03-27 12:00", "Mon 2026-03-30 13:00"),  # summer time begins on the 29th
        ("2026-03-29 01:30", "Mon 2026-03-30 17:30"),  # an hour that is not there
        ("2026-10-23 14:00", "Mon 2026-10-26 17:30"),  # summer time ends on the 25th
        ("2026-10-25 01:30", "Mon 2026-10-26 17:30"),  # an hour that comes twice
    ],
)
def test_a_person_replies_within_one_working_day(sent, due):
    assert replied(WEEK, sent) == due


@pytest.mark.parametrize(
    ("hours", "sent", "due"),
    [
        (LUNCH, "2026-11-24 10:00", "Wed 2026-11-25 12:00"),  # the morning ends at the break
        (LUNCH, "2026-11-24 12:30", "Wed 2026-11-25 12:00"),  # sent during the break
        (LUNCH, "2026-11-24 14:00", "Wed 2026-11-25 17:00"),
        (SATURDAY, "2026-11-27 10:00", "Sat 2026-11-28 12:00"),  # 7 hours and 1
        (SATURDAY, "2026-11-27 16:00", "Mon 2026-11-30 13:00"),
        (SATURDAY, "2026-11-27 18:00", "Sat 2026-11-28 12:00"),  # a short day is one working day, one half
        (SATURDAY, "2026-11-28 11:00", "Mon 2026-11-30 13:00"),
        (WorkingHours(((1, 1, time(14), time(20)),)), "2026-11-23 10:00", "Tue 2026-11-24 20:00"),
        (OVERLAPPING, "2026-11-24 08:00", "Tue 2026-11-24 17:00"),
        (OVERLAPPING, "2026-11-24 10:00", "Wed 2026-11-25 13:00"),
        (BREAKFAST, "2026-11-24 09:30", "Wed 2026-11-25 12:45"),  # this break makes no halves
        (NEVER, "2026-11-24 10:00", "Wed 2026-11-25 13:00"),
        (NEVER, "2026-12-24 16:00", "Tue 2026-12-29 17:00"),  # bank holidays hold here too
        (ALL_HOLIDAYS, "2026-11-27 18:00", "Mon 2026-11-30 17:00"),
        (WorkingHours(((4, 0, NINE, FIVE), (0, 4, FIVE, NINE))), "2026-11-24 10:00", "Wed 2026-11-25 13:00"),
        (WorkingHours(WEEK.rows, holidays={date(2026, 11, 25)}), "2026-11-24 10:00", "Thu 2026-11-26 13:00"),
    ],
)
def test_every_kind_of_week_has_a_promise(hours, sent, due):
    assert replied(hours, sent) == due


def test_the_reply_is_on_londons_clock_whatever_zone_the_moment_came_in():
    moment = at("2026-07-07 10:00")
    for zone in (UTC, timezone(timedelta(hours=-8)), LONDON):
        assert reply_by(moment.astimezone(zone), WEEK).isoformat() == "2026-07-08T13:00:00+01:00"


@pytest.mark.parametrize(
    ("hours", "moment", "is_open", "opening"),
    [
        (WEEK, "2026-11-24 08:29", False, "2026-11-24 08:30"),
        (WEEK, "2026-11-24 08:30", True, "2026-11-24 08:30"),
        (WEEK, "2026-11-24 12:00", True, "2026-11-25 08:30"),
        (WEEK, "2026-11-24 17:30", False, "2026-11-25 08:30"),
        (LUNCH, "2026-11-24 12:00", False, "2026-11-24 13:00"),
        (SATURDAY, "2026-11-28 09:30", True, "2026-11-30 09:00"),
        (WEEK, "2026-12-24 18:00", False, "2026-12-29 08:30"),
        (WEEK, "2026-05-04 10:00", False, "2026-05-05 08:30"),
    ],
)
def test_open_now_and_open_next(hours, moment, is_open, opening):
    assert hours.is_open(at(moment)) is is_open
    assert hours.next_opening(at(moment)) == at(opening)


@pytest.mark.parametrize("hours", [NEVER, ALL_HOLIDAYS])
def test_hours_that_never_come_are_no_error(hours):
    assert hours.next_opening(NOW) is None
    assert not hours.is_open(NOW)
    assert closed_words(NOW, hours) == ""
    assert hours.open_seconds_between(NOW, NOW + timedelta(days=30)) == 0
    assert promise_words(reply_by(NOW, hours), hours, NOW) == "by the end of Tuesday morning, 24 November"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-24 13:00", "by the end of Tuesday morning, 24 November"),
        ("2026-11-24 17:30", "by the end of Tuesday afternoon, 24 November"),
        ("2026-11-24 20:00", "by the end of Tuesday evening, 24 November"),
        ("2027-01-04 12:00", "by the end of Monday morning, 4 January 2027"),
    ],
)
def test_the_promise_in_words(moment, words):
    assert promise_words(at(moment), WEEK, NOW) == words
    assert promise_words(at(moment).astimezone(UTC), WEEK, NOW) == words


def test_the_year_is_measured_against_the_present():
    assert promise_words(datetime.now(UTC), WEEK)[-4:] != str(datetime.now(LONDON).year)


@pytest.mark.parametrize(
    ("hours", "moment", "words"),
    [
        (WEEK, "2026-11-24 12:00", ""),
        (WEEK, "2026-11-24 00:10", "Nobody reads messages until 8:30am today."),
        (WEEK, "2026-11-24 20:00", "Nobody reads messages until 8:30am tomorrow."),
        (LUNCH, "2026-11-24 12:00", "Nobody reads messages until 1pm today."),
        (LUNCH, "2026-11-27 20:00", "Nobody reads messages until 9am on Monday."),
        (LUNCH, "2026-11-29 20:00", "Nobody reads messages until 9am tomorrow."),
        (LUNCH, "2026-12-24 20:00", "Nobody reads messages until 9am on Tuesday 29 December."),
        (LUNCH, "2026-12-28 20:00", "Nobody reads messages until 9am tomorrow."),
        (LUNCH, "2026-12-31 20:00", "Nobody reads messages until 9am on Monday 4 January 2027."),
        (LUNCH, "2026-04-03 08:00", "Nobody reads messages until 9am on Tuesday 7 April."),
        (TUESDAY, "2026-11-24 18:00", "Nobody reads messages until 12pm on Tuesday 1 December."),
        (MONDAY, "2026-11-24 18:00", "Nobody reads messages until 9am on Monday."),
    ],
)
def test_a_closed_clinic_says_until_when(hours, moment, words):
    assert closed_words(at(moment), hours) == words
    assert closed_words(at(moment).astimezone(UTC), hours) == words


@pytest.mark.parametrize(
    ("hours", "start", "end", "expected"),
    [
        (WEEK, "2026-11-24 09:00", "2026-11-24 10:00", 1),
        (WEEK, "2026-11-27 16:30", "2026-11-30 09:30", 2),
        (LUNCH, "2026-11-24 11:00", "2026-11-24 14:00", 2),
        (WEEK, "2026-12-24 16:30", "2026-12-29 09:30", 2),
        (WEEK, "2026-11-24 10:00", "2026-11-24 09:00", 0),
        (WEEK, "2026-11-24 10:00", "2026-11-20 09:00", 0),
        (WEEK, "2026-03-23 00:00", "2026-03-30 23:00", 54),
        (SUNDAY_NIGHT, "2026-03-29 00:00", "2026-03-29 06:00", 5),  # one hour is left out
        (SUNDAY_NIGHT, "2026-10-25 00:00", "2026-10-25 06:00", 7),  # one hour comes twice
    ],
)
def test_the_staffs_clock_stands_still_while_the_clinic_is_closed(hours, start, end, expected):
    assert hours.open_seconds_between(at(start), at(end)) == expected * 3600


@pytest.mark.parametrize(
    "call", [WEEK.is_open, WEEK.next_opening, WEEK.local, lambda moment: reply_by(moment, WEEK)]
)
def test_a_moment_without_a_zone_is_refused(call):
    with pytest.raises(ValueError, match="time zone"):
        call(datetime(2026, 11, 24))


def test_a_day_off_has_no_halves():
    assert WEEK.half_day_ends(date(2026, 12, 25)) == WEEK.half_day_ends(date(2026, 11, 29)) == []


def test_bank_holidays_are_englands():
    assert is_bank_holiday(date(2026, 12, 28))  # Boxing Day, kept on the Monday
    assert is_bank_holiday(date(2026, 4, 6))
    assert not is_bank_holiday(date(2026, 1, 2))  # Scotland's
    assert not is_bank_holiday(date(2026, 3, 17))  # Northern Ireland's


moments = st.datetimes(datetime(2025, 1, 1), datetime(2031, 1, 1)).map(lambda when: when.replace(tzinfo=UTC))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
any_rows = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), clocks, clocks), max_size=4)


@given(moments, any_rows)
def test_every_promise_is_kept_in_opening_time(moment, rows):
    hours = WorkingHours(tuple(rows))
    due = reply_by(moment, hours)
    assert due > moment
    in_use = hours if hours.next_opening(moment) or hours.is_open(moment) else WorkingHours(WORKING_WEEK)
    assert due in in_use.half_day_ends(due.date())
    starts = moment if in_use.is_open(moment) else in_use.next_opening(moment)
    day = in_use.stretches(in_use.local(starts).date())
    length = sum((closes - opens).total_seconds() for opens, closes in day)
    assert in_use.open_seconds_between(moment, due) >= length


@given(moments, moments)
def test_a_later_message_never_has_an_earlier_promise(one, other):
    assert reply_by(min(one, other), WEEK) <= reply_by(max(one, other), WEEK)


@given(moments, moments, moments)
def test_opening_time_adds_up(one, two, three):
    first, second, third = sorted((one, two, three))
    parts = LUNCH.open_seconds_between(first, second) + LUNCH.open_seconds_between(second, third)
    assert parts == pytest.approx(LUNCH.open_seconds_between(first, third))
