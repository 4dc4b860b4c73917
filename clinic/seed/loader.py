"""Loads the demo clinic by name and path, again and again with the same result."""

import json
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Collection, Site

from articles.models import GlossaryTerm, HelpLine, Reference, SearchSynonym, UrgentAdvice
from articles.search import index
from clinic.models import ClinicDetails, ClinicImage, HomePage
from clinic.seed.pages import load_pages
from clinic.seed.references import References, comparable
from clinic.seed.roles import load_roles
from contact.models import ReplyTemplate

HERE = Path(__file__).parent


def is_loaded() -> bool:
    """Whether this database has a clinic already, the demo's or a real one."""
    return HomePage.objects.exists()


@transaction.atomic
def load(report=lambda line: None) -> None:
    """Load images, advice, pages, details and roles; `report` gets a line for each change."""
    with index.together():
        _load(report)
    index.follow_contact()


def _load(report) -> None:
    references = References()
    _load_images(references, report)
    references.add("reference", _load_records(Reference, "references.json", "key", report))
    advice = _load_records(UrgentAdvice, "urgent_advice.json", "name", report, sort_order=True)
    references.add("advice", advice)
    lines = _load_records(HelpLine, "help_lines.json", "key", report, sort_order=True)
    references.add("helpline", lines)
    _load_records(GlossaryTerm, "glossary.json", "term", report)
    _load_records(ReplyTemplate, "reply_templates.json", "title", report)
    _load_records(SearchSynonym, "synonyms.json", "meaning", report)
    load_pages(HERE / "content" / "pages", references, report)
    home = HomePage.objects.get()
    load_roles(home, report)
    _load_details(references, report)


def _content(name: str):
    return json.loads((HERE / "content" / name).read_text(encoding="utf-8"))


def _load_images(references: References, report) -> None:
    for entry in _content("images.json"):
        image = ClinicImage.objects.filter(title=entry["title"]).first()
        if image is None:
            image = ClinicImage(collection=Collection.get_first_root_node())
            for name in ("title", "description", "is_decorative", "credit", "licence", "consent"):
                setattr(image, name, entry[name])
            with (HERE / "images" / entry["file"]).open("rb") as file:
                image.file = ImageFile(file, name=entry["file"])
                image.full_clean()
                image.save()
            report(f"image {entry['file']}")
        references.add("image", {entry["file"]: image.pk})


def _load_records(model, name: str, key: str, report, **changing) -> dict[str, int]:
    """Load the records of a file by their key; gives their primary keys by name."""
    loaded = {}
    for order, entry in enumerate(_content(name)):
        wanted = {**entry, **{field: order for field in changing}}
        record = model.objects.filter(**{key: entry[key]}).first() or model()
        fields = {field: model._meta.get_field(field).to_python(value) for field, value in wanted.items()}
        if record.pk is None or any(getattr(record, field) != value for field, value in fields.items()):
            for field, value in fields.items():
                setattr(record, field, value)
            record.full_clean()
            record.save()
            report(f"{model._meta.verbose_name} {entry[key]}")
        loaded[entry[key]] = record.pk
    return loaded


def _load_details(references: References, report) -> None:
    site = Site.objects.get(is_default_site=True)
    details = ClinicDetails.for_site(site)
    changed = False
    for name, value in references.resolve(_content("details.json")).items():
        field = ClinicDetails._meta.get_field(name)
        if isinstance(field, StreamField):
            value = field.to_python(json.dumps(value))
        if comparable(field, getattr(details, name)) != comparable(field, value):
            setattr(details, name, value)
            changed = True
    if changed:
        details.full_clean()
        details.save()
        report("clinic details")
