"""Other ways to a page: A to Z, body map, not-found pages, moved pages, feeds, llms.txt, OpenSearch."""

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from wagtail.models import Page

from articles.areas import Area
from articles.models import ConditionPage
from tests.factories import stream

pytestmark = pytest.mark.django_db


def main_of(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_a_to_z_has_all_letters_and_links_those_with_entries(client):
    shown = main_of(client, "/conditions/")
    letters = re.findall(r'<li>(?:<a href="#letter-\w">|<span class="letters__none">)(\w)<', shown)
    assert letters == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert '<a href="#letter-g">' in shown
    assert '<span class="letters__none">X</span>' in shown
    for anchor in re.findall(r'href="#(letter-\w)"', shown):
        assert f'id="{anchor}"' in shown


def test_other_names_are_entries_that_point_to_the_page(client):
    shown = main_of(client, "/conditions/")
    assert re.search(
        r'<a href="/conditions/gallstones/">Cholelithiasis</a>\s*<span>see Gallstones</span>', shown
    )


def test_conditions_are_listed_by_organ_and_led_to_by_symptom(client):
    shown = main_of(client, "/conditions/")
    assert shown.index('id="by-organ"') < shown.index('id="by-symptom"')
    assert '<a href="/symptoms/jaundice/">' in shown
    assert '<a href="/body-map/">' in shown


def test_the_body_map_has_emergencies_first_then_the_drawing_and_the_same_as_a_list(client):
    shown = main_of(client, "/body-map/")
    assert shown.index("Call 999 now") < shown.index('<svg class="anatomy"') < shown.index("map__areas")
    assert "It cannot say what you have" in shown
    drawn = re.findall(r'class="anatomy__area" href="#(area-[\w-]+)"', shown)
    assert drawn == [f"area-{area}" for area in Area]
    for anchor in drawn:
        part = shown[shown.index(f'id="{anchor}"') :]
        assert 'href="/symptoms/' in part[: part.index("</ul>")]
    for organ in ("liver", "bile-ducts", "gallbladder", "pancreas"):
        assert shown.count(f'href="/conditions/#{organ}"') == 2


def test_an_area_without_symptoms_is_not_drawn(client):
    for slug in ("back-pain",):
        Page.objects.get(slug=slug).specific.unpublish()
    assert "area-back" not in main_of(client, "/body-map/")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/conditions/gall-stones/", "/conditions/gallstones/"),
        ("/jaundise.html", "/symptoms/jaundice/"),
        ("/treatments/whipple/", "/treatments/whipple-operation/"),
    ],
)
def test_a_page_that_is_not_found_searches_with_the_words_of_its_address(client, address, path):
    shown = main_of(client, address, 404)
    assert f'<a href="{path}">' in shown.split("Other ways to find it")[0]


def test_an_address_that_means_nothing_offers_nothing(client):
    assert "Perhaps you are looking for this" not in main_of(client, "/wp-login.php", 404)


def test_a_moved_page_redirects(client, django_capture_on_commit_callbacks):
    page = Page.objects.get(slug="gallstones").specific
    page.slug = "stones-of-the-gallbladder"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/conditions/gallstones/")
    assert (answer.status_code, answer["Location"]) == (301, "/conditions/stones-of-the-gallbladder/")
    results = client.get("/search/", {"q": "gallstones"}).context["results"]
    assert results[0].path == "/conditions/stones-of-the-gallbladder/"


def test_nothing_found_shows_other_ways(client):
    shown = main_of(client, "/search/?q=zzzz")
    for address in ("/conditions/", "/body-map/", "/contact/"):
        assert f'href="{address}"' in shown


def test_llms_txt_lists_articles_and_says_what_they_are_not(client):
    answer = client.get("/llms.txt")
    words = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert words.startswith("# Birmingham HPB Clinic\n")
    assert "This is a demonstration." in words
    assert f"]({settings.BASE_URL}/conditions/gallstones/): " in words
    assert "no diagnosis" in words
    assert "&" not in re.sub(r"A&E", "", words)


@pytest.mark.parametrize("address", ["/changes.rss", "/changes.atom"])
def test_clinical_changes_are_a_feed_newest_first(client, address):
    page = ConditionPage.objects.get(slug="gallstones")
    page.changes = stream(("change", {"date": "2026-11-25", "text": "The pain is described anew."}))
    page.save_revision().publish()
    answer = client.get(address)
    tree = ElementTree.fromstring(answer.content)  # noqa: S314  (our own answer)
    words = ElementTree.tostring(tree, encoding="unicode")
    assert "The pain is described anew." in words
    assert "/conditions/gallstones/" in words
    assert "max-age=3600" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_draft_is_in_no_feed(client):
    page = ConditionPage.objects.get(slug="gallstones")
    page.changes = stream(("change", {"date": "2026-11-25", "text": "The pain is described anew."}))
    page.save_revision()
    assert "described anew" not in client.get("/changes.atom").content.decode()


def test_browsers_are_told_how_to_search_here(client):
    page = client.get("/").content.decode()
    assert '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in page
    tree = ElementTree.fromstring(client.get("/opensearch.xml").content)  # noqa: S314  (our own answer)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(tree.find(f"{space}ShortName").text) <= 16
    assert tree.find(f"{space}Url").get("template") == f"{settings.BASE_URL}/search/?q={{searchTerms}}"
