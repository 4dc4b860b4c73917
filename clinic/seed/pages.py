"""Loads the demo clinic's pages by their path."""

import json
from pathlib import Path

from django.apps import apps
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from articles.models import ConditionTreatment, UrgentAdvice
from clinic.models import HomePage
from clinic.seed.references import References, comparable

OWN_FIELDS = ("title", "seo_title", "search_description")


def load_pages(folder: Path, references: References, report) -> None:
    """Create and publish every page below `folder`; a page that is the same already stays untouched.

    Raises KeyError if the content names a page, image or piece of advice that is not there.
    """
    contents = _read(folder)
    pages = {}
    for path, content in contents.items():
        pages[path] = _existing_or_new(path, content, pages, references)
        references.pages[path] = pages[path].pk
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
    changed |= _fill_advice(page, content.get("urgent_advice", []))
    changed |= _fill_treatments(page, content.get("treatments", []), references)
    return changed


def _fill_advice(page: Page, names: list[str]) -> bool:
    if not names:
        return False
    advice = UrgentAdvice.objects.filter(name__in=names)
    if missing := set(names) - {item.name for item in advice}:
        raise KeyError(f"{page.slug} names urgent advice that is not there: {sorted(missing)}")
    if {item.pk for item in advice} == {item.pk for item in page.urgent_advice.all()}:
        return False
    page.urgent_advice = list(advice)
    return True


def _fill_treatments(page: Page, entries: list[dict], references: References) -> bool:
    if not entries:
        return False
    wanted = [(references.pages[entry["treatment"]], entry.get("note", "")) for entry in entries]
    present = [(row.treatment_id, row.note) for row in page.condition_treatments.all()]
    if wanted == present:
        return False
    page.condition_treatments = [
        ConditionTreatment(treatment_id=treatment, note=note, sort_order=order)
        for order, (treatment, note) in enumerate(wanted)
    ]
    return True
