"""The Nu HTML checker finds nothing in any public page."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.public_pages import ADDRESSES, PATIENT
from tests.browser.visitor import Visitor
from tests.conftest import NU_CHECKER

pytestmark = [pytest.mark.nu_checker, pytest.mark.xdist_group("browser")]

# What the checker says and we accept: part of its message, and why it is right as it is.
ACCEPTED: dict[str, str] = {}


@pytest.fixture(scope="module")
def pages(site, tmp_path_factory) -> list[Path]:
    """Every type of public page as the server sends it, in files."""
    visitor = Visitor(site.url)
    answers = {kind: visitor.get(path).text for kind, path in ADDRESSES.items()}
    answers["contact with errors"] = visitor.send_form("/contact/", phone="soon").text
    answers["contact refused"] = visitor.post("/contact/", **PATIENT).text
    answers["thanks"] = visitor.send_form("/contact/", **PATIENT).text
    answers["server error"] = (site.data_dir / "500.html").read_text()
    folder = tmp_path_factory.mktemp("html")
    files = []
    for kind, text in answers.items():
        file = folder / f"{kind.replace(' ', '-')}.html"
        file.write_text(text)
        files.append(file)
    return files


def check(files: list[Path]) -> list[str]:
    """What the checker says of these files, errors and warnings, in one run of Java."""
    command = [
        "java",
        "-Xss2m",
        "-jar",
        str(NU_CHECKER),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    output = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, timeout=120, check=True
    )
    return [
        f"{Path(found['url']).name}:{found.get('lastLine')}: {found['message']} — {found.get('extract', '')}"
        for found in json.loads(output.stdout)["messages"]
        if found["type"] == "error" or found.get("subType") == "warning"
    ]


def test_every_public_page_is_valid_html(pages):
    assert len(pages) == len(ADDRESSES) + 4
    problems = [problem for problem in check(pages) if not any(accepted in problem for accepted in ACCEPTED)]
    assert problems == []


def test_the_checker_is_able_to_find_something(pages, tmp_path):
    broken = tmp_path / "broken.html"
    broken.write_text(pages[0].read_text().replace("<main", "<img src=/x.png><main"))
    assert check([broken])
