"""Static files: scripts stay small, and are written so that hashed names can be put into them."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[2] / "clinic/static/clinic/js").glob("*.js"))


def test_scripts_are_under_ten_kilobytes_in_all():
    assert SCRIPTS
    assert sum(script.stat().st_size for script in SCRIPTS) < 10_000


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_imports_can_be_rewritten(script):
    """Django finds them by a pattern that knows no comments, and goes on to the next semicolon."""
    lines = [line for line in script.read_text().splitlines() if re.search(r"\bimport\b", line)]
    imported = [re.fullmatch(r"import \{[^}]+\} from '\./(\w+\.js)';", line) for line in lines]
    assert all(imported), lines
    assert {match[1] for match in imported} <= {other.name for other in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_store_and_send_nothing(script):
    forbidden = (
        r"(local|session)Storage|indexedDB|cookie|fetch\(|XMLHttpRequest|sendBeacon|innerHTML|eval\(|https?:"
    )
    assert re.findall(forbidden, script.read_text()) == []
