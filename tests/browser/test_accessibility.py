"""axe finds nothing on any public page: narrow and wide, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.public_pages import ALL, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
}
# What axe cannot decide by itself and a person has: rule, part of the selector, why it is right.
DECIDED = ()


def problems(page) -> list[str]:
    """What axe finds wrong, and what it leaves to people and nobody has decided."""
    answer = Axe().run(page, options=OPTIONS).response
    found = []
    for kind in ("violations", "incomplete"):
        for rule in answer[kind]:
            for node in rule["nodes"]:
                if kind == "violations" or not _is_decided(rule["id"], node):
                    found.append(f"{kind} {rule['id']}: {node['target']} {node['failureSummary']}")
    return found


def _is_decided(rule: str, node: dict) -> bool:
    target = " ".join(str(part) for part in node["target"])
    return any(rule == name and part in target for name, part, _reason in DECIDED)


@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing(new_page, site, kind):
    page = new_page(reduced_motion="reduce")  # or colours are measured while they change
    visit(page, site, kind)
    found = {}
    for width in (320, 1280):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            if problem := problems(page):
                found[width, scheme] = problem
    assert not found
