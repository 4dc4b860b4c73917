"""axe finds nothing on any public page: narrow and wide, light and dark."""

import pytest

from tests.browser.accessibility import contrast_problems, structure_problems
from tests.browser.public_pages import ALL, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing(new_page, site, kind):
    page = new_page(reduced_motion="reduce")  # or colours are measured while they change
    visit(page, site, kind)
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, problem) for problem in structure_problems(page)]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [(width, scheme, problem) for problem in contrast_problems(page)]
    assert not found


def test_an_open_menu_is_as_accessible_as_a_closed_one(new_page):
    page = new_page(320, reduced_motion="reduce")
    page.goto("/")
    page.locator("summary", has_text="Menu").click()
    assert page.get_by_role("navigation", name="Main").is_visible()
    assert structure_problems(page) + contrast_problems(page) == []


def test_axe_is_able_to_find_something(page):
    page.goto("/search/")
    page.evaluate("() => { document.documentElement.removeAttribute('lang'); }")
    page.evaluate("() => { document.querySelector('h1').style.color = '#ddd'; }")
    assert "html-has-lang" in str(structure_problems(page))
    assert "color-contrast" in str(contrast_problems(page))
