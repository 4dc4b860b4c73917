"""The handover on paper: the table alone, inside the sheet, black on white whatever the screen has."""

import pytest
from playwright.sync_api import expect

from tests.browser.admin import sign_in
from tests.browser.public_pages import PATIENT
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

A4 = 718  # pixels of a sheet's width between Chromium's margins


def test_the_handover_fits_on_paper(new_page, site):
    Visitor(site.url).send_form("/contact/", **PATIENT)
    page = new_page(A4, color_scheme="dark")
    sign_in(page, "manager")
    page.goto("/admin/enquiries/handover/")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#wagtail-sidebar")).to_be_hidden()
    expect(page.locator("#header-title")).to_be_visible()
    table = page.locator(".desk-handover").last
    box = table.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= A4
    for place in (table.locator("td").first, page.locator("body")):
        colours = place.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
