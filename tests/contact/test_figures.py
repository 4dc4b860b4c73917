"""contact.figures: medians, words, and numbers too small to be shown."""

import pytest

from contact import figures


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "under a minute"),
        (29, "under a minute"),
        (60, "1 minute"),
        (3600, "1 hour"),
        (9000, "2 hours 30 minutes"),
        (7199, "2 hours"),
    ],
)
def test_lengths_in_words(seconds, words):
    assert figures.length_words(seconds) == words


def test_what_is_counted_in_opening_hours_says_so():
    assert figures.hours_words(None) == "no replies yet"
    assert figures.hours_words(7200) == "2 hours of opening time"


def test_the_middle():
    assert figures.middle([]) is None
    assert figures.middle([1, 9, 2]) == 2


def test_small_numbers_are_hidden():
    shown = figures.without_small({"a": 9, "b": 4, "c": 1, "d": 0})
    assert shown == {"a": 9, "b": None, "c": None, "d": 0}


def test_one_small_number_is_not_told_by_the_sum():
    assert figures.without_small({"a": 9, "b": 4, "c": 7}) == {"a": 9, "b": None, "c": None}
    assert figures.without_small({"b": 4}) == {"b": None}
    assert figures.without_small({"a": 9, "b": 1, "c": 1, "d": 30}) == dict.fromkeys("abc") | {"d": 30}


@pytest.mark.parametrize("rows", [[], [("a", 0)], [("a", 3), ("b", 0)]])
def test_charts_of_little_or_nothing(rows):
    chart = figures.bars(rows)
    assert [bar["length"] for bar in chart["bars"]] == [400 * bool(number) for _name, number in rows]
    assert figures.line([number for _name, number in rows])["most"] >= 1
