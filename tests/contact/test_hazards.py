"""docs/hazards.md names only tests and files that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ")][2:]
PLACES = (ROOT, ROOT / "templates" / "contact", ROOT / "templates", ROOT / "contact")


def existing_tests() -> set[str]:
    files = (ROOT / "tests").rglob("test_*.py")
    return {
        name
        for file in files
        for name in re.findall(r"^ *def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_test_that_is_named_exists():
    named = set(re.findall(r"`(test_\w+)`", TEXT))
    assert len(named) > 30
    assert named - existing_tests() == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_every_hazard_has_cause_harm_control_gap_and_a_test(row):
    cells = [cell.strip() for cell in row.strip("|\n ").split("|")]
    assert len(cells) == 6
    assert all(cells)
    assert re.search(r"`test_\w+`", cells[5])


def test_every_file_that_is_named_exists():
    named = re.findall(r"`([\w./-]+\.(?:py|html|md))`", TEXT)
    missing = [
        name
        for name in named
        if not any((place / name).exists() or (place / "contact" / name).exists() for place in PLACES)
    ]
    assert named
    assert missing == []


def test_a_person_decides_whether_it_is_a_medical_device():
    for word in ("clinical safety officer", "DCB0129", "DCB0160", "medical device"):
        assert word in " ".join(TEXT.split())
