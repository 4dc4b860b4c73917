"""Asks axe what is wrong with a page, and reads what it could not decide."""

from axe_playwright_python.base import AXE_SCRIPT

CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations", "incomplete"],
}
ALL_BUT_CONTRAST = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # The last is what Wagtail shows editors in its checks: nothing of ours may stand there.
    "rules": {"color-contrast": {"enabled": False}, "p-as-heading": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
# What axe leaves to people: its own word for why, and what we say to it. Anything else fails.
DECIDED = {
    # A letter of the A to Z may be an icon, for all that axe knows. It measured it all the same.
    "shortTextContent": lambda data: data["contrastRatio"] >= 4.5,
}
# Axe takes the parts of the drawing that its frame cuts off for something that lies over the text
# around it. That nothing does is tested in test_layout.py.
EMPTY_THE_DRAWINGS = """() => {
  for (const shape of document.querySelectorAll('svg.anatomy > *')) shape.style.display = 'none';
}"""


def structure_problems(page) -> list[str]:
    """All that WCAG 2.2 AA and good practice ask for, but colours."""
    return _run(page, ALL_BUT_CONTRAST)


def contrast_problems(page) -> list[str]:
    """Text that is hard to read on its background."""
    page.evaluate(EMPTY_THE_DRAWINGS)
    return _run(page, CONTRAST)


def _run(page, options) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    answer = page.evaluate("options => axe.run(options)", options)
    return [
        f"{kind}: {rule['id']} at {node['target']}: {node['failureSummary']}"
        for kind in ("violations", "incomplete")
        for rule in answer[kind]
        for node in rule["nodes"]
        if kind == "violations" or not _is_decided(node)
    ]


def _is_decided(node: dict) -> bool:
    data = [check["data"] for check in node["any"] if isinstance(check.get("data"), dict)]
    return bool(data) and all(DECIDED.get(item.get("messageKey"), _undecided)(item) for item in data)


def _undecided(data: dict) -> bool:
    return False
