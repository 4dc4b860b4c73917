"""articles.search.counting: words and days, nothing of a person, and nothing for long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import SearchCount
from articles.search import counting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["me@example.org", "a@b", "0121 496 0100", "12 34", "1-2-3-4", "x" * 41, "NHS 943 476 5919", "  ", ""],
)
def test_what_may_be_personal_is_not_kept(client, typed):
    client.get("/search/", {"q": typed})
    assert not SearchCount.objects.exists()


def test_a_search_is_counted_once_a_day_whatever_its_capitals(client):
    for typed in ("Gallstones", "gallstones ", "zebra"):
        client.get("/search/", {"q": typed})
    counts = SearchCount.objects.values_list("query", "times", "found")
    assert set(counts) == {("gallstones", 2, True), ("zebra", 1, False)}
    assert {count.day for count in SearchCount.objects.all()} == {timezone.localdate()}


def test_pages_filters_and_second_spellings_are_not_searches(client):
    for more in ({"page": "2"}, {"kind": "condition"}, {"exact": "1"}):
        client.get("/search/", {"q": "liver"} | more)
    assert [count.times for count in SearchCount.objects.all()] in ([], [1])


def test_nothing_says_who_searched(client):
    answer = client.get("/search/", {"q": "liver"})
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert "Cookie" not in answer.get("Vary", "")
    assert {field.name for field in SearchCount._meta.get_fields()} == {
        "id",
        "query",
        "day",
        "times",
        "found",
    }


def put(query: str, days_ago: int, times: int) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchCount.objects.create(query=query, day=day, times=times, found=True)


def test_what_is_rare_is_deleted_after_thirty_days():
    put("rare", 31, 2)
    put("once often", 40, 9)
    put("often", 35, 1)
    put("often", 3, 3)
    put("new", 5, 1)
    put("ancient", 401, 50)
    put("ancient", 1, 50)
    counting.tidy()
    left = set(SearchCount.objects.values_list("query", "times"))
    assert left == {("often", 1), ("often", 3), ("new", 1), ("ancient", 50)}


def test_a_flood_does_not_fill_the_table(monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_DAY", 3)
    for number in range(6):
        put(f"word {number}", 0, 6 - number)
    counting.tidy()
    assert sorted(SearchCount.objects.values_list("times", flat=True)) == [4, 5, 6]
