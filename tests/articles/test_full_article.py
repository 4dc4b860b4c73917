"""A condition with everything and one with the least: every part in its place, each address once."""

import re
from dataclasses import is_dataclass

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import outline
from articles.models import ConditionPage, ConditionTreatment
from articles.models.condition_sections import CONDITION_SECTIONS
from articles.models.treatment_facts import TREATMENT_FACTS
from articles.outline import walk
from clinic.models import ClinicDetails
from tests.articles.full_condition import full_condition
from tests.factories import (
    ConditionPageFactory,
    GlossaryTermFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
)

pytestmark = pytest.mark.django_db

PARTS = {kind for name in outline.__all__ if is_dataclass(kind := getattr(outline, name))}
PARTS -= {outline.Facts}  # the facts of a treatment on its own page
MANY = 300
# What stands on the page before the sections and after them, in the order of the issue.
BEFORE = (
    "A full condition</h1>",
    "Say it: “full kun-DISH-un”",
    "Also called: Another name (say “uh-NUH-thuh”), A third name",
    "trust-line",
    "All of it in two sentences.",
    'id="get-help"',
    "care-card--emergency",
    "care-card--urgent",
    "care-card--non_urgent",
    "figure--hero",
    "The caption of the figure.",
    "The figure in full.",
    'id="contents"',
)
AFTER = ("topics", "related", "ask-us", "review", "references", "terms")


def soup(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content.decode(), "html.parser")


def assert_in_order(html: str, marks) -> None:
    places = [html.find(mark) for mark in marks]
    assert [mark for mark, place in zip(marks, places, strict=True) if place < 0] == []
    assert places == sorted(places)


def test_a_condition_with_everything_shows_every_part_in_its_order(client):
    answer = client.get(full_condition().url)
    assert {type(part) for part in walk(answer.context["article"])} == PARTS
    html = answer.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    sections = [f'id="{section.anchor}"' for section in CONDITION_SECTIONS]
    assert_in_order(main, [*BEFORE, *sections, *(f'id="{anchor}"' for anchor in AFTER)])
    for block in ("number-fact", "places", "figure", "note", "fact-card", "help-lines", "question-list"):
        assert f'class="{block}' in main
    for words in ("Small heading", "A small caption.", "A change.", "A fact", "Why me?", "quokkaword"):
        assert words in main
    assert "None" not in re.sub(r"<[^>]+>", "", main)
    assert not re.search(r"<(p|li|dd|h\d)>\s*</\1>", main)


def test_a_condition_with_the_least_shows_title_summary_and_who_stands_for_it(client):
    page = ConditionPageFactory(title="The least", what_it_is=[])
    ClinicDetails.objects.update(demonstration=False, phone="", opening_hours=[], address="")
    found = soup(client, page.url)
    main = found.main
    assert main.h1.text == "The least"
    assert [heading["id"] for heading in main.find_all("h2", id=True)] == [
        "contents-heading",
        "ask-us",
        "review",
    ]
    for empty in main.find_all(["ul", "ol", "dl", "table", "p", "details", "figcaption"]):
        assert empty.get_text(strip=True), empty
    assert [link["href"] for link in main.nav.find_all("a")] == ["#ask-us", "#review"]


@pytest.mark.parametrize("address", ["/conditions/liver-metastases/", ""])
def test_every_entry_of_the_contents_is_there_and_every_address_is_there_once(client, address):
    found = soup(client, address or full_condition().url)
    addresses = [element["id"] for element in found.find_all(id=True)]
    assert sorted(addresses) == sorted(set(addresses))
    contents = [link["href"] for link in found.find(id="contents").find_all("a")]
    assert len(contents) == len(set(contents)) > 12
    assert {link.removeprefix("#") for link in contents} <= set(addresses)
    inner = {link["href"][1:] for link in found.find_all("a", href=re.compile("^#."))}
    assert inner <= set(addresses)
    named = {name for element in found.find_all(True) for name in element.get("aria-labelledby", "").split()}
    assert named <= set(addresses)
    headings = [heading["id"] for heading in found.select(".article__body > section > h2")]
    assert [f"#{anchor}" for anchor in headings if f"#{anchor}" in contents] == [
        link for link in contents if link != "#get-help"
    ]


