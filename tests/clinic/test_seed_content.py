"""The demo’s articles hold to the rules of their texts: plain words, sources, survival in the outlook."""

import re
from collections.abc import Iterator

import pytest
from wagtail.models import Page

from articles import reading
from articles.models import (
    ConditionPage,
    ConditionTopicPage,
    GlossaryTerm,
    Reference,
    SymptomPage,
    TreatmentPage,
)
from articles.models.outlined import LONGEST_SUMMARY
from articles.outline import NumberFact, Outline, OutlookFact, annotations, dump, passages, walk

pytestmark = pytest.mark.django_db

LONGEST_DEFINITION = 30  # words
# Said of how long people live; “outlook” itself is a word that leads to the numbers.
SURVIVAL = re.compile(
    r"\b(surviv\w*|prognos\w*|life expectancy|alive|mortality|death rates?|years? to live|months? to live"
    r"|(live|lived|living) (longer|less long|for (many|several|\w+) (years|months)))\b",
    re.IGNORECASE,
)
SEVENTY = re.compile(r"\b70 ?(%|in 100|per ?cent|out of)|\b(7|seven) (in|out of) (10|ten)\b", re.IGNORECASE)
NEVER = re.compile(r"hazard ratio|\bHR\b|\bNG ?-?12\b", re.IGNORECASE)
# Words that articles avoid, or have in titles and other names alone; patients meet them in letters.
FROM_LETTERS = {
    "cholangiocarcinoma",
    "cholecystectomy",
    "cholecystitis",
    "duodenum",
    "endoscope",
    "endoscopy",
    "lesion",
    "malignant",
    "oesophagus",
    "primary cancer",
    "primary sclerosing cholangitis",
    "sedation",
    "sepsis",
}


def articles() -> Iterator:
    """Every live article of the demo clinic."""
    for model in (ConditionPage, ConditionTopicPage, TreatmentPage, SymptomPage):
        yield from model.objects.live()


@pytest.fixture(scope="module")
def outlines(django_db_setup, django_db_blocker) -> dict[str, Outline]:
    """The path of every article with what the page itself says."""
    with django_db_blocker.unblock():
        return {page.url: page.own_outline() for page in articles()}


def said(value) -> str:
    """All that is said in a part of an outline, names and labels too."""
    if isinstance(value, dict):
        return " ".join(said(item) for key, item in value.items() if key not in ("kind", "anchor", "href"))
    if isinstance(value, list):
        if value and isinstance(value[0], dict) and value[0].get("kind") == "Run":
            return "".join(item["text"] for item in value)
        return " ".join(map(said, value))
    return str(value) if isinstance(value, str) else ""


def outside_of_the_outlook(article: Outline) -> str:
    sections = [section for section in article.sections if section.anchor != "outlook"]
    return said(dump([article.summary, *sections, *article.closing, article.review]))


def offenders(outlines: dict[str, Outline], found_in) -> dict[str, list]:
    """The pages in which something was found, with what it was."""
    found = {path: list(found_in(article)) for path, article in outlines.items()}
    return {path: items for path, items in found.items() if items}


def test_there_are_articles_of_every_kind(outlines):
    assert {path.split("/")[1] for path in outlines} == {"conditions", "treatments", "symptoms"}
    assert len(outlines) >= 48


def test_every_article_is_written_for_a_reading_age_of_thirteen(outlines):
    terms = [form for term in GlossaryTerm.objects.all() for form in (term.term, *term.forms)]
    grades = {path: reading.grade(passages(article), terms) for path, article in outlines.items()}
    assert {path: grade for path, grade in grades.items() if grade > reading.HIGHEST_GRADE} == {}


def test_no_sentence_is_long(outlines):
    assert offenders(outlines, lambda article: reading.long_sentences(passages(article))) == {}


