"""What is in use cannot be deleted. Wagtail alone only warns, and the page would lose it."""

from django.apps import apps
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.shortcuts import redirect
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.models.reference_index import ReferenceGroups

from articles.models import GlossaryTerm
from articles.models.outlined import OutlinedPage
from articles.outline import annotations, load


def uses(record) -> list[str]:
    """What uses a record or a page, in words; each place once. Drafts and scheduled versions count.

    A page counts with all pages below it, but not what these say of each other.
    """
    if isinstance(record, GlossaryTerm):
        return _uses_of_term(record)
    targets, own = {record.pk}, set()
    references = ReferenceIndex.get_references_to(record)
    if isinstance(record, Page):
        below = record.get_descendants(inclusive=True)
        targets = own = set(below.values_list("pk", flat=True))
        references = ReferenceIndex.get_references_to_in_bulk(below)
        references = references.exclude(
            base_content_type=ContentType.objects.get_for_model(Page), object_id__in=map(str, own)
        )
    found = {str(place) for place, _fields in ReferenceGroups(references)}
    return sorted(found | _uses_in_drafts(type(record), targets, own))


def _uses_in_drafts(model, targets: set, own: set) -> set[str]:
    """The titles of pages whose draft or scheduled version names one of these."""
    base = Page if issubclass(model, Page) else model
    wanted = {(ContentType.objects.get_for_model(base).pk, str(key)) for key in targets}
    latest = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    revisions = Revision.page_revisions.filter(Q(pk__in=latest) | Q(approved_go_live_at__isnull=False))
    found = set()
    for revision in revisions:
        if int(revision.object_id) in own:
            continue
        draft = revision.as_object()
        # Wagtail asks this of saved objects only; a draft is read in the same way.
        named = ReferenceIndex._extract_references_from_object(draft)
        if any((content_type, str(key)) in wanted for content_type, key, *_rest in named):
            found.add(f"{draft} (draft)")
    return found


def _uses_of_term(term: GlossaryTerm) -> list[str]:
    """The titles of the live articles whose text has the term: they link it by themselves."""
    found = set()
    for model in apps.get_models():
        if not issubclass(model, OutlinedPage):
            continue
        for page in model.objects.live().only("title", "stored_outline"):
            if page.stored_outline and annotations.mark_terms(
                load(page.stored_outline["outline"]), [term.outline()]
            ):
                found.add(page.title)
    return sorted(found)


def refuse_what_is_in_use(request, records):
    """Hook before_delete_snippet: send the editor back with the list of uses, if there are any."""
    used = _tell_uses(request, records)
    if not used:
        return None
    return redirect(type(used[0]).snippet_viewset.get_url_name("list"))


def refuse_page_in_use(request, page):
    """Hook before_delete_page: the same for a page and all pages below it."""
    if not _tell_uses(request, [page]):
        return None
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_pages_in_use(request, action_type, objects, action):
    """Hook before_bulk_action: the same for pages that are ticked in a list."""
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type != "delete" or not pages or not _tell_uses(request, pages):
        return None
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


def _tell_uses(request, records) -> list:
    """Tell the editor what uses these records; those that are in use."""
    used = {record: places for record in records if (places := uses(record))}
    for record, places in used.items():
        listed = ", ".join(f"“{place}”" for place in places)
        messages.error(request, f"{record} cannot be deleted: it is used by {listed}. Remove it there first.")
    return list(used)
