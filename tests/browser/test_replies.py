"""Staff write replies in a real browser: drafts, two windows, sending while a draft is being kept."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import contrast_problems, structure_problems
from tests.browser.admin import sign_in
from tests.browser.public_pages import PATIENT
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def open_reply(page, site) -> str:
    """The reply page of an enquiry that was just sent; its address."""
    thanks = Visitor(site.url).send_form("/contact/", **{**PATIENT, "message": f"Words of {time.time()}."})
    reference = re.search(r"[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", thanks.text)[0]
    page.goto("/admin/enquiries/?tab=all")
    page.get_by_role("link", name=reference).click()
    expect(page.locator("#header-title")).to_contain_text(reference)
    address = re.sub(r"inspect/([^/]+)/", r"\1/reply/", page.url)
    page.goto(address)
    return address


def test_the_page_of_a_reply_is_accessible_and_fits_a_phone(new_page, site):
    page = new_page(320)
    sign_in(page, "desk")
    open_reply(page, site)
    problems = structure_problems(page) + contrast_problems(page)
    assert [problem for problem in problems if problem.startswith("violations")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_draft_of_two_windows_loses_nothing(new_page, site):
    one = new_page(1280)
    sign_in(one, "desk")
    address = open_reply(one, site)
    two = one.context.new_page()
    two.goto(address)
    one.locator("[data-desk-draft]").fill("Words of one.")
    expect(one.locator("[data-desk-kept]")).to_have_text("Draft kept.")
    two.locator("[data-desk-draft]").fill("Words of two.")
    expect(two.locator("[data-desk-elsewhere]")).to_be_visible()
    expect(two.locator("[data-desk-elsewhere]")).to_contain_text("Words of one.")
    expect(two.locator("[data-desk-draft]")).to_have_value("Words of two.")


def test_sending_waits_for_a_draft_that_is_being_kept_and_can_be_taken_back(new_page, site):
    page = new_page(1280)
    sign_in(page, "desk")
    open_reply(page, site)

    def slowly(route):
        time.sleep(1)
        route.continue_()

    page.route("**/draft/", slowly)
    words = page.locator("[data-desk-draft]")
    words.fill("Please ring")
    with page.expect_request("**/draft/"):
        pass  # the save is on its way, and takes its time
    words.fill("Please ring us.\nWe are here until five.")
    page.get_by_label("General words only").check()
    page.get_by_role("button", name="Send in one minute").click()
    expect(page.get_by_text("The reply is sent in one minute.")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("[data-desk-draft]")).to_have_value("Please ring us.\nWe are here until five.")
