"""On paper: the text and its sources in black on white, and nothing that can only be clicked."""

from io import BytesIO

import pypdf
import pytest

from tests.browser.accessibility import contrast_problems
from tests.browser.public_pages import ARTICLE, PATIENT, fill_in, send

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
HIDDEN = (".skip-link", "nav", "search", ".site-menu", ".breadcrumbs", ".contents", ".closing__actions")


@pytest.fixture(params=["light", "dark"])
def paper(new_page, request):
    """A window that shows what would be printed, for readers of either scheme."""
    page = new_page(794, 1123, color_scheme=request.param)  # A4 at 96 pixels an inch
    page.emulate_media(media="print", color_scheme=request.param)
    return page


def test_an_article_prints_its_text_and_no_navigation(paper):
    paper.goto(ARTICLE)
    for selector in HIDDEN:
        assert paper.locator(selector).count(), f"{selector} is not on the page at all"
        assert not paper.locator(f"{selector}:visible").count(), selector
    for words in (
        "Secondary liver cancer (liver metastases)",
        "When to get help",
        "What it is not",
        "0121 496 0100",
    ):
        assert paper.get_by_text(words).locator("visible=true").count(), words


def test_sources_are_printed_with_their_addresses(paper):
    paper.goto(ARTICLE)
    sources = paper.locator(".references li > a")
    assert sources.count()
    for source in sources.all():
        assert source.is_visible()
        added = source.evaluate("link => getComputedStyle(link, '::after').content")
        assert source.get_attribute("href") in added or "attr(href)" in added


def test_paper_is_white_and_ink_is_black(paper):
    paper.goto(ARTICLE)
    for selector, background in (("html", WHITE), ("body", WHITE)):
        assert style(paper, selector, "backgroundColor") == background
    for selector in ("body", "h1", "main a", ".care-card__urgency", ".trust-line"):
        assert style(paper, selector, "color") == BLACK
    assert style(paper, "html", "colorScheme") == "light"
    assert style(paper, ".care-card", "borderTopStyle") == "solid"
    assert contrast_problems(paper) == []


def test_answers_to_questions_are_printed(paper):
    paper.goto("/find-us/")
    answers = paper.locator("details.question .prose")
    assert answers.count()
    for answer in answers.all():
        assert answer.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")
        assert answer.bounding_box()["height"] > 10


@pytest.mark.parametrize("message", [PATIENT["message"], "I vomited blood, and my skin and eyes are yellow."])
def test_the_thanks_are_two_sheets_with_all_that_matters(page, site, message):
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto("/contact/")
    fill_in(page)
    page.get_by_role("textbox", name="Your message").fill(message)
    send(page)
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("printed")
    reference = page.locator(".reference [aria-hidden]").inner_text()
    code = page.locator(".reference + p strong").inner_text()
    assert ("Please read this now" in page.content()) is (message != PATIENT["message"])

    sheets = pypdf.PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert len(sheets) <= 2
    assert reference in sheets[0].extract_text()
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for part in (
        code,
        f"{site.url}/contact/status/",
        "A person reads your message and replies",
        "0121 496 0100",
    ):
        assert part in words
    for part in ("If you get worse before we reply", "Call 999 now.", "Phone 111 now.", "116 123"):
        assert part in words
    assert "Print this page" not in words


def test_without_scripts_there_is_no_button_to_print_the_thanks(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto("/contact/")
    fill_in(page)
    send(page)
    assert page.get_by_text("save or print this page").is_visible()
    assert not page.get_by_role("button", name="Print this page").count()


def style(page, selector: str, name: str) -> str:
    """The computed style of the first element that the selector finds."""
    return page.locator(selector).first.evaluate("(element, name) => getComputedStyle(element)[name]", name)
