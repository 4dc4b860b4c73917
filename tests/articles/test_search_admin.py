"""What editors do about searches: synonyms with their preview, the report, promoted pages."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from articles.models import SearchCount, SearchDocument, SearchSynonym
from articles.search import comparing, engine, reports

pytestmark = pytest.mark.django_db


def titles(query: str) -> list[str]:
    return [ranked.document.title for ranked in engine.search(query).results]


def put(query: str, days_ago: int, times: int, found: bool = True) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchCount.objects.create(query=query, day=day, times=times, found=found)


def test_a_synonym_is_known_at_once_and_forgotten_at_once():
    assert titles("wobbler") == []
    synonym = SearchSynonym.objects.create(typed="wobbler\nthe wobbles", meaning="gallstones")
    assert titles("wobbler")[0] == titles("the wobbles")[0] == "Gallstones"
    assert titles("woblers")[0] == "Gallstones"  # its own words are spelt right, too
    synonym.delete()
    assert titles("wobbler") == []


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [("", "liver"), ("wee", "…"), ("livers", "liver"), ("a b c d e", "liver"), ("!", "liver")],
)
def test_a_synonym_that_means_nothing_is_refused(typed, meaning):
    with pytest.raises(ValidationError):
        SearchSynonym(typed=typed, meaning=meaning).full_clean()


def test_the_preview_shows_what_a_synonym_changes_before_it_is_saved():
    first, second = comparing.compare(SearchSynonym(typed="wobbler\ngallstones", meaning="liver transplant"))
    assert first.before == []
    assert first.after[0] == "Liver transplant (treatment)"
    assert second.before[0] == "Gallstones (condition)"
    assert titles("wobbler") == []


def test_the_preview_of_a_saved_synonym_compares_with_life_without_it():
    synonym = SearchSynonym.objects.get(meaning="gallbladder")
    comparison = comparing.compare(synonym)[0]
    assert comparison.phrase == "GB"
    assert (comparison.before, bool(comparison.after), comparison.is_same) == ([], True, False)


def test_the_preview_is_a_page_of_the_admin(login):
    client = login("publisher")
    synonym = SearchSynonym.objects.get(meaning="gallbladder")
    edit = f"/admin/snippets/articles/searchsynonym/edit/{synonym.pk}/"
    assert client.get(edit).status_code == 200
    preview = reverse("wagtailsnippets_articles_searchsynonym:preview_on_edit", args=[synonym.pk])
    assert client.post(preview, {"typed": "gibber", "meaning": "gallstones"}).json()["is_valid"]
    shown = client.get(f"{preview}?mode=").content.decode()
    assert "“gibber”" in shown
    assert "Gallstones (condition)" in shown


def test_the_report_shows_what_was_searched_and_not_found():
    put("wobbler", 2, 3, found=False)
    put("gallstones", 2, 8)
    put("gallstones", 40, 5)
    put("twice", 1, 2, found=False)
    put("mended", 5, 4, found=False)
    put("mended", 1, 4)
    assert [row.query for row in reports.rows("missing")] == ["wobbler"]
    assert [(row.query, row.times, row.trend) for row in reports.rows("all")] == [
        ("gallstones", 8, "+3"),
        ("mended", 8, "new"),
        ("wobbler", 3, "new"),
    ]
    assert [row.query for row in reports.rows("rising")] == ["mended", "gallstones", "wobbler"]


@pytest.mark.parametrize(
    ("name", "sees", "synonyms", "promotes"),
    [
        ("author", True, False, False),
        ("reviewer", True, True, False),
        ("publisher", True, True, True),
        ("desk", False, False, False),
        ("manager", False, False, False),
    ],
)
def test_each_role_sees_what_it_may_do(login, name, sees, synonyms, promotes):
    put("wobbler", 2, 3, found=False)
    client = login(name)
    answer = client.get("/admin/reports/searches/")
    assert (answer.status_code == 200) is sees
    shown = answer.content.decode()
    assert ("wobbler" in shown, "Make a synonym" in shown, "Promote a page" in shown) == (
        sees,
        synonyms,
        promotes,
    )
    asked = client.post("/admin/reports/searches/promote/", {"query": "wobbler"})
    assert Query.objects.filter(query_string="wobbler").exists() is promotes
    assert (asked.status_code == 302 and "searchpicks" in asked.url) is promotes


def test_one_click_brings_the_words_into_the_form_of_a_synonym(login):
    client = login("publisher")
    shown = client.get(reports.Row("wobbler & co", 3, 0, False).synonym_address).content.decode()
    assert ">\nwobbler &amp; co</textarea>" in shown


def test_what_may_be_personal_is_not_taken_into_promotions(login):
    answer = login("publisher").post("/admin/reports/searches/promote/", {"query": "me@example.org"})
    assert answer.url == "/admin/searchpicks/add/"
    assert not Query.objects.exists()


def test_the_report_and_the_list_of_synonyms_say_what_they_are(login):
    client = login("publisher")
    assert re.search(r"<h1[^>]*>.*?Searches", client.get("/admin/reports/searches/").content.decode(), re.S)
    SearchSynonym.objects.create(typed="wee wee\ntinkle", meaning="a word that stands first")
    assert "wee wee, tinkle" in client.get("/admin/snippets/articles/searchsynonym/").content.decode()


def test_wagtails_own_report_is_not_in_the_menu(login):
    shown = login("admin").get("/admin/").content.decode()
    assert "/admin/reports/searches/" in shown
    assert "search-terms" not in shown


def test_a_promoted_page_comes_first_and_says_so(client):
    page = Page.objects.get(slug="costs")
    promotion = SearchPromotion.objects.create(
        query=Query.get("Gallstones"), page=page, description="What it costs."
    )
    results = client.get("/search/", {"q": "gallstones"}).context["results"]
    assert [result.path for result in results][:2] == ["/costs/", "/conditions/gallstones/"]
    assert results[0].promoted
    assert client.get("/search/", {"q": "galstones"}).context["results"][0].path == "/costs/"
    items = client.get("/search/suggest/", {"q": "gallstones"}).json()["items"]
    assert items[0]["path"] == "/costs/"
    assert "chosen by the clinic" in client.get("/search/", {"q": "gallstones"}).content.decode()
    page.unpublish()
    assert client.get("/search/", {"q": "gallstones"}).context["results"][0].path == "/conditions/gallstones/"
    promotion.delete()


def test_a_page_can_be_promoted_for_what_finds_nothing(client):
    SearchPromotion.objects.create(query=Query.get("wobbler"), page=Page.objects.get(slug="costs"))
    assert "1 result for" in client.get("/search/", {"q": "wobbler"}).content.decode()


def test_the_commands_rebuild_and_tidy(capsys):
    before = set(SearchDocument.objects.values_list("key", "words"))
    SearchDocument.objects.all().delete()
    put("rare", 31, 1)
    call_command("rebuild_search")
    call_command("tidy_searches")
    assert set(SearchDocument.objects.values_list("key", "words")) == before
    assert not SearchCount.objects.exists()
    assert f"{len(before)} documents" in capsys.readouterr().out
