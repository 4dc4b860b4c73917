"""Takes the pictures of docs/enquiries.md from a running demo: `python -m docs.make_screenshots`.

Serve the demo first (`make run`, or another PORT with BASE_URL set). Needs Chromium and the tests' tools.
"""

import argparse
import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
PASSWORD = "clinic-demo"  # noqa: S105  (of the demonstration, published in the README)
# Name of the picture: where it is taken.
PICTURES = {
    "desk-queue": "/admin/enquiries/",
    "desk-handover": "/admin/enquiries/handover/",
    "desk-report": "/admin/enquiries/report/",
    "desk-home": "/admin/",
}


def main() -> None:
    """Sign in as the demo's manager and take each picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base-url", default="http://localhost:8000")
    base = parser.parse_args().base_url.rstrip("/")
    IMAGES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 860}, base_url=base).new_page()
        sign_in(page)
        for name, address in PICTURES.items():
            page.goto(address)
            take(page, name)
        page.goto("/admin/enquiries/?tab=urgent")
        page.locator("[data-desk-row]").first.click()
        take(page, "desk-enquiry")
        page.get_by_role("link", name="Reply by email").click()
        page.get_by_label("Begin with a template").select_option(label="Please ring us")
        page.get_by_role("button", name=re.compile("Take it|Add it")).click()
        take(page, "desk-reply")
        browser.close()


def sign_in(page: Page) -> None:
    """As the manager of the demo's desk."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("manager")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def take(page: Page, name: str) -> None:
    """One picture of what is in view."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
