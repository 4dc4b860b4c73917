"""The page editor and its previews run under the site's policies."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.admin import open_editor, show_panel
from tests.browser.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TYPES = {
    "home": "/",
    "list of conditions": "/conditions/",
    "condition": "/conditions/gallstones/",
    "topic": "/conditions/liver-metastases/causes-and-diagnosis/",
    "treatment": "/treatments/ablation/",
    "list of symptoms": "/symptoms/",
    "symptom": "/symptoms/jaundice/",
    "glossary": "/glossary/",
    "team": "/team/",
    "person": "/team/gurleen-ashby/",
    "standard page": "/find-us/",
}
LISTS = (
    "/admin/pages/",
    "/admin/images/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/redirects/add/",
    "/admin/snippets/articles/urgentadvice/add/",
    "/admin/snippets/articles/glossaryterm/",
    "/admin/snippets/articles/helpline/add/",
    "/admin/snippets/articles/reference/add/",
    "/admin/settings/clinic/clinicdetails/",
)


@pytest.fixture
def editor(publisher, site):
    """A publisher's window, and the watch over it."""
    return publisher, Watch(publisher, site)


@pytest.mark.parametrize("path", TYPES.values(), ids=TYPES)
def test_every_page_type_can_be_edited_and_previewed(editor, path):
    page, watch = editor
    page.goto(path)
    edit_address = page.locator("wagtail-userbar").evaluate(
        "bar => bar.shadowRoot.querySelector('a[href$=\"/edit/\"]').href"
    )
    page.goto(edit_address)
    show_panel(page, "preview")
    frame = page.frame_locator("#w-preview-iframe[src]")  # a fresh one takes the place of the empty one
    expect(frame.locator("h1")).to_be_visible()
    expect(frame.locator("link[rel=stylesheet]").first).to_be_attached()
    for size, width in (("mobile", 375), ("desktop", 1280)):
        page.get_by_role("radio", name=f"Preview in {size} size").check(force=True)
        body = frame.locator("body")
        expect(body).to_have_js_property("clientWidth", width)
        expect(body).to_have_css("background-color", "rgb(251, 247, 240)")
        expect(frame.locator("summary", has_text="Menu")).to_be_visible(visible=size == "mobile")
    assert watch.problems == []


@pytest.mark.parametrize("path", LISTS)
def test_other_pages_of_the_admin_are_quiet(editor, path):
    page, watch = editor
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert watch.problems == []


def test_choosers_date_fields_and_added_rows_work(editor):
    page, watch = editor
    open_editor(page, "gallstones")
    page.get_by_role("button", name="Choose an image").first.click()
    chooser = page.get_by_role("dialog").filter(has_text="Choose")
    expect(chooser.get_by_role("link", name=re.compile("waiting room|entrance")).first).to_be_visible()
    chooser.get_by_role("button", name="Close").click()
    expect(chooser).to_have_count(0)
    page.get_by_role("tab", name="Tests and treatment").click()
    page.get_by_role("button", name="Add treatment").click()
    page.locator("#id_condition_treatments-FORMS").get_by_role("button", name="Choose a page").last.click()
    chooser.get_by_role("link", name="Chemotherapy").click()
    expect(page.locator("#id_condition_treatments-FORMS")).to_contain_text("Chemotherapy")
    show_panel(page, "status")
    page.get_by_role("button", name="Set schedule").click()
    page.get_by_label("Go live date/time").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_be_visible()
    assert watch.problems == []


def test_a_block_shows_what_it_will_look_like(editor):
    page, watch = editor
    open_editor(page, "gallstones")
    page.get_by_role("tab", name="About it").click()
    page.get_by_role("button", name="Insert a block").first.click()
    row = page.locator(".w-combobox__option-row", has_text="Fact with a number")
    row.get_by_role("button", name="Preview").click()
    preview = page.frame_locator("iframe[src*=block-preview]")
    expect(preview.locator(".number-fact")).to_be_visible()
    assert watch.problems == []
