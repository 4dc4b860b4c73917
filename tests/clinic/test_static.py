"""Static files: scripts stay small, and are written so that hashed names can be put into them."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = {
    script.name: script.read_bytes() for script in sorted((ROOT / "clinic/static/clinic/js").glob("*.js"))
}
TEMPLATES = [template.read_text() for template in (ROOT / "templates").rglob("*.html")]
# What the templates load: one script each, which imports the others.
LOADED = [re.findall(r"clinic/js/(\w+\.js)", text) for text in TEMPLATES]
ENTRIES = sorted({name for names in LOADED for name in names})
LIMIT = 10_000
# The one script that keeps something, and where, and the one that asks this site: docs/decisions.md.
MAY = {"draft.js": "sessionStorage", "search.js": "fetch("}


def with_imports(name: str) -> set[str]:
    """A script and all that it loads."""
    found, waiting = set(), {name}
    while waiting:
        found |= waiting
        waiting = {other for one in waiting for other in imports(one)} - found
    return found


def imports(name: str) -> list[str]:
    return re.findall(r"from '\./(\w+\.js)';", SCRIPTS[name].decode())


def test_every_script_belongs_to_a_page_and_no_page_loads_two():
    assert max(map(len, LOADED)) == 1
    assert {name for entry in ENTRIES for name in with_imports(entry)} == set(SCRIPTS)


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_a_page_loads_is_under_ten_kilobytes(entry):
    assert sum(len(SCRIPTS[name]) for name in with_imports(entry)) < LIMIT


def test_all_scripts_are_under_ten_kilobytes_as_they_are_sent():
    assert sum(len(gzip.compress(text)) for text in SCRIPTS.values()) < LIMIT


@pytest.mark.parametrize("name", SCRIPTS)
def test_imports_can_be_rewritten(name):
    """Django finds them by a pattern that knows no comments, and goes on to the next semicolon."""
    lines = [line for line in SCRIPTS[name].decode().splitlines() if re.search(r"\bimport\b", line)]
    imported = [re.fullmatch(r"import \{[^}]+\} from '\./(\w+\.js)';", line) for line in lines]
    assert all(imported), lines
    assert {match[1] for match in imported} <= set(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_store_and_send_nothing(name):
    forbidden = (
        r"localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttpRequest|sendBeacon|innerHTML|eval\("
        r"|https?:"
    )
    allowed = MAY.get(name)
    assert [word for word in re.findall(forbidden, SCRIPTS[name].decode()) if word != allowed] == []