def test_phone_numbers_are_links_that_can_be_dialled(client):
    found = soup(client, full_condition().url)
    numbers = re.compile(r"01632 960001|0121 496 0100|\b999\b|\b111\b")
    for text in found.main.find_all(string=numbers):
        if text.find_parent("h4"):  # “Call 999 now if:”; the action below it has the link
            continue
        link = text.find_parent("a")
        assert link, text
        assert link["href"].startswith("tel:"), text
    assert all(action.find("a", href="tel:999") for action in found.select(".care-card__action"))
    lines = [link["href"] for link in found.select(".help-lines__phone")]
    assert lines == ["tel:+441632960001"] * 2


def test_the_outlook_is_closed_until_the_reader_opens_it(client):
    found = soup(client, full_condition().url)
    facts = found.select(".number-fact--outlook")
    assert facts
    for fact in facts:
        details = fact.find_parent("details")
        assert details
        assert not details.has_attr("open")
        assert details.find_previous("h2")["id"] == "outlook"
    words = found.select_one("details.outlook").get_text(" ", strip=True)
    for part in (
        "5 in 10",
        "Adults",
        "Sweden",
        "2009 to 2013",
        "Treatment has changed since.",
        "not a prediction",
    ):
        assert part in words


def test_the_table_has_the_eight_facts_in_the_order_of_the_cards(client):
    found = soup(client, full_condition().url)
    labels = [fact.label for fact in TREATMENT_FACTS]
    assert len(labels) == 8
    table = found.select_one(".comparison table")
    assert [cell.text for cell in table.thead.find_all("th")] == ["Treatment", *labels]
    cards = found.select(".treatment-cards .fact-card")
    rows = table.tbody.find_all("tr")
    assert len(cards) == len(rows) == 3
    for card, row in zip(cards, rows, strict=True):
        assert row.th.text.strip() == card.h3.text.strip()
        assert [label.text for label in card.find_all("dt")] == labels
        assert [cell["data-label"] for cell in row.find_all("td")] == labels
        for known, cell in zip(card.find_all("dd"), row.find_all("td"), strict=True):
            assert known.get_text(" ", strip=True) == cell.get_text(" ", strip=True)


def queries_of(client, cold, address: str) -> int:
    """The queries of a first visit, without the savepoints that only tests have."""
    cold()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    print("\n".join(statement[:150] for statement in statements))  # shown when a budget is passed
    return len(statements)


def test_a_full_article_costs_at_most_14_queries(client, cold):
    page = full_condition()
    client.get(page.url)
    assert queries_of(client, cold, page.url) <= 14


def test_the_number_of_treatments_symptoms_and_conditions_does_not_matter(client, cold):
    lists = {
        "/treatments/": TreatmentPageFactory,
        "/symptoms/": SymptomPageFactory,
        "/conditions/": ConditionPageFactory,
        "/glossary/": GlossaryTermFactory,
    }
    treatment = TreatmentPageFactory()
    addresses = [*lists, treatment.url]

    def costs() -> dict[str, int]:
        return {address: queries_of(client, cold, address) for address in addresses}

    use(treatment, ConditionPageFactory())
    few = costs()
    for factory in lists.values():
        factory.create_batch(MANY)
    use(treatment, *ConditionPage.objects.filter(title__startswith="Condition ")[: MANY // 10])
    assert costs() == few
    assert max(few.values()) <= 12
    assert client.get("/treatments/").content.count(b"Treatment ") >= MANY
    assert client.get(treatment.url).content.count(b"Condition ") >= MANY // 10


def use(treatment, *conditions) -> None:
    """Name the treatment in these conditions."""
    for page in conditions:
        ConditionTreatment.objects.get_or_create(condition=page, treatment=treatment)