def test_summaries_are_two_sentences_and_short(outlines):
    def wrong(article):
        summary = said(dump(article.summary))
        sentences = re.findall(r"[.!?](?=\s|$)", summary)
        if len(sentences) != 2 or len(summary.split()) > LONGEST_SUMMARY:
            yield f"{len(sentences)} sentences, {len(summary.split())} words: {summary}"

    assert offenders(outlines, wrong) == {}


def test_summaries_and_descriptions_hold_no_number_and_nothing_of_survival():
    texts = {page.url: f"{page.summary} {page.search_description}" for page in articles()}
    found = {path: re.findall(r"\d+", text) + SURVIVAL.findall(text) for path, text in texts.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_how_long_people_live_is_said_in_the_outlook_only(outlines):
    def words_around(article):
        text = outside_of_the_outlook(article)
        for match in SURVIVAL.finditer(text):
            yield text[max(match.start() - 60, 0) : match.end() + 40]

    def misplaced(article):
        for section in article.sections:
            if section.anchor != "outlook":
                yield from (part.text for part in walk(section) if isinstance(part, OutlookFact))
            elif not section.closed:
                yield "the outlook is open"

    assert offenders(outlines, words_around) == {}
    assert offenders(outlines, misplaced) == {}


def test_every_number_has_its_source(outlines):
    def without(article):
        for fact in article.parts(NumberFact) + article.parts(OutlookFact):
            if not any(run.reference for run in fact.source):
                yield f"{fact.number} {fact.text}"

    assert offenders(outlines, without) == {}
    cited = {key for article in outlines.values() for key in annotations.cited_keys(article)}
    assert cited <= set(Reference.objects.values_list("pk", flat=True))


def test_every_figure_of_the_outlook_says_where_when_and_of_whom(outlines):
    def incomplete(article):
        for fact in article.parts(OutlookFact):
            if not (fact.country and fact.group and (fact.years or fact.note)):
                yield f"{fact.number} in {fact.out_of} {fact.text}"

    assert sum(len(article.parts(OutlookFact)) for article in outlines.values()) >= 3
    assert offenders(outlines, incomplete) == {}


def test_what_the_sources_do_not_bear_out_is_nowhere_said(outlines):
    metastases = {path: article for path, article in outlines.items() if "/liver-metastases/" in path}
    assert len(metastases) == 2
    assert offenders(metastases, lambda article: SEVENTY.findall(said(dump(article)))) == {}
    for article in metastases.values():
        assert not [fact for fact in article.parts(OutlookFact) if fact.number * 10 == 7 * fact.out_of]
    assert offenders(outlines, lambda article: NEVER.findall(said(dump(article)))) == {}
    sources = [f"{source.key} {source.citation} {source.url}" for source in Reference.objects.all()]
    assert [source for source in sources if NEVER.search(source)] == []


def test_every_term_is_used_and_short():
    used = {term.slug for page in articles() for term in page.article().terms}
    terms = list(GlossaryTerm.objects.all())
    assert {term.term for term in terms if term.slug not in used} - FROM_LETTERS == set()
    long = {term.term: len(term.definition.split()) for term in terms}
    assert {term: words for term, words in long.items() if words > LONGEST_DEFINITION} == {}
    assert [term.term for term in terms if re.search(r"\d", term.definition)] == []


def test_every_link_in_the_text_leads_to_a_live_page(outlines):
    live = set(Page.objects.live().public().values_list("pk", flat=True))
    assert offenders(outlines, lambda article: annotations.linked_pages(article) - live) == {}


def test_no_page_has_a_link_without_an_address_or_to_nothing(client):
    broken, ways = {}, {}
    for page in Page.objects.live().public().filter(depth__gt=1):
        html = client.get(page.url).content.decode()
        if bad := re.findall(r'<a\b(?![^>]*\shref="[^"])[^>]*>[^<]*', html):
            broken[page.url] = bad
        for address in re.findall(r'<a\b[^>]*\shref="(/[^"#?]*)', html):
            ways.setdefault(address, page.url)
    assert broken == {}
    assert {to: found_on for to, found_on in ways.items() if client.get(to).status_code != 200} == {}
