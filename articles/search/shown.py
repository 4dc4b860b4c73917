"""A result as patients see it: address, kind and why it is there, with what was asked for marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.apps import apps
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page

from articles.search import text
from articles.search.documents import IN_BRACKETS
from articles.search.query import Query
from articles.search.ranking import Ranked

GLOSSARY = "/glossary/"
EXCERPT = 170  # characters
_SPELT = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")

Marked = list[tuple[str, bool]]  # pieces of a text, and whether they are marked


@dataclass
class Shown:
    """One result."""

    path: str
    kind: str
    title: Marked
    line: Marked
    why: str = ""
    reason: Marked = field(default_factory=list)
    promoted: bool = False

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(piece for piece, _is_marked in self.title)


def show(found: Sequence[Ranked], query: Query, request=None) -> list[Shown]:
    """Results with their addresses; what has gone since is left out (two queries)."""
    documents = [ranked.document for ranked in found]
    pages = Page.objects.live().in_bulk([document.page_id for document in documents if document.page_id])
    texts = _texts([ranked.document.pk for ranked in found if not (ranked.name or ranked.sign)])
    shown = []
    for ranked in found:
        document = ranked.document
        path = _path(document, pages, request)
        if path:
            item = Shown(
                path, document.get_kind_display(), mark(document.title, query), mark(document.line, query)
            )
            item.why, item.reason = _reason(ranked, query, texts.get(document.pk, ""))
            shown.append(item)
    return shown


def promoted(page: Page, kind: str, words: str, query: Query, request=None) -> Shown:
    """A page that editors put first for these words."""
    line = words or page.search_description
    return Shown(
        page.get_url(request) or "/", kind, mark(page.title, query), mark(line, query), promoted=True
    )


def _texts(keys: list[int]) -> dict[int, str]:
    if not keys:
        return {}
    documents = apps.get_model("articles", "SearchDocument").objects.filter(pk__in=keys)
    return dict(documents.values_list("pk", "body"))


def _path(document, pages: dict[int, Page], request) -> str:
    if document.term_id:
        return f"{GLOSSARY}#{slugify(document.title)}"
    if document.page_id:
        page = pages.get(document.page_id)
        return (page.get_url(request) or "") if page else ""
    return reverse("contact")


def _reason(ranked: Ranked, query: Query, body: str) -> tuple[str, Marked]:
    """Why a result is there, if its title does not say so."""
    title = ranked.document.title
    if ranked.name:
        if ranked.name == title or ranked.name in IN_BRACKETS.findall(title) or ranked.name in title:
            return "", []
        return ("Role" if ranked.document.kind == "person" else "Also called"), mark(ranked.name, query)
    if ranked.sign:
        return "Signs can include", mark(ranked.sign, query)
    return "On this page", mark(excerpt(body, query), query)


def mark(words: str, query: Query) -> Marked:
    """A text in pieces; those that mean what was asked are marked."""
    pieces: Marked = []
    end = 0
    for match in _SPELT.finditer(words):
        if _means(match[0], query):
            pieces += [(words[end : match.start()], False)] if match.start() > end else []
            pieces.append((match[0], True))
            end = match.end()
    return [*pieces, (words[end:], False)] if end < len(words) else pieces


def _means(word: str, query: Query) -> bool:
    folded = text.known_fold(text.bare(word))
    if folded in text.LITTLE_WORDS:
        return False
    return text.known_stem(folded) in query.stems or bool(query.prefix and folded.startswith(query.prefix))


def excerpt(body: str, query: Query) -> str:
    """The first sentence with most of the words that were asked for, cut around the first of them."""
    best, most = "", 0
    for match in _SENTENCE.finditer(body[:20_000]):
        sentence = match[0].strip()
        stems = {text.known_stem(text.known_fold(word)) for word in text.plain_words(sentence)}
        if len(stems & query.stems) > most:
            best, most = sentence, len(stems & query.stems)
    return _cut(best, query)


def _cut(sentence: str, query: Query) -> str:
    if len(sentence) <= EXCERPT:
        return sentence
    first = next((match.start() for match in _SPELT.finditer(sentence) if _means(match[0], query)), 0)
    start = max(0, min(first - 50, len(sentence) - EXCERPT))
    piece = sentence[start : start + EXCERPT]
    if start:
        piece = "… " + piece.partition(" ")[2]
    return piece if start + EXCERPT >= len(sentence) else piece.rpartition(" ")[0] + " …"
