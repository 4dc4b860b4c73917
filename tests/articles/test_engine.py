"""articles.search: finds pages by words; a hostile query is an empty result with a hint, never an error."""

import pytest
from django.db import DatabaseError
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from articles.search import engine
from tests.factories import ConditionPageFactory

HOSTILE = [
    '"',
    '"liver',
    "\x00",
    "liver\x00",
    "   ",
    "\ud800",
    "liver \udfff cyst",
    "AND OR NOT",
    "liver AND (cyst OR",
    "NEAR(a b)",
    "title:liver",
    "liver*",
    "^liver",
    "-liver",
    "a:b:c & | ! <->",
    "'; DROP TABLE wagtailcore_page; --",
    "word " * 1000,
    "x" * 8192,
    "ﬁ" * 500,
    "%s %d {}",
    "<script>alert(1)</script>",
    "\u202eliver",
    "e\u0301" * 300,
]


def keys(query: str) -> list[int]:
    """The pages that a query finds."""
    return [ranked.document.page_id for ranked in engine.search(query).results]


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("gallstones", "gallstones"),
        ("  liver   cyst ", "liver cyst"),
        ('"liver" AND cyst*', "liver AND cyst"),
        ("Crohn's bile-duct", "Crohn's bile-duct"),
        ("-'-", ""),
        ("\x00", ""),
        ("ﬁbrosis", "fibrosis"),
        ("\ud800", ""),
    ],
)
def test_a_query_is_cleaned(typed, cleaned):
    assert engine.clean(typed) == cleaned


@given(st.text(alphabet=st.characters(), max_size=1000))
def test_whatever_is_typed_the_cleaned_query_is_short_and_plain(typed):
    words = engine.clean(typed).split()
    assert len(words) <= engine.MAX_WORDS
    assert len(" ".join(words)) <= engine.MAX_CHARACTERS
    assert not set('"*:^()\x00') & set("".join(words))
    " ".join(words).encode()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", HOSTILE)
def test_a_hostile_query_is_never_an_error(client, typed):
    answer = client.get("/search/", {"q": typed.encode(errors="surrogatepass")})
    assert answer.status_code == 200
    if not answer.context["results"]:
        assert "Other ways to find it" in answer.content.decode()


@pytest.mark.django_db
def test_what_the_database_refuses_is_an_empty_result(monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise DatabaseError("syntax")

    monkeypatch.setattr("articles.search.backend.candidates", refuse)
    assert engine.search("liver").results == []
    assert "liver" not in caplog.text
    assert Page.objects.exists()  # the transaction goes on


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("gallstones", "/conditions/gallstones/"),
        ("cholangiocarcinoma", "/conditions/bile-duct-cancer/"),
        ("ablation", "/treatments/ablation/"),
        ("hearing loop", "/find-us/"),
        ("Thornbury", "/team/kwame-thornbury/"),
    ],
)
def test_pages_are_found_by_their_words(client, query, path):
    assert f'href="{path}"' in client.get("/search/", {"q": query}).content.decode().split("<main")[1]


@pytest.mark.django_db
def test_an_edit_reaches_the_index():
    page = ConditionPageFactory(title="Quokka syndrome")
    assert keys("quokka") == [page.pk]
    page.title = "Wombat syndrome"
    page.save_revision()
    assert keys("quokka") == [page.pk]
    page.save_revision().publish()
    assert keys("quokka") == []
    assert keys("wombat") == [page.pk]
    page.unpublish()
    assert keys("wombat") == []


@pytest.mark.django_db
def test_drafts_are_not_found():
    ConditionPageFactory(title="Quokka syndrome", live=False)
    assert keys("quokka") == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["2", "99", "-1", "x", ""])
def test_results_come_in_pages_and_any_number_is_answered(client, number):
    ConditionPageFactory.create_batch(15, what_it_is='[{"type": "paragraph", "value": "<p>quokka</p>"}]')
    answer = client.get("/search/", {"q": "quokka", "page": number})
    assert answer.status_code == 200
    assert "15 results for" in answer.content.decode()


@pytest.mark.django_db
def test_a_search_is_not_indexed_and_keeps_what_was_typed(client):
    text = client.get("/search/", {"q": 'liver "'}).content.decode()
    assert '<meta name="robots" content="noindex">' in text
    assert 'value="liver"' in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "action"),
    [
        ("vomiting blood", "Call 999 now"),
        ("black poo", "Call 999 now"),
        ("COLLAPSE", "Call 999 now"),
        ("hard to breathe", "Call 999 now"),
        ("fever with yellow skin", "Go to A&amp;E now"),
        ("dark pee", "Phone your GP now"),
    ],
)
def test_a_search_for_an_emergency_sign_shows_its_action_first(client, query, action):
    shown = client.get("/search/", {"q": query}).content.decode()
    main = shown[shown.index("<main") : shown.index("</main>")]
    assert action in main
    assert main.index("care-card") < (main.find("result__title") if "result__title" in main else len(main))


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["liver", "gallstones", "skin", "the", "blood test", ""])
def test_other_searches_show_no_advice(client, query):
    assert "care-card" not in client.get("/search/", {"q": query}).content.decode()
