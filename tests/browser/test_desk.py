"""Staff work at the desk: by mouse and by keys, on wide and narrow screens, two people at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import contrast_problems, structure_problems
from tests.browser.admin import sign_in
from tests.browser.public_pages import PATIENT
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Wagtail's own, above every list that is searched or filtered.
WAGTAILS_OWN = 'h2[role="alert"]'
MESSAGE = "My eyes are yellow and I was vomiting blood. What shall I do?"


@pytest.fixture(scope="module")
def reference(site) -> str:
    """An enquiry with possible signs of an emergency and a need."""
    sent = {**PATIENT, "message": MESSAGE, "needs": "interpreter", "needs_detail": "Urdu"}
    thanks = Visitor(site.url).send_form("/contact/", **sent)
    return re.search(r"[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", thanks.text)[0]


def open_one(page, reference: str) -> None:
    page.goto("/admin/enquiries/?tab=all")
    page.get_by_role("link", name=reference).click()
    expect(page.locator("#header-title")).to_contain_text(reference)
    page.wait_for_load_state("load")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(new_page, reference, width, scheme):
    page = new_page(width, color_scheme=scheme)
    sign_in(page, "manager")
    open_one(page, reference)
    one = page.url
    reply = re.sub(r"inspect/([^/]+)/", r"\1/reply/", one)
    desk = "/admin/enquiries/"
    others = [f"{desk}{name}/" for name in ("handover", "report", "away", "mail", "dead-letters")]
    key = one.rstrip("/").rsplit("/", 1)[1]
    others += [f"/admin/bulk/contact/enquiry/{action}/?id={key}" for action in ("assign", "spam")]
    templates = [f"/admin/enquiry-templates/{name}" for name in ("", "new/")]
    for address in (f"{desk}?tab=all", one, reply, *others, *templates, "/admin/"):
        page.goto(address)
        for summary in page.locator(".desk-columns summary, .w-panel summary").all():
            summary.click()
        problems = structure_problems(page) + contrast_problems(page)
        found = [problem for problem in problems if problem.startswith("violations")]
        assert [problem for problem in found if WAGTAILS_OWN not in problem] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_needs_stay_in_view(new_page, reference):
    page = new_page(1280, 700)
    sign_in(page, "desk")
    open_one(page, reference)
    page.locator(".desk-timeline li").last.scroll_into_view_if_needed()
    expect(page.locator(".desk-needs")).to_be_in_viewport()
    expect(page.locator(".desk-needs")).to_contain_text("Urdu")


def test_keys(page, site, reference):
    Visitor(site.url).send_form("/contact/", **{**PATIENT, "message": "A second message."})
    sign_in(page, "desk")
    page.goto("/admin/enquiries/")
    rows = page.locator("[data-desk-row]")
    page.keyboard.press("j")
    expect(rows.first).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.first).to_be_focused()
    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    open_one(page, reference)
    page.keyboard.press("n")
    note = page.locator(".desk-note-form textarea")
    expect(note).to_be_focused()
    page.keyboard.type("cjk?")  # typed, not done
    expect(note).to_have_value("cjk?")
    page.keyboard.press("Escape")
    note.evaluate("field => field.blur()")
    page.keyboard.press("c")
    expect(page.locator(".messages")).to_contain_text("is yours")
    page.wait_for_load_state("load")
    page.keyboard.press("u")
    page.wait_for_url("**/admin/enquiries/")


def test_two_people_are_told_of_each_other_and_a_stale_change_loses_nothing(new_page, reference):
    one, two = new_page(), new_page()
    sign_in(one, "desk")
    sign_in(two, "manager")
    open_one(one, reference)
    open_one(two, reference)
    expect(two.locator(".desk-present")).to_contain_text("has this open too")
    one.locator("summary", has_text="Urgent or not").click()
    one.get_by_label("Why").fill("It can wait until Monday.")
    two.locator("summary", has_text="Call back later").click()
    two.get_by_role("button", name="Keep the plan").click()
    expect(two.locator(".messages")).to_contain_text("plan to ring")
    one.get_by_role("button", name="Change urgency").click()
    expect(one.get_by_role("alert").first).to_contain_text("Nothing was changed")
    expect(one.get_by_role("alert").first).to_contain_text("Call back planned")
    expect(one.get_by_label("Why")).to_have_value("It can wait until Monday.")


def test_several_are_chosen_and_assigned(page, reference):
    sign_in(page, "desk")
    page.goto("/admin/enquiries/?tab=all")
    page.get_by_role("row").filter(has_text=reference).get_by_role("checkbox").check()
    page.get_by_role("link", name="Assign the ticked enquiries").click()
    expect(page.get_by_role("listitem").filter(has_text=reference)).to_be_visible()
    page.get_by_label("Assign to").select_option(label="Demo Manager")
    page.get_by_role("button", name="Assign").click()
    expect(page.locator(".messages")).to_contain_text("1 enquiry was changed")
