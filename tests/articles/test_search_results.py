"""articles.search: what a page of results says, and that no query takes long."""

import time

import pytest

from articles.models import ConditionPage, SearchDocument
from articles.search import backend, query, shown, vocabulary


@pytest.mark.django_db
def test_no_figure_of_the_outlook_stands_in_a_result():
    body = SearchDocument.objects.get(page__slug="liver-metastases").body
    page = ConditionPage.objects.get(slug="liver-metastases")
    outlook = next(section for section in page.own_outline().sections if section.closed)
    assert outlook.elements
    assert "relative survival" not in body.lower()
    assert "COLLISION" not in body


@pytest.mark.django_db
def test_a_result_says_its_kind_and_why_it_is_there(client):
    results = client.get("/search/", {"q": "yellow eyes"}).context["results"]
    assert (results[0].kind, results[0].why, results[0].reason) == (
        "Symptom",
        "Also called",
        [("Yellow", True), (" ", False), ("eyes", True)],
    )
    sign = next(result for result in results if result.kind == "Condition")
    assert sign.why == "Signs can include"
    hearing = client.get("/search/", {"q": "hearing loop"}).context["results"][0]
    assert hearing.why == "On this page"
    assert ("hearing", True) in hearing.reason or ("Hearing", True) in hearing.reason


@pytest.mark.django_db
def test_marks_leave_the_words_as_they_are():
    understood = query.parse("liver", vocabulary.current(), backend.in_texts)
    words = "Livers & <b>LIVER</b>, liver-like."
    pieces = shown.mark(words, understood)
    assert "".join(piece for piece, _is_marked in pieces) == words
    assert [piece for piece, is_marked in pieces if is_marked] == ["Livers", "LIVER", "liver"]


@pytest.mark.django_db
def test_what_was_put_right_is_said_and_one_click_searches_as_typed(client):
    page = client.get("/search/", {"q": "jaundise"}).content.decode()
    assert "Did you mean <strong>jaundice</strong>?" in page
    assert 'href="?q=jaundise&amp;exact=1"' in page
    exact = client.get("/search/", {"q": "jaundise", "exact": "1"})
    assert not exact.context["results"]
    assert "Did you mean" not in exact.content.decode()


@pytest.mark.django_db
def test_results_are_narrowed_by_kind_and_organ(client):
    answer = client.get("/search/", {"q": "jaundice", "kind": "condition", "organ": "pancreas"})
    results, chosen = answer.context["results"], answer.context["filters"]
    assert results
    assert {result.kind for result in results} == {"Condition"}
    assert {choice.label: choice.chosen for choice in chosen.kinds}["Condition"]
    number = next(choice.number for choice in chosen.organs if choice.chosen)
    assert number == answer.context["total"]
    symptoms = client.get("/search/", {"q": "jaundice", "kind": "symptom", "organ": "pancreas"})
    assert symptoms.context["results"][0].path == "/symptoms/jaundice/"
    nonsense = client.get("/search/", {"q": "jaundice", "kind": "x", "organ": "'"})
    assert nonsense.context["total"] == client.get("/search/", {"q": "jaundice"}).context["total"]


@pytest.mark.django_db
def test_a_page_of_results_keeps_its_filters(client):
    page = client.get("/search/", {"q": "liver", "kind": "condition"}).content.decode()
    assert 'href="?q=liver&amp;kind=condition&amp;page=2"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["word " * 1600, "ﬁ" * 500, "x" * 8192, "livr galstonz pancrs jaundis cholangi " * 3]
)
def test_a_hostile_query_takes_no_longer(client, typed):
    client.get("/search/", {"q": "liver"})
    start = time.perf_counter()
    assert client.get("/search/", {"q": typed}).status_code == 200
    assert time.perf_counter() - start < 1
