"""Staff learn of an enquiry by email, read it in the admin and mark it answered."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.admin import sign_in
from tests.browser.public_pages import PATIENT
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def reference(site) -> str:
    """The reference of an enquiry that a patient has just sent."""
    thanks = Visitor(site.url).send_form("/contact/", **PATIENT)
    return re.search(r"[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}", thanks.text)[0]


def test_staff_read_an_enquiry_and_mark_it_answered(page, reference):
    sign_in(page, "desk")
    page.get_by_role("link", name="Enquiries").first.click()
    row = page.get_by_role("row").filter(has_text=reference)
    expect(row).to_contain_text("New")
    row.get_by_role("link", name=reference).click()
    expect(page.locator(".desk-message").first).to_have_text(PATIENT["message"])
    expect(page.locator(".desk-facts")).to_contain_text(PATIENT["name"])
    page.locator("summary", has_text="Change status").click()
    page.get_by_label("New status").select_option(label="Answered")
    page.get_by_role("button", name="Change status").click()
    expect(page.locator(".messages")).to_contain_text("Answered")
    page.goto("/admin/enquiries/?tab=all")
    expect(page.get_by_role("row").filter(has_text=reference)).to_contain_text("Answered")


def test_the_notice_has_the_reference_and_a_link_and_nothing_about_the_person(site, page, reference):
    notice = site.mailbox.wait_for(f"New enquiry {reference}")[0]
    text = notice.get_content()
    assert reference in text
    link = re.search(re.escape(site.url) + r"/admin/\S+", text)[0]
    everything = f"{notice.as_string()}\n{text}"
    told = {*PATIENT.values(), *PATIENT["name"].split(), PATIENT["email"].partition("@")[0], "900123", "scan"}
    assert not [words for words in told if words.lower() in everything.lower()]

    page.goto(link)  # leads to the sign-in, and from there on to the enquiry
    assert "/admin/login/" in page.url
    page.get_by_label("Username").fill("desk")
    page.get_by_label("Password").fill("clinic-demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".desk-message").first).to_have_text(PATIENT["message"])


def test_an_editor_sees_no_enquiry(page, site, reference):
    link = re.search(r"/admin/\S+", site.mailbox.wait_for(f"New enquiry {reference}")[0].get_content())[0]
    sign_in(page, "publisher")
    assert not page.get_by_role("link", name="Enquiries").count()
    page.goto(link)
    assert reference not in page.content()
    assert PATIENT["message"] not in page.content()
