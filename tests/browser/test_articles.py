"""Articles with all that can be opened open: table or cards, nothing sideways, nothing for axe to find."""

from itertools import pairwise

import pytest

from tests.browser.accessibility import contrast_problems, structure_problems
from tests.browser.public_pages import ARTICLE, visit
from tests.browser.test_layout import OUTSIDE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLES = ("condition", "condition topic", "treatment", "symptom", "glossary")
OPEN_ALL = "() => document.querySelectorAll('main details').forEach(details => details.open = true)"
DISPLAYS = """(table) => {
  const display = (selector) => getComputedStyle(table.querySelector(selector)).display;
  return ['thead', 'tbody tr', 'tbody th', 'tbody td'].map(display);
}"""


def open_all(page) -> None:
    """Open every part of the article that is closed at first."""
    page.evaluate(OPEN_ALL)


@pytest.mark.parametrize("width", [320, 699])
def test_the_comparison_is_a_stack_of_cards_on_a_narrow_screen(new_page, width):
    page = new_page(width)
    page.goto(ARTICLE)
    open_all(page)
    table = page.locator(".comparison table")
    assert table.evaluate(DISPLAYS) == ["none", "block", "block", "block"]
    cards = [row.bounding_box() for row in table.locator("tbody tr").all()]
    assert len(cards) > 3
    for above, below in pairwise(cards):
        assert above["y"] + above["height"] <= below["y"]
        assert above["x"] == below["x"]
        assert above["width"] <= width
    for cell in table.locator("tbody tr").first.locator("td").all():  # each says its own label
        label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label.strip('"') == cell.get_attribute("data-label")


@pytest.mark.parametrize("width", [700, 1280])
def test_the_comparison_is_a_table_on_a_wide_screen(new_page, width):
    page = new_page(width)
    page.goto(ARTICLE)
    open_all(page)
    table = page.locator(".comparison table")
    assert table.evaluate(DISPLAYS) == ["table-row-group", "table-row", "table-cell", "table-cell"]
    row = table.locator("tbody tr").first
    cells = [cell.bounding_box() for cell in row.locator("th, td").all()]
    assert len(cells) == 9
    assert len({cell["y"] for cell in cells}) == 1
    before = row.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert before == "none"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width  # the table scrolls, not the page


def test_a_wide_table_is_scrolled_with_the_keyboard(new_page):
    page = new_page(800)
    page.goto(ARTICLE)
    open_all(page)
    region = page.get_by_role("region", name="All treatments side by side")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.comparison__scroll').scrollLeft > 0")
    name = region.locator("tbody th").first
    assert name.bounding_box()["x"] >= region.bounding_box()["x"] - 1  # the treatment's name stays in sight


@pytest.mark.parametrize("kind", ARTICLES)
def test_nothing_is_wider_than_a_small_phone_with_all_of_it_open(new_page, site, kind):
    page = new_page(320, 568)
    visit(page, site, kind)
    open_all(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("kind", ARTICLES)
def test_axe_finds_nothing_with_all_of_it_open(new_page, site, kind):
    page = new_page(reduced_motion="reduce")
    visit(page, site, kind)
    open_all(page)
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, problem) for problem in structure_problems(page)]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [(width, scheme, problem) for problem in contrast_problems(page)]
    assert not found


def test_the_outlook_is_opened_by_the_reader_alone(page):
    page.goto(ARTICLE)
    numbers = page.locator("details.outlook .number-fact--outlook")
    assert numbers.count() > 1
    assert not any(number.is_visible() for number in numbers.all())
    page.goto(f"{ARTICLE}#outlook")
    assert not numbers.first.is_visible()
    page.get_by_text("Show numbers about groups of people").click()
    assert all(number.is_visible() for number in numbers.all())
