"""An old phone, without nesting, `light-dark()` and popovers, still gets every word, colour and form."""

import re

import pytest

from tests.browser.accessibility import contrast_problems
from tests.browser.old_phone import as_old_phone_reads
from tests.browser.public_pages import ARTICLE, fill_in, send

PAPER = {"light": "rgb(251, 247, 240)", "dark": "rgb(27, 25, 22)"}
INK = {"light": "rgb(31, 27, 22)", "dark": "rgb(244, 238, 229)"}
# A browser that does not know popovers shows them, and their buttons do nothing.
FORGET_POPOVERS = """document.addEventListener('DOMContentLoaded', () => {
  for (const name of ['popover', 'popovertarget'])
    for (const element of document.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
});"""


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a { color: red; b { top: 0; } left: 1px; right: 2px }", "a { color: red; right: 2px}"),
        ("a { color: red; color: light-dark(red, blue); top: 0 }", "a { color: red; top: 0}"),
        ("a { top: 0 } [popover] { top: 1px } b { top: 2px }", "a { top: 0} b { top: 2px}"),
        (
            "@layer x, y; @layer x { a:popover-open { top: 0 } b { top: 0 } }",
            "@layer x, y;@layer x {b { top: 0}}",
        ),
        ("@media print { @page { margin: 0 } a { b { top: 0 } } }", "@media print {@page { margin: 0} a {}}"),
        ("@container (width > 1px) { a { top: 0 } } b { top: 0 }", "b { top: 0}"),
        ("a::before { content: '};{' } /* b { */ c { top: 0 }", "a::before { content: '};{'} c { top: 0}"),
    ],
)
def test_what_an_old_phone_drops(css, left):
    def plain(text: str) -> str:
        return re.sub(r"\s+", "", text)

    assert plain(as_old_phone_reads(css)) == plain(left)


@pytest.fixture
def phone(new_page):
    """Opens a window of an old phone: `phone("dark")`."""

    def open_phone(scheme: str):
        page = new_page(320, 568, color_scheme=scheme, reduced_motion="reduce")
        page.add_init_script(FORGET_POPOVERS)
        page.old_styles = []

        def serve_old(route) -> None:
            answer = route.fetch()
            page.old_styles.append(as_old_phone_reads(answer.text()))
            route.fulfill(response=answer, body=page.old_styles[-1])

        page.route("**/*.css", serve_old)
        return page

    return open_phone


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", ARTICLE, "/contact/", "/conditions/", "/find-us/"])
def test_pages_keep_their_looks(phone, path, scheme):
    page = phone(scheme)
    page.goto(path)
    assert len(page.old_styles) >= 6
    assert css(page, "body", "backgroundColor") == PAPER[scheme]
    assert css(page, "body", "color") == INK[scheme]
    assert "Atkinson" in css(page, "body", "fontFamily")
    assert css(page, ".site-header__bar", "display") == "flex"
    assert css(page, "main", "paddingLeft") != "0px"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert contrast_problems(page) == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_menu_and_form_can_be_used(phone):
    page = phone("light")
    page.goto(ARTICLE)
    assert css(page, ".care-card", "borderTopStyle") == "solid"
    assert css(page, ".care-card__urgency", "backgroundColor") not in (PAPER["light"], "rgba(0, 0, 0, 0)")
    menu = page.locator("summary", has_text="Menu")
    assert menu.bounding_box()["height"] >= 44
    menu.click()
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Contact us")
    assert link.bounding_box()["height"] >= 44
    with page.expect_navigation():  # until the styles are there, too
        link.click()
    for field in page.locator(".field__input").all():
        assert field.bounding_box()["width"] > 250
        assert css(field, None, "borderTopStyle") == "solid"
    button = page.get_by_role("button", name="Send your message")
    assert css(button, None, "backgroundColor") == "rgb(10, 86, 87)"
    assert button.bounding_box()["height"] >= 44
    fill_in(page)
    send(page)
    page.wait_for_url("**/contact/thanks/")


def css(place, selector: str | None, name: str) -> str:
    """The computed style of an element, or of the first one that a selector finds on a page."""
    element = place.locator(selector).first if selector else place
    return element.evaluate("(element, name) => getComputedStyle(element)[name]", name)
