"""A patient reads the first article and writes to the clinic: by keyboard alone, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.public_pages import ARTICLE, FIELDS, PATIENT, fill_in, send

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

REFERENCE = re.compile(r"^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$")
# How the focused element looks now and how it looks without focus. Links in the drawing have no box:
# their shape gets an edge.
LOOKS = """() => {
  const element = document.activeElement;
  const look = () => {
    const style = getComputedStyle(element);
    const shape = element.querySelector('.anatomy__organ');
    const edge = shape ? getComputedStyle(shape) : {stroke: '', strokeWidth: ''};
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, edge.stroke, edge.strokeWidth].join(' ');
  };
  const focused = look();
  const box = element.getBoundingClientRect();
  element.blur();
  const plain = look();
  element.focus({preventScroll: true});
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {focused, plain, seen, name: element.outerHTML.slice(0, 120)};
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_patient_reads_and_writes_by_keyboard_alone(new_page, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto("/")
    tab_to(page, "Skip to main content", at_most=1)
    page.keyboard.press("Enter")
    tab_to(page, "Read about a condition", at_most=1)  # the header's links were skipped
    tab_to(page, "Secondary liver cancer (liver metastases)")
    press_enter(page, ARTICLE)
    assert page.get_by_role("heading", level=1).inner_text() == "Secondary liver cancer (liver metastases)"
    tab_to(page, "Skip to main content", at_most=1)
    page.keyboard.press("Enter")
    tab_to(page, "Ask us")  # in the list of what is on this page
    page.keyboard.press("Enter")
    tab_to(page, "Write to us about this", at_most=5)
    press_enter(page, "/contact/")
    assert page.get_by_text("About: Secondary liver cancer (liver metastases)").is_visible()
    for label, name in FIELDS.items():
        tab_to(page, label)
        page.keyboard.type(PATIENT[name])
    tab_to(page, "Send your message", at_most=10 if scripts else 9)  # "Clear the form"
    press_enter(page, "/contact/thanks/")
    reference = read_reference(page)
    again = page.reload()
    assert again.request.method == "GET"  # nothing is sent a second time
    assert read_reference(page) == reference


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_on_a_phone_the_menu_opens_by_keyboard(new_page, scripts):
    page = new_page(320, 640, java_script_enabled=scripts)
    page.goto("/")
    tab_to(page, "Menu", at_most=5)
    page.keyboard.press("Enter")
    tab_to(page, "Search this site", at_most=1)
    page.keyboard.type("gallstones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gallstones")
    # Beside the list that suggestions are told by.
    results = page.get_by_role("status").filter(has_text="results")
    expect(results).to_contain_text("gallstones")
    assert page.get_by_role("link", name="Gallstones").first.is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_wrong_is_listed_linked_and_nothing_is_lost(new_page, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto("/contact/")
    fill_in(page)
    page.get_by_label("Your name").fill("")
    send(page)
    assert page.title().startswith("Error: ")
    link = page.get_by_role("link", name="Enter your name.")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name")).to_be_focused()
    assert page.get_by_role("textbox", name="Your message").input_value() == PATIENT["message"]
    page.get_by_label("Your name").fill(PATIENT["name"])
    send(page)
    assert read_reference(page)


def test_thanks_without_a_message_lead_back_to_the_form(page):
    page.goto("/contact/thanks/")
    assert page.url.endswith("/contact/")


def read_reference(page) -> str:
    """The reference that the page of thanks shows."""
    page.wait_for_url("**/contact/thanks/")
    shown = page.locator(".reference [aria-hidden]").inner_text()
    assert REFERENCE.match(shown)
    return shown


def press_enter(page, path: str) -> None:
    """Follow the link or send the form that has the focus."""
    with page.expect_navigation(url=lambda url: path in url):
        page.keyboard.press("Enter")


def tab_to(page, name: str, at_most: int = 60) -> None:
    """Press Tab until the focus stands on what has this name; on the way it is always to be seen."""
    passed = []
    for _press in range(at_most):
        page.keyboard.press("Tab")
        state = page.evaluate(LOOKS)
        assert state["seen"], f"The focus is outside the window: {state['name']}"
        assert state["focused"] != state["plain"], f"The focus is not to be seen: {state['name']}"
        if has_name(page, name):
            return
        passed.append(state["name"])
    raise AssertionError(f"{name!r} was not reached. The focus was on:\n" + "\n".join(passed))


def has_name(page, name: str) -> bool:
    """Whether the focused element's text or label begins with this."""
    text = page.evaluate(
        "() => { const element = document.activeElement;"
        " return element.labels?.[0]?.innerText ?? element.innerText ?? ''; }"
    )
    return text.strip().startswith(name)
