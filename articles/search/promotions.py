"""Pages that editors put first for some words (Settings, Promoted search results)."""

from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from articles.models import SearchDocument
from articles.search.query import Query
from articles.search.shown import Shown, promoted
from articles.search.vocabulary import Vocabulary


def chosen(cleaned: str, query: Query, known: Vocabulary, request=None) -> list[Shown]:
    """The live pages that are promoted for this query as typed or as put right (two queries or none)."""
    typed = dict.fromkeys([normalise_query_string(cleaned), normalise_query_string(query.corrected)])
    picks = dict(pick for words in typed for pick in known.promotions.get(words, ()))
    if not picks:
        return []
    pages = Page.objects.live().in_bulk(picks)
    rows = SearchDocument.objects.filter(page_id__in=pages).only("page_id", "kind")
    kinds = {row.page_id: row.get_kind_display() for row in rows}
    return [
        promoted(pages[key], kinds.get(key, ""), description, query, request)
        for key, description in picks.items()
        if key in pages
    ]


def first(picked: list[Shown], results: list[Shown]) -> list[Shown]:
    """Results with the promoted pages in front, each page once."""
    paths = {pick.path for pick in picked}
    return [*picked, *(result for result in results if result.path not in paths)]
