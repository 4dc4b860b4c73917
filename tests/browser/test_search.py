"""Suggestions as people use them: by keyboard, by mouse, with a screen reader's eyes, and not at all."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def typed(page, words: str):
    """Write into the search field of the search page, and wait for the answer."""
    page.goto("/search/")
    field = page.locator("main").get_by_role("combobox", name="Search this site")
    with page.expect_response(re.compile("/search/suggest/")):
        field.press_sequentially(words, delay=5)
        page.wait_for_timeout(200)
    return field


def test_arrows_choose_and_enter_goes_there(page):
    field = typed(page, "galstone")
    assert field.get_attribute("aria-expanded") == "true"
    options = page.locator("main").get_by_role("option")
    assert options.count() > 1
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/conditions/gallstones/")


def test_enter_without_a_choice_searches_and_escape_closes(page):
    field = typed(page, "jaundise")
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert (
        page.locator("main").get_by_role("option").count() == 0
        or not page.locator("main .suggestions").is_visible()
    )
    field.press("Enter")
    page.wait_for_url("**/search/?q=jaundise")
    assert page.get_by_text("Did you mean").is_visible()


def test_a_click_goes_there(page):
    typed(page, "whipple")
    page.locator("main").get_by_role("option").first.click()
    page.wait_for_url("**/treatments/whipple-operation/")


def test_an_emergency_is_said_above_the_suggestions(page):
    typed(page, "chemo fever")
    alert = page.locator("main .suggestions").get_by_role("alert")
    assert "Phone the 24-hour number on your card now" in alert.inner_text()
    assert alert.get_by_role("link", name="999").get_attribute("href") == "tel:999"


def test_leaving_the_field_closes_the_suggestions(page):
    typed(page, "liver")
    assert page.locator("main .suggestions").is_visible()
    page.locator("h1").click()
    assert not page.locator("main .suggestions").is_visible()


def test_the_fields_work_without_scripts(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/search/")
    field = page.locator("main").get_by_role("searchbox", name="Search this site")
    field.fill("galstones")
    field.press("Enter")
    page.wait_for_url("**/search/?q=galstones")
    assert page.get_by_role("link", name="Gallstones").first.is_visible()


def test_the_body_map_works_by_keyboard_and_its_targets_are_large_enough(new_page):
    page = new_page(320)
    page.goto("/body-map/")
    for area in page.locator(".anatomy__area").all():
        box = area.bounding_box()
        assert min(box["width"], box["height"]) >= 24
    area = page.get_by_role("link", name="Back: see its symptoms")
    area.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/body-map/#area-back")
    assert page.locator("#area-back a").first.get_attribute("href") == "/symptoms/back-pain/"
