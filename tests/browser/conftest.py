"""One running site and one browser for all tests here."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.server import running_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
SCREENSHOTS = Path("test-results")


# These two live as long as the tests of this folder, not as long as the whole run: while Playwright
# runs, Django takes this process for an asynchronous one and refuses to use the database in it.
@pytest.fixture(scope="package")
def site():
    """The real site, served as `make run` does."""
    with running_site() as running:
        yield running


@pytest.fixture(scope="package")
def browser():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser, site, request):
    """Opens a window of its own, without cookies: `new_page(320, java_script_enabled=False)`."""
    contexts = []

    def open_window(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=site.url, viewport={"width": width, "height": height}, locale="en-GB", **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_window
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        if failed and context.pages:
            name = f"{request.node.name}-{number}.png".replace("/", "_")
            context.pages[-1].screenshot(path=SCREENSHOTS / name)
        context.close()


@pytest.fixture
def page(new_page):
    """A window of a desktop's size."""
    return new_page()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Remember a failure, so that `new_page` can keep what was on the screen."""
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report
