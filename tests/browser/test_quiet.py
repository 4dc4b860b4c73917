"""Public pages keep to themselves: no errors, no other hosts, no cookies, nothing against their policy."""

import re

import pytest

from tests.browser.public_pages import ADDRESSES, ALL, visit
from tests.browser.visitor import Visitor
from tests.browser.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

OTHER_ADDRESSES = ("/robots.txt", "/sitemap.xml", "/favicon.ico", "/.well-known/security.txt", "/healthz")


@pytest.mark.parametrize("kind", ALL)
def test_a_public_page_is_quiet(page, site, kind):
    watch = Watch(page, site)
    visit(page, site, kind)
    for details in page.locator("details:visible").all():
        details.locator("summary").click()
    for picture in page.locator("img").all():
        picture.scroll_into_view_if_needed()
    page.evaluate("() => Promise.all([...document.images].map(image => image.decode()))")
    assert watch.problems == []


def test_the_watch_hears_what_is_wrong(page, site):
    watch = Watch(page, site)
    page.goto("/")
    page.evaluate(
        "() => { const image = new Image(); image.src = 'http://127.0.0.2/x.png';"
        " const script = document.createElement('script'); script.text = '1'; document.body.append(script);"
        " fetch('/static/missing.css').then(() => setTimeout(() => { throw new Error('broken'); })); }"
    )
    page.wait_for_event("pageerror")
    heard = "\n".join(watch.problems)
    for words in ("img-src", "script-src", "404", "broken"):
        assert words in heard


def test_no_page_but_contact_sets_a_cookie(site):
    visitor = Visitor(site.url)
    listed = re.findall(r"<loc>.*?://[^/]+(/.*?)</loc>", visitor.get("/sitemap.xml").text)
    assert len(listed) > 25
    for path in {*listed, *ADDRESSES.values(), *OTHER_ADDRESSES}:
        if not path.startswith("/contact/"):
            answer = visitor.get(path)
            assert answer.status < 500
            assert "Set-Cookie" not in answer.headers, path
            assert "Cookie" not in answer.headers.get("Vary", ""), path
    assert not visitor.cookies
    visitor.get("/contact/")
    assert [cookie.name for cookie in visitor.cookies] == ["csrftoken"]
