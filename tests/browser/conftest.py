"""One running site and one browser for all tests here."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.admin import sign_in
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
        contexts.append(_context(browser, site, width, height, **options))
        return contexts[-1].new_page()

    yield open_window
    for number, context in enumerate(contexts):
        _keep_picture(request.node, context, number)
        context.close()


@pytest.fixture
def page(new_page):
    """A window of a desktop's size."""
    return new_page()


@pytest.fixture(scope="package")
def publishers_browser(browser, site):
    """The browser of a publisher who has signed in; what the admin loads is loaded once."""
    context = _context(browser, site, 1280, 900)
    page = context.new_page()
    sign_in(page, "publisher")
    page.close()
    yield context
    context.close()


@pytest.fixture
def publisher(publishers_browser, request):
    """A publisher's window."""
    page = publishers_browser.new_page()
    yield page
    _keep_picture(request.node, publishers_browser)
    page.evaluate("localStorage.clear()")  # the admin remembers which panels were open
    page.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Remember a failure, so that `new_page` can keep what was on the screen."""
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report


def _context(browser, site, width: int, height: int, **options):
    """Cookies and settings of one person."""
    viewport = {"width": width, "height": height}
    context = browser.new_context(base_url=site.url, viewport=viewport, locale="en-GB", **options)
    context.set_default_timeout(15_000)
    return context


def _keep_picture(test, context, number: int = 0) -> None:
    """What was on the screen of a test that failed."""
    if getattr(test, "failed", False) and context.pages:
        name = f"{test.name}-{number}.png".replace("/", "_")
        context.pages[-1].screenshot(path=SCREENSHOTS / name)
