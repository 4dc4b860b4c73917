"""Records by their keys, as an outline has them: one query for each kind, none without keys."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from articles.outline import Advice, HelpLine, Labelled, Link, Person, Reference, Term


def _model(name: str, app: str = "articles"):
    return apps.get_model(app, name)


def _live(queryset):
    return queryset.live().filter(view_restrictions__isnull=True)


def link(page, request=None, line: str = "") -> Link:
    """A page as an outline links it."""
    return Link(page.title, page.get_url(request) or "", line)


def treatments_with_facts(keys: set[int], request=None) -> dict[int, tuple[Link, list[Labelled]]]:
    """The live ones of these treatments: the link, with the summary as its line, and the eight facts."""
    if not keys:
        return {}
    model = _model("TreatmentPage")
    pages = _live(model.objects.filter(pk__in=keys)).defer("stored_outline", *model.long_texts)
    found = {page.pk: link(page, request, page.summary) for page in pages}
    return {page.pk: (found[page.pk], page.facts(found[page.pk].path)) for page in pages}


def advice(keys: set[int]) -> dict[int, Advice]:
    """Urgent advice."""
    return _outlines(_model("UrgentAdvice"), keys)


def help_lines(keys: set[int]) -> dict[int, HelpLine]:
    """Help lines."""
    return _outlines(_model("HelpLine"), keys)


def references(keys: set[int]) -> dict[int, Reference]:
    """References, not numbered yet."""
    return _outlines(_model("Reference"), keys)


def _outlines(model, keys: set[int]) -> dict:
    return {key: record.outline() for key, record in model.objects.in_bulk(keys).items()} if keys else {}


def glossary_terms() -> list[Term]:
    """All terms."""
    return [term.outline() for term in _model("GlossaryTerm").objects.all()]


def pages(keys: set[int], related_to: int | None = None) -> list[Page]:
    """The live ones of these pages, and those that name the condition `related_to` as related, by title.

    People have their role with them; the others know whether they name the condition (`names_it`).
    """
    if not keys and related_to is None:
        return []
    rows = _model("RelatedCondition").objects.filter(condition_id=OuterRef("pk"), related_id=related_to)
    wanted = Page.objects.annotate(names_it=Exists(rows)).filter(Q(pk__in=keys) | Q(names_it=True))
    return list(_live(wanted).select_related("personpage").defer("personpage__biography").order_by("title"))


def person(page: Page, request=None) -> Person:
    """One of the clinic's people as an outline has them."""
    shown = page.personpage
    return Person(page.title, page.get_url(request) or "", shown.role, shown.is_physician)


def pictures(keys: set[int]) -> dict:
    """Images with their finished sizes: one query, a second one for images that have none yet."""
    if not keys:
        return {}
    sizes = _model("ClinicRendition", "clinic").objects.filter(image_id__in=keys).select_related("image")
    found: dict = {}
    for size in sizes:
        image = found.setdefault(size.image_id, size.image)
        image.prefetched_renditions = [*getattr(image, "prefetched_renditions", []), size]
    if missing := keys - found.keys():
        found |= _model("ClinicImage", "clinic").objects.in_bulk(missing)
    return found
