"""What search engines are told: valid schema.org, all of it shown on the page, nothing of the outlook."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from articles.models import ConditionPage, ConditionTopicPage, SymptomPage, TreatmentPage
from articles.outline import OutlookFact
from clinic.models import ClinicDetails, PersonPage
from tests.factories import ClinicImageFactory, ConditionPageFactory, PersonPageFactory

pytestmark = pytest.mark.django_db

VOCABULARY = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
ARTICLE = "/conditions/liver-metastases/"
NOT_SHOWN = {"url", "item", "inLanguage", "audienceType"}  # addresses, and words for machines
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
UNSEEN = re.compile(
    r'<(script|style|head|title)\b.*?</\1>|<span class="visually-hidden">.*?</span>', re.DOTALL
)
INLINE = re.compile(r"</?(?:a|b|em|i|span|strong|sup)\b[^>]*>")


def told(html: str) -> list[dict]:
    """All that a page tells search engines."""
    return [json.loads(data) for data in JSON_LD.findall(html)]


def about(client, address: str) -> dict:
    """What the article at an address is about."""
    (found,) = [data for data in told(client.get(address).content.decode()) if "about" in data]
    assert found["@type"] == "MedicalWebPage"
    return found["about"]


def shown(html: str) -> str:
    """The words that a page shows; a line break is heard as a comma."""
    words = INLINE.sub("", UNSEEN.sub(" ", html).replace("<br>", ", "))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())


def strings(data, key: str = "") -> Iterator[tuple[str, str]]:
    """All strings with the property that they are a value of, but addresses and words for machines."""
    if isinstance(data, dict):
        for name, value in data.items():
            if not name.startswith("@") and name not in NOT_SHOWN:
                yield from strings(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value, key)
    elif isinstance(data, str):
        yield key, data


def is_shown(key: str, value: str, html: str, words: str) -> bool:
    if key == "lastReviewed":
        return f'<time datetime="{value}">' in html
    return bool(re.search(rf"(?<!\w){re.escape(' '.join(value.split()))}(?!\w)", words))


def lineage(kind: str) -> set[str]:
    """A type and all that it descends from."""
    return {kind}.union(*map(lineage, VOCABULARY[kind]["parents"]))


def expected(kind: str, name: str) -> set[str]:
    """The types that a property of this type may have; empty if there is no such property."""
    return {found for above in lineage(kind) for found in VOCABULARY[above]["properties"].get(name, ())}


def fits(value, allowed: set[str]) -> bool:
    """Whether a value is of one of these types; an address may stand for the thing at that address."""
    if isinstance(value, dict):
        return value["@type"] in VOCABULARY and bool(lineage(value["@type"]) & allowed)
    if isinstance(value, int):
        return bool({"Integer", "Number"} & allowed)
    if value.startswith("http"):
        return bool(allowed - {"Date", "DateTime", "Number", "Integer", "Boolean"})
    if "Date" in allowed and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return True
    return "Text" in allowed and bool(value.strip())


def problems(data: dict) -> list[str]:
    """What schema.org does not know, of this object and of all objects in it."""
    kind = data["@type"]
    if kind not in VOCABULARY:
        return [f"{kind} is missing in schema_org.json: add it in make_schema_org.py and write it anew"]
    found = []
    for name, value in data.items():
        if name.startswith("@"):
            continue
        for item in value if isinstance(value, list) else [value]:
            if not fits(item, expected(kind, name)):
                found.append(f"{kind}.{name}: {item!r}")
            if isinstance(item, dict):
                found += problems(item)
    return found


def every_page(client) -> Iterator[tuple[str, str]]:
    """The address and the HTML of the home page and of all that can be told about."""
    yield "/", client.get("/").content.decode()
    for model in (ConditionPage, ConditionTopicPage, TreatmentPage, SymptomPage, PersonPage):
        for page in model.objects.live():
            yield page.url, client.get(page.url).content.decode()


def test_all_is_valid_and_shown_and_nothing_is_said_of_a_review_in_a_demonstration(client):
    found, kinds = [], set()
    for address, html in every_page(client):
        words = shown(html)
        for data in told(html):
            kinds.add(data["@type"])
            assert data["@context"] == "https://schema.org"
            found += [f"{address}: {problem}" for problem in problems(data)]
            found += [
                f"{address} does not show {key} “{value}”"
                for key, value in strings(data)
                if not is_shown(key, value, html, words)
            ]
        if "reviewedBy" in html or "lastReviewed" in html:
            found.append(f"{address} tells of a review")
    assert found == []
    assert kinds == {"BreadcrumbList", "MedicalClinic", "MedicalWebPage", "Person", "Physician"}


def test_nothing_of_the_outlook_is_told(client):
    seen = 0
    for page in ConditionPage.objects.live():
        data = json.dumps(told(client.get(page.url).content.decode()), ensure_ascii=False)
        for fact in page.own_outline().parts(OutlookFact):
            seen += 1
            for words in (fact.text, fact.group, fact.note, fact.years, f"{fact.number} in {fact.out_of}"):
                assert not words or words not in data, page.title
        assert "Prognosis" not in data
    assert seen


def test_a_condition_tells_all_of_its_parts(client):
    page = ConditionPage.objects.get(slug="liver-metastases")
    found = about(client, ARTICLE)
    assert found["@type"] == "MedicalCondition"
    assert found["name"] == page.title
    assert found["alternateName"] == page.other_name_list
    assert found["associatedAnatomy"] == {"@type": "AnatomicalStructure", "name": "Liver"}
    for name, kind, titles in (
        ("signOrSymptom", "MedicalSymptom", [row.symptom.title for row in page.condition_symptoms.all()]),
        (
            "possibleTreatment",
            "MedicalTherapy",
            [row.treatment.title for row in page.condition_treatments.all()],
        ),
    ):
        assert {entry["@type"] for entry in found[name]} == {kind}
        assert sorted(entry["name"] for entry in found[name]) == sorted(titles)
    for name, kind in (("typicalTest", "MedicalTest"), ("riskFactor", "MedicalRiskFactor")):
        assert {entry["@type"] for entry in found[name]} == {kind}
        assert len(found[name]) > 1


@pytest.mark.parametrize(
    ("address", "kind", "parts"),
    [
        ("/treatments/ablation/", "TherapeuticProcedure", {"alternateName"}),
        ("/symptoms/jaundice/", "MedicalSymptom", {"alternateName"}),
        (f"{ARTICLE}causes-and-diagnosis/", "MedicalCondition", set()),
    ],
)
def test_each_kind_of_article_says_what_it_is_about(client, address, kind, parts):
    found = about(client, address)
    assert found["@type"] == kind
    assert parts <= found.keys()
    assert not {"associatedAnatomy", "possibleTreatment", "lastReviewed"} & found.keys()


def test_the_way_from_the_home_page_is_told_everywhere_but_there(client):
    (trail,) = [data for data in told(client.get(ARTICLE).content.decode()) if "itemListElement" in data]
    assert trail["@type"] == "BreadcrumbList"
    assert [entry["position"] for entry in trail["itemListElement"]] == [1, 2, 3]
    assert [entry["item"] for entry in trail["itemListElement"]] == [
        f"http://localhost:8000{path}" for path in ("/", "/conditions/", ARTICLE)
    ]
    assert [data["@type"] for data in told(client.get("/").content.decode())] == ["MedicalClinic"]


def test_doctors_are_physicians_and_others_persons(client):
    kinds = {"Physician": 0, "Person": 0}
    for person in PersonPage.objects.live():
        _trail, data = told(client.get(person.url).content.decode())
        assert data["@type"] == ("Physician" if person.profession == "doctor" else "Person")
        assert data.get("jobTitle", person.role) == person.role
        kinds[data["@type"]] += 1
    assert all(kinds.values())


@pytest.mark.parametrize(("profession", "kind"), [("doctor", "Physician"), ("nurse", "Person")])
def test_a_real_clinic_tells_who_reviewed_a_page_and_when(client, profession, kind):
    person = PersonPageFactory(title="Dr A Reviewer", profession=profession)
    page = ConditionPageFactory(reviewer=person, last_reviewed=date(2026, 5, 4))
    assert "lastReviewed" not in client.get(page.url).content.decode()
    ClinicDetails.objects.update(demonstration=False)
    html = client.get(page.url).content.decode()
    (data,) = [data for data in told(html) if "about" in data]
    assert data["lastReviewed"] == "2026-05-04"
    assert data["reviewedBy"]["@type"] == kind
    assert data["reviewedBy"]["name"] == "Dr A Reviewer"
    assert data["reviewedBy"]["url"] == f"http://localhost:8000{person.url}"
    assert problems(data) == []
    assert all(is_shown(key, value, html, shown(html)) for key, value in strings(data))
    assert "reviewedBy" not in client.get(ConditionPageFactory().url).content.decode()
    person.unpublish()
    assert not {"lastReviewed", "reviewedBy"} & set(client.get(page.url).content.decode().split('"'))


def test_what_the_drawing_says_is_not_told_where_a_picture_takes_its_place(client):
    page = ConditionPageFactory(figure_image=ClinicImageFactory(), organ="pancreas")
    html = client.get(page.url).content.decode()
    assert [value for key, value in strings(told(html)) if not is_shown(key, value, html, shown(html))] == []


def test_the_check_finds_what_schema_org_does_not_know():
    assert problems({"@type": "MedicalTest", "name": "Scan"}) == []
    for wrong in (
        {"@type": "MedicalTests"},
        {"@type": "MedicalTest", "title": "Scan"},
        {"@type": "MedicalTest", "name": {"@type": "Person"}},
        {"@type": "MedicalTest", "name": ""},
        {"@type": "MedicalWebPage", "lastReviewed": "4 May 2026"},
        {"@type": "MedicalWebPage", "about": {"@type": "Person", "role": "Nurse"}},
        {"@type": "MedicalWebPage", "audience": {"@type": "Person"}},
        {"@type": "ListItem", "name": 1},
    ):
        assert problems(wrong), wrong
