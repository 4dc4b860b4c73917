"""articles.leaflet and articles.font_letters: nothing that people write may break a leaflet. No database."""

import logging
from dataclasses import replace

import pytest
import typst

from articles import leaflet
from articles.font_letters import Cleaner, known_letters
from articles.outline import Items, Note, Outline, Subheading
from tests.articles.leaflets import made, sample, text_of, words


@pytest.fixture
def article():
    return sample()


def test_nothing_that_a_person_wrote_is_markup(article):
    trap = '#panic("x") *bold* $x$ `code` <label> @ref = Heading \\ #include "leaflet.typ" <b>&amp;'
    article.title, article.summary = f"Title {trap}", words(trap)
    text = text_of(made(article)[0])
    assert "".join(trap.split()) in "".join(text.split())


@pytest.mark.parametrize("title", ["😀", "胆结石", "\x00\x07", "", "\u200b", "عنوان", "T" * 300])
def test_no_title_is_refused(article, title):
    article.title = title
    assert made(article)[0].metadata.title


def test_characters_without_a_glyph_are_replaced_and_logged_by_their_numbers(article, caplog):
    article.summary = words(
        "Smile 😀, 胆, \N{GREEK SMALL LETTER ALPHA}-blocker, CO₂ → ﬁne\x00\x1b\u200b, "
        "half \ud800 pair, é e\u0301, ½, 37 °C."
    )
    article.sections[1].elements[:0] = [
        Subheading("\u200b"),
        Subheading(""),
        Note("", []),
        Items([[], words("")]),
    ]
    with caplog.at_level(logging.WARNING):
        reader, _imprint = made(article)
    assert "Smile ?, ?, alpha-blocker, CO2 -> fine, half pair, é é, ½, 37 °C." in text_of(reader)
    (record,) = caplog.records
    for code in ("U+1F600", "U+80C6", "U+03B1", "U+2082", "U+2192", "U+FB01", "U+0000", "U+D800"):
        assert code in record.getMessage()
    assert "😀" not in record.getMessage()


def test_nothing_is_logged_when_the_fonts_have_it_all(article, caplog):
    made(article)
    assert caplog.records == []


def test_what_is_taller_than_a_page_is_not_cut(article):
    signs = [f"sign number {number}" for number in range(120)]
    article.cards[0].advice[0] = replace(article.cards[0].advice[0], signs=signs)
    article.sections[1].elements = [Note("Long", [Items([words(f"item {number}") for number in range(120)])])]
    text = text_of(made(article, large=True)[0])
    assert all(sign in text for sign in signs)
    assert all(f"item {number}" in text for number in range(120))


def test_citations_and_terms_without_an_entry_do_no_harm(article):
    article.references, article.terms = [], []
    assert "cited" in text_of(made(article)[0])


def test_the_least_article_makes_a_leaflet():
    text = text_of(made(Outline("Bare"), leaflet.Clinic("Clinic"))[0])
    assert "999 in an emergency" in text


def test_a_file_that_the_compiler_refuses_is_an_error(article, monkeypatch, tmp_path):
    broken = tmp_path / "broken.typ"
    broken.write_text("#panic()")
    monkeypatch.setattr(leaflet, "TEMPLATE", broken)
    with pytest.raises(typst.TypstError):
        made(article)


def test_it_does_not_matter_where_the_server_was_started(article, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert made(article)[0].pages


def test_the_fonts_letters_are_read():
    letters = known_letters()
    assert {"a", "Z", "é", "£", "½", "≥", "”", " "} <= letters
    assert not {"😀", "胆", "→", "\n"} & letters
    cleaner = Cleaner()
    assert cleaner.clean("plain") == "plain"
    assert cleaner.code_points() == ""
