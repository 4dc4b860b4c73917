"""articles.leaflet: the PDF, opened and read. No database."""

import re

import pytest

from articles import leaflet
from articles.outline import Paragraph, Review, Run, Section
from tests.articles.leaflets import (
    CLINIC,
    PARTS,
    REAL_CLINIC,
    alternatives_of,
    links_of,
    made,
    sample,
    sizes_of,
    text_of,
)


@pytest.fixture
def article():
    return sample()


def test_the_pdf_is_tagged_and_says_what_it_is(article):
    reader, imprint = made(article)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == "An illness"
    assert reader.metadata.author == "Clinic of Tests"
    assert imprint.version in reader.metadata.subject
    assert re.search(r"pdfuaid:part(>|=\")1", root["/Metadata"].get_object().get_data().decode())
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_its_fonts_are_ours_and_inside(article):
    fonts = [
        font.get_object()
        for page in made(article)[0].pages
        for font in page["/Resources"]["/Font"].get_object().values()
    ]
    assert fonts
    for font in fonts:
        assert "+AtkinsonHyperlegible-" in font["/BaseFont"]
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


@pytest.mark.parametrize(("part", "expected"), PARTS, ids=lambda value: type(value).__name__)
def test_every_kind_of_part_is_printed(article, part, expected):
    article.sections = [Section("a", "A section", [part])]
    assert expected in text_of(made(article)[0])


def test_pages_are_a4_and_say_where_they_come_from(article):
    reader, imprint = made(article)
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
        text = " ".join(page.extract_text().split())
        assert "An illness" in text
        assert f"Page {number} of {total}" in text
        assert f"Version {imprint.version}" in text
        assert "Printed from clinic.example.org/conditions/illness" in text


def test_page_one_has_emergencies_before_the_clinics_phone(article):
    first = " ".join(made(article)[0].pages[0].extract_text().split())
    for expected in (
        "In an emergency call 999",
        "an ILL-ness",
        "Malady (say “MAL-a-dee”), Complaint",
        "It is an illness.",
    ):
        assert expected in first
    assert "Is this leaflet still current?" in first
    assert first.index("Emergency") < first.index("Call 999 now if you:") < first.index("0121 496 0100")
    assert first.index("116 123") < first.index("0121 496 0100")


def test_survival_stands_last_on_a_page_of_its_own(article):
    reader, _imprint = made(article)
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    with_numbers = [number for number, text in enumerate(pages) if "were alive" in text]
    assert with_numbers == [len(pages) - 1]
    assert "were alive" not in pages[0]
    assert f"Outlook: {leaflet.OUTLOOK_WARNING}" in pages[-1]
    assert pages[-1].index("You may not want to read") < pages[-1].index("were alive")
    assert "You can leave it out." in pages[-2]
    assert "What it is" not in pages[-1]
    for expected in (
        "5 in 10",
        "people like that. Where: Sweden",
        "Treatment has changed",
        "not a prediction for you",
    ):
        assert expected in pages[-1]


def test_large_print_is_larger_and_says_the_same(article):
    normal, large = made(article)[0], made(article, large=True)[0]
    normal_sizes, large_sizes = sizes_of(normal), sizes_of(large)
    assert max(normal_sizes, key=normal_sizes.get) == leaflet.BODY_SIZE == 14
    assert max(large_sizes, key=large_sizes.get) == leaflet.LARGE_SIZE == 18
    for expected in ("Call 999 now if you:", "You sleep through it.", "were alive after five years."):
        assert expected in text_of(large)


def test_links_stay_links_and_nothing_else_becomes_one(article):
    article.sections.append(Section("x", "X", [Paragraph([Run("trap", href="javascript:alert(1)")])]))
    reader, imprint = made(article)
    found = links_of(reader)
    assert {"tel:999", "tel:+441214960100", "https://example.org/x", "https://doi.org/10.1/x"} <= found
    assert "https://clinic.example.org/linked/" in found
    assert imprint.status_address in found
    assert not any(link.startswith("javascript") for link in found)
    assert "trap" in text_of(reader)


def test_figures_and_what_only_a_screen_needs_are_left_out(article):
    text = text_of(made(article)[0])
    for absent in ("Its caption", "A drawing", "Pictures only", "Related"):
        assert absent not in text
    for present in (
        "1. A study",
        "There is a newer version.",
        "A yellow-green fluid.",
        "Say “BYL”.",
        "Ask us anything.",
    ):
        assert present in text


@pytest.mark.parametrize(
    ("clinic", "expected"),
    [
        (CLINIC, "Demonstration: not checked by a clinician"),
        (REAL_CLINIC, "Reviewed by Dr Ada Example, Surgeon, on 4 May 2026"),
    ],
)
def test_it_says_who_checked_it_and_when(article, clinic, expected):
    assert expected in " ".join(made(article, clinic)[0].pages[0].extract_text().split())
    text = text_of(made(article, clinic)[0])
    assert ("Last reviewed: 4 May 2026 Next review due: 4 May 2027" in text) != clinic.is_demonstration
    assert "4 May 2026: All new." in text


def test_a_real_clinic_says_when_nobody_has_checked_it(article):
    article.review = Review()
    assert "Not reviewed by a clinician yet" in text_of(made(article, REAL_CLINIC)[0])


def test_pictures_have_words(article):
    reader, imprint = made(article)
    alternatives = alternatives_of(reader.trailer["/Root"]["/StructTreeRoot"])
    assert f"QR code that leads to {imprint.status_address}" in alternatives
    assert "1 of 4 figures are coloured" in alternatives
    assert "7 of 100 figures are coloured" in alternatives
