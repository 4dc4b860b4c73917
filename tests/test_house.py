"""The rules of the house that a machine can hold."""

import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ListBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models

ROOT = Path(__file__).parent.parent
OUR_APPS = ("clinic", "articles", "contact")
OUR_PAGES = [model for model in get_page_models() if model._meta.app_label in OUR_APPS]


def tracked(*patterns: str) -> list[Path]:
    """The files of the repository that match, migrations left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [ROOT / line for line in listed.stdout.splitlines() if "/migrations/" not in line]
    return [file for file in files if file.exists()]


def too_long(files: list[Path], limit: int) -> list[str]:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    return [f"{file.relative_to(ROOT)}: {length}" for file, length in lengths.items() if length > limit]


def test_files_stay_short():
    assert too_long(tracked("*.py"), 250) == []
    assert too_long(tracked("clinic/settings/*.py"), 200) == []
    assert too_long(tracked("templates/*.html"), 120) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"\.objects\b",
        r"\.(all|filter|exclude|get_ancestors|get_children|get_parent|specific|count)\b(?!\w)",
        r"<style\b",
        r"\sstyle=",
        r"\son[a-z]+=\"",
        r"\|\s*safe\b",
        r"<script(?![^>]*(src=|application/ld\+json))",
        r"https?://(?!schema\.org|www\.w3\.org)[^\"' ]+\.(js|css|woff2?|png|jpg)",
    ],
)
def test_templates_make_no_query_and_hold_no_inline_code(pattern):
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in tracked("templates/*.html")
        for match in re.finditer(pattern, _without_pagination(file.read_text(encoding="utf-8")))
    ]
    assert found == []


def _without_pagination(template: str) -> str:
    """Paginator.count is a number that is known already, not a query."""
    return template.replace("paginator.count", "")


def test_nothing_that_a_person_wrote_is_marked_safe():
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in tracked("clinic/*.py", "articles/*.py", "contact/*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "mark_safe(" in line
    ]
    assert len(found) == 1, found  # the JSON-LD data block, whose text is escaped before
    assert "json_script" in found[0]


def test_every_environment_variable_stands_in_the_readme():
    code = (ROOT / "clinic/settings/base.py").read_text() + (
        ROOT / "clinic/settings/production.py"
    ).read_text()
    names = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", code))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert names
    assert [name for name in sorted(names) if f"| `{name}` |" not in readme] == []


def test_the_environment_is_read_in_the_settings_only():
    found = [
        str(file.relative_to(ROOT))
        for file in tracked("clinic/*.py", "articles/*.py", "contact/*.py")
        if "settings" not in file.parts
        and re.search(r"os\.environ\[|os\.environ\.get|getenv", file.read_text())
    ]
    assert found == []


def test_every_management_command_is_documented():
    ours = [name for name, app in get_commands().items() if app in OUR_APPS]
    docs = "".join(file.read_text(encoding="utf-8") for file in tracked("docs/*.md", "README.md"))
    assert ours
    assert [name for name in ours if f"manage.py {name}" not in docs] == []


def test_migrations_import_no_code_of_ours():
    ours = re.compile(
        r"^(from|import) (clinic|articles|contact)\b|'(clinic|articles|contact)\.\w+\.\w+", re.M
    )
    found = [
        str(file.relative_to(ROOT))
        for file in ROOT.glob("*/migrations/0*.py")
        if ours.search(file.read_text(encoding="utf-8").replace('"', "'"))
    ]
    assert found == []


def test_every_decision_is_dated_and_short():
    text = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    for entry in text.split("\n## ")[1:]:
        title, *lines = entry.strip().splitlines()
        assert re.match(r"\d{4}-\d\d-\d\d: ", title), title
        assert len([line for line in lines if line.strip()]) <= 5, title


def _blocks(block: Block):
    """A block and all blocks inside it."""
    yield block
    if isinstance(block, BaseStreamBlock | BaseStructBlock):
        for child in block.child_blocks.values():
            yield from _blocks(child)
    elif isinstance(block, ListBlock):
        yield from _blocks(block.child_block)


def stream_blocks() -> dict[str, Block]:
    """Every block that an editor can choose, by where it is chosen."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in OUR_APPS:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for name, block in field.stream_block.child_blocks.items():
                    found[f"{type(block).__module__}.{type(block).__name__}"] = block
                    assert name
    return found


@pytest.mark.parametrize("name", sorted(stream_blocks()))
def test_every_block_has_icon_description_and_preview(name):
    block = stream_blocks()[name]
    assert block.meta.icon != "placeholder"
    assert block.get_description()
    assert block.is_previewable


@pytest.mark.parametrize("model", OUR_PAGES, ids=lambda model: model.__name__)
def test_every_page_type_says_where_it_may_live(model):
    assert "parent_page_types" in vars(model)
    assert "subpage_types" in vars(model)
    assert model.private_page_options == []
    assert model.page_description
    assert model.template.startswith(f"{model._meta.app_label}/")


def test_nothing_points_outside_the_project():
    found = subprocess.run(
        ["git", "grep", "-lE", r"\.\./sh[a]red|/wor[k]/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""
