"""Keeps the search documents and the words of their names in step with what is published."""

import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction
from wagtail.models import Page

from articles.search import documents, text
from articles.search.documents import Document

_COUNT = """
    INSERT INTO articles_searchword (word, spelling, stem, documents) VALUES (%s, %s, %s, %s)
    ON CONFLICT (word) DO UPDATE SET documents = articles_searchword.documents + excluded.documents
"""
_waiting: list[dict] = []  # what a block of `together` will refresh when it ends


def _model(name: str):
    return apps.get_model("articles", name)


@contextmanager
def together() -> Iterator[None]:
    """Refresh each page that is saved in this block once, at its end: for whoever loads many."""
    _waiting.append({})
    try:
        yield
        waiting = _waiting[-1]
    finally:
        _waiting.pop()
    for model, key in waiting:
        if record := model.objects.filter(pk=key).first():
            refresh(record)


def refresh(record) -> None:
    """Write a page's or a term's document anew, or take it away if it is not to be found."""
    if _waiting:
        _waiting[-1][type(record), record.pk] = True
        return
    if isinstance(record, Page):
        document = documents.of_page(record)
        old = _model("SearchDocument").objects.filter(page_id=record.pk).first()
    else:
        document = documents.of_term(record)
        old = _model("SearchDocument").objects.filter(term_id=record.pk).first()
    names_changed = _names(old) != _names(document)
    with transaction.atomic():
        _write(old, document)
        if names_changed and record._meta.model_name == "symptompage":
            _refresh_conditions_with(record)


def _names(document) -> list[str]:
    return [name[0] for name in document.names] if document else []


def _refresh_conditions_with(symptom) -> None:
    """Conditions are found by the names of their symptoms."""
    for condition in _model("ConditionPage").objects.live().filter(condition_symptoms__symptom_id=symptom.pk):
        refresh(condition)


def follow_contact() -> None:
    """Have the contact page found, which is no page of the CMS."""
    document = documents.of_contact()
    with transaction.atomic():
        _write(_model("SearchDocument").objects.filter(key=document.key).first(), document)


def remove(**wanted) -> None:
    """Forget the documents of a page or a term."""
    for old in _model("SearchDocument").objects.filter(**wanted):
        _write(old, None)


def rebuild() -> int:
    """Make all documents anew from what is published; gives their number."""
    with transaction.atomic():
        _model("SearchDocument").objects.all().delete()
        _model("SearchWord").objects.all().delete()
        pages = Page.objects.live().filter(depth__gt=1, alias_of=None).order_by("path")
        made = [documents.of_contact()]
        made += filter(None, (documents.of_page(page) for page in pages.specific().iterator(chunk_size=200)))
        made += map(documents.of_term, _model("GlossaryTerm").objects.order_by("pk"))
        _model("SearchDocument").objects.bulk_create(map(_row, made), batch_size=200)
        _count(Counter(word for document in made for word in _spelt(document)))
        changed()
    return len(made)


def changed() -> None:
    """Have every process read again what it keeps of the vocabulary."""
    _model("SearchVersion").objects.update_or_create(pk=1, defaults={"value": uuid.uuid4().hex})


def _row(document: Document):
    return _model("SearchDocument")(**vars(document), words=document.words)


def _write(old, new: Document | None) -> None:
    """Put a document in the place of another one, and count the words of their names."""
    if old and new and all(getattr(old, name) == value for name, value in vars(new).items()):
        return
    counts = Counter(_spelt(new)) if new else Counter()
    counts.subtract(_spelt(old) if old else ())
    if new is None:
        if old is not None:
            old.delete()
    else:
        row = _row(new)
        row.pk = old.pk if old else None
        row.save()
    _count(counts)
    changed()


def _spelt(document) -> set[tuple[str, str]]:
    """The words of a document's names: as they are compared, and as they are written."""
    spelt = {}
    for shown, _stems, _counts in document.names:
        for word in text.plain_words(shown):
            spelt.setdefault(text.known_fold(word), word)
    return set(spelt.items())


def _count(counts: Counter) -> None:
    rows = [
        (word, spelling, text.known_stem(word), number)
        for (word, spelling), number in sorted(counts.items())
        if number
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_COUNT, rows)
