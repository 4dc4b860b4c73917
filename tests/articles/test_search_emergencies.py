"""articles.search.emergencies: a sign shows its one action first, is never missed and never counted."""

import pytest

from articles.models import SearchCount, UrgentAdvice
from articles.search import emergencies, vocabulary
from tests.articles.search_emergencies import ALL, HARMLESS
from tests.factories import UrgentAdviceFactory

pytestmark = pytest.mark.django_db
ACTIONS = {
    "999": "Call 999 now",
    "fever-with-yellow-skin": "Go to A&amp;E now",
    "severe-tummy-pain": "Go to A&amp;E now",
    "during-cancer-drugs": "Phone the number on your alert card now",
    "crisis": "Samaritans",
    "jaundice": "Phone your GP now",
    "cannot-keep-fluids-down": "Phone 111 now",
    "gallstone-pain": "Phone 111 now",
}


def main_of(client, query: str) -> str:
    page = client.get("/search/", {"q": query}).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def named(query: str) -> list[str]:
    cards = emergencies.cards(query, emergencies.signs(query), vocabulary.current().urgent)
    return [advice.name for card in cards for advice in card.advice]


def test_there_are_forty_of_them():
    urgent = [query for advice, query in ALL if advice not in ("jaundice", "gallstone-pain")]
    assert len(set(urgent)) >= 40


@pytest.mark.parametrize(("advice", "query"), ALL)
def test_no_sign_is_missed(advice, query):
    assert advice in named(query)


@pytest.mark.parametrize(("advice", "query"), ALL[::4])
def test_its_action_stands_above_results_and_is_counted_nowhere(client, advice, query):
    shown = main_of(client, query)
    assert ACTIONS[advice] in shown
    assert shown.index("care-card") < (shown.find("result__title") + 1 or len(shown))
    assert not SearchCount.objects.exists()


@pytest.mark.parametrize("query", HARMLESS)
def test_other_queries_show_no_advice(query):
    assert named(query) == []


def test_one_sign_shows_one_line_and_one_action(client):
    shown = main_of(client, "black poo")
    assert "black, sticky, tar-like poo" in shown
    assert "collapse" not in shown
    assert shown.count("care-card__action") == 1


def test_what_an_editor_adds_is_found_too():
    UrgentAdviceFactory(name="chest", signs="chest pain\ncrushing tightness across the chest")
    assert named("chest pain") == ["chest"]
    assert named("pain in my chest") == ["chest"]
    assert named("chest") == []


def test_a_sign_whose_record_is_gone_still_shows_the_numbers(client):
    UrgentAdvice.objects.filter(name="crisis").update(name="renamed")
    UrgentAdvice.objects.first().save()  # processes read it again
    shown = main_of(client, "want to die")
    assert "tel:999" in shown
    assert "116 123" in shown


def test_a_long_query_is_read_to_its_end():
    assert "999" in named("I have been feeling a bit off for a week and today I am suddenly vomiting blood")
