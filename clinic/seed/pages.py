"""Loads the demo clinic's pages by their path."""

import json
from pathlib import Path

from django.apps import apps
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from articles.models import ConditionPerson, ConditionSymptom, ConditionTreatment, RelatedCondition
from clinic.models import HomePage
from clinic.seed.references import References, comparable

# Key of the content: the model of its rows, the relation on the page, the page that a row names, its words.
ROWS = {
    "symptoms": (ConditionSymptom, "condition_symptoms", "symptom", ("stage", "note")),
    "treatments": (ConditionTreatment, "condition_treatments", "treatment", ("note",)),
    "people": (ConditionPerson, "condition_people", "person", ()),
    "related": (RelatedCondition, "related_conditions", "related", ()),
}
OWN_FIELDS = ("title", "seo_title", "search_description")


def load_pages(folder: Path, references: References, report) -> None:
    """Create and publish every page below `folder`; a page that is the same already stays untouched.

    Raises KeyError if the content names a page, image or piece of advice that is not there.
    """
    contents = _read(folder)
    pages = {}
    for path, content in contents.items():
        pages[path] = _existing_or_new(path, content, pages, references)
        references.add("page", {path: pages[path].pk})
    references.complete = True
    for path, content in contents.items():
        # Read again: the tree's own columns (numchild) have changed since the page was made.
        page = type(pages[path]).objects.get(pk=pages[path].pk)
        if _fill(page, content, references) or not page.live:
            page.save_revision(clean=True).publish()
            report(f"/{path}")


def _read(folder: Path) -> dict[str, dict]:
    """Path to content, parents before their children, siblings by their position."""
    contents = {}
    for file in folder.rglob("*.json"):
        path = file.relative_to(folder).with_suffix("").as_posix()
        contents["" if path == "home" else path] = json.loads(file.read_text(encoding="utf-8"))

    def place(path: str) -> tuple:
        return (path.count("/") + 1 if path else 0, contents[path].get("position", 1000), path)

    return {path: contents[path] for path in sorted(contents, key=place)}


def _existing_or_new(path: str, content: dict, pages: dict, references: References) -> Page:
    model = apps.get_model(content["type"])
    if not path:
        return _home_page(model, content, references)
    parent, slug = pages[path.rpartition("/")[0]], path.rpartition("/")[2]
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found:
        return found
    page = model(slug=slug, live=False, **_plain_fields(model, content, references))
    # The parent was read before its other children were added; treebeard counts them on the row.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def _home_page(model, content: dict, references: References) -> Page:
    """The home page; it takes the place of the welcome page that Wagtail's migrations leave."""
    if home := HomePage.objects.first():
        return home
    root = Page.objects.get(depth=1)
    welcome = Page.objects.filter(depth=2, slug="home", numchild=0).first()
    home = model(slug="clinic", **_plain_fields(model, content, references))
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, port=80)
    site.hostname = site.hostname or "localhost"
    site.root_page, site.site_name = home, home.title
    site.save()
    if welcome:
        welcome.delete()
    return home


def _plain_fields(model, content: dict, references: References) -> dict:
    """The field values of the content as the model takes them."""
    values = {name: content.get(name, "") for name in OWN_FIELDS}
    values["show_in_menus"] = content.get("in_menu", False)
    for name, value in references.resolve(content["fields"]).items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            values[name] = field.to_python(json.dumps(value))
        elif field.is_relation:
            values[field.attname] = value
        else:
            values[name] = value
    return values


def _fill(page: Page, content: dict, references: References) -> bool:
    """Give the page its content; True if that changed anything."""
    changed = False
    for name, value in _plain_fields(type(page), content, references).items():
        field = page._meta.get_field(name)
        if comparable(field, getattr(page, name)) != comparable(field, value):
            setattr(page, name, value)
            changed = True
    for name in ROWS:
        changed |= _fill_rows(page, name, content.get(name, []), references)
    return changed


def _fill_rows(page: Page, name: str, entries: list, references: References) -> bool:
    """Give the page its rows of one kind; an entry is a path, or a dictionary with more."""
    model, relation, names, words = ROWS[name]
    if not hasattr(page, relation):
        return False
    wanted = []
    for entry in entries:
        path = entry if isinstance(entry, str) else entry[names]
        row = {f"{names}_id": references.key("page", path)}
        wanted.append(row | {word: entry.get(word, "") for word in words})
    present = [
        {field: getattr(row, field) for field in (f"{names}_id", *words)}
        for row in getattr(page, relation).all()
    ]
    if wanted == present:
        return False
    setattr(page, relation, [model(sort_order=order, **row) for order, row in enumerate(wanted)])
    return True
