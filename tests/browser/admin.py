"""What editors and staff do in the admin, by its own words and buttons."""

import re

from playwright.sync_api import expect

from tests.browser.server import PASSWORD


def sign_in(page, name: str) -> None:
    """Sign in as one of the demo's people."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/admin/$"))


def open_editor(page, words: str) -> None:
    """Look a page up by words of its title, and open it."""
    page.goto(f"/admin/pages/search/?q={words}")
    page.get_by_role("link", name=re.compile(words, re.IGNORECASE)).first.click()
    page.wait_for_url("**/edit/")


def choose_action(page, name: str) -> None:
    """Take one of the actions behind the arrow beside “Save draft”."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=name, exact=True).click()


def show_panel(page, name: str) -> None:
    """Open a side panel: status, preview or checks."""
    button = page.get_by_role("button", name=f"Toggle {name}")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
