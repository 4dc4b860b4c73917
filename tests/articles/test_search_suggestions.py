"""articles.search.suggestions: the same answers while somebody types, an emergency before them."""

import time

import pytest

from articles.models import SearchCount

pytestmark = pytest.mark.django_db


def suggested(client, typed: str) -> dict:
    answer = client.get("/search/suggest/", {"q": typed})
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("gal", "/conditions/gallstones/"),
        ("galls", "/conditions/gallstones/"),
        ("yellow e", "/symptoms/jaundice/"),
        ("jaundise", "/symptoms/jaundice/"),
        ("secondary liv", "/conditions/liver-metastases/"),
        ("GB pol", "/conditions/gallbladder-polyps/"),
        ("whipple op", "/treatments/whipple-operation/"),
        ("kwa", "/team/kwame-thornbury/"),
    ],
)
def test_the_page_that_is_meant_comes_first(client, typed, path):
    assert suggested(client, typed)["items"][0]["path"] == path


@pytest.mark.parametrize("typed", ["", " ", "g", "\x00", '"', "zzzz"])
def test_too_little_or_nothing_suggests_nothing(client, typed):
    assert suggested(client, typed)["items"] == []


def test_an_emergency_comes_before_all_else(client):
    answer = suggested(client, "chemo fever")
    action = "".join(text for text, _href in answer["urgent"][0]["action"])
    assert action.startswith("Phone the 24-hour number on your card now")
    assert ["999", "tel:999"] in answer["urgent"][0]["action"]
    assert suggested(client, "liver")["urgent"] == []


def test_a_suggestion_says_its_kind_and_marks_the_words(client):
    item = suggested(client, "yellow ey")["items"][0]
    assert (item["kind"], item["why"]) == ("Symptom", "Also called")
    assert item["also"] == [["Yellow", True], [" ", False], ["eyes", True]]


def test_suggestions_are_kept_and_counted_nowhere(client):
    answer = client.get("/search/suggest/", {"q": "liver"})
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert not SearchCount.objects.exists()


def test_the_first_answer_comes_at_once(client):
    suggested(client, "li")
    taken = []
    for typed in ("liv", "jaund", "pancr", "chemo"):
        start = time.perf_counter()
        suggested(client, typed)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.05  # the fastest: other tests use the machine as well


def test_without_scripts_the_field_is_a_plain_form(client):
    page = client.get("/about/").content.decode()
    assert 'data-suggest="/search/suggest/"' in page
    assert 'role="combobox"' not in page
    assert page.count("clinic/js/search.js") == 1
