"""Numbers for citations and links for glossary terms, put into an outline in reading order. Pure."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace

from articles.outline.article import Reference
from articles.outline.elements import NumberFact, OutlookFact, Run, Runs, Term
from articles.outline.form import run_lists

_DIGIT = re.compile(r"\d")


def number_citations(value, records: dict[int, Reference]) -> list[Reference]:
    """Give each citation its number, by first use, and its place; the references in their order.

    A citation of a record that is gone is taken out; the words around it stay.
    """
    order: dict[int, Reference] = {}
    for runs in run_lists(value):
        for run in list(runs):
            if run.reference is None:
                continue
            if run.reference not in records:
                runs.remove(run)
                continue
            entry = order.setdefault(run.reference, records[run.reference])
            entry.number = run.number = list(order).index(run.reference) + 1
            run.place = f"citation-{entry.number}-{len(entry.places) + 1}"
            entry.places.append(run.place)
    return list(order.values())


def cited_keys(value) -> set[int]:
    """The keys of all records that are cited."""
    return {run.reference for runs in run_lists(value) for run in runs if run.reference is not None}


def linked_pages(value) -> set[int]:
    """The keys of all pages that rich text links to."""
    return {run.page for runs in run_lists(value) for run in runs if run.page is not None}


def resolve_links(value, paths: dict[int, str]) -> None:
    """Put paths in the place of keys; a link to a page that is not there leaves its words as text."""
    for runs in run_lists(value):
        for run in runs:
            if run.page is not None:
                run.href, run.page = paths.get(run.page, ""), None


def mark_terms(value, terms: Iterable[Term]) -> list[Term]:
    """Mark the first use of each term, never inside a link; the terms that are used, by their names.

    Headings hold no runs, so nothing is marked in them. The longest form wins where two begin together.
    """
    forms = {form.casefold(): term for term in terms for form in (term.term, *term.forms) if form.strip()}
    if not forms:
        return []
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)
    used: dict[str, Term] = {}
    for runs in run_lists(value):
        runs[:] = [piece for run in runs for piece in _split(run, pattern, forms, used)]
    return sorted(used.values(), key=lambda term: term.term.casefold())


def _split(run: Run, pattern: re.Pattern, forms: dict[str, Term], used: dict[str, Term]) -> Runs:
    if run.href or run.reference is not None:
        return [run]
    pieces, end = [], 0
    for match in pattern.finditer(run.text):
        term = forms.get(match[0].casefold())  # re takes a Turkish dotless i for an i, casefold does not
        if term is None or term.slug in used:
            continue
        used[term.slug] = term
        if match.start() > end:
            pieces.append(replace(run, text=run.text[end : match.start()]))
        pieces.append(replace(run, text=match[0], term=term))
        end = match.end()
    if not pieces:
        return [run]
    return [*pieces, replace(run, text=run.text[end:])] if end < len(run.text) else pieces


def uncited_number(value) -> str:
    """The first words in which a number stands without a reference beside it; empty if there are none.

    Facts with numbers have a source of their own. A heading, a name or a caption cannot cite, so no number
    may stand in one.
    """
    if isinstance(value, NumberFact | OutlookFact):
        return ""
    if isinstance(value, list):
        if value and isinstance(value[0], Run):
            text = "".join(run.text for run in value)
            cites = any(run.reference is not None for run in value)
            return text[:60] if not cites and _DIGIT.search(text) else ""
        return next((found for item in value if (found := uncited_number(item))), "")
    if isinstance(value, str):
        return value[:60] if _DIGIT.search(value) else ""
    if is_dataclass(value):
        shown = (getattr(value, item.name) for item in fields(value))
        return next((found for content in shown if (found := uncited_number(content))), "")
    return ""
