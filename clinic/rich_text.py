"""Links to pages in rich text: all links of an answer are looked up together, in one query.

Wagtail looks up the links of each piece of rich text on its own, and each kind of page in a query of its
own: an article of twenty paragraphs would cost forty queries. Here the link handler leaves a mark, and the
template tag `page_links` around the whole body replaces all marks at the end.
"""

import re

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

MARK = re.compile(r'<a href="page-id:(\d+)">')


class MarkingPageLinkHandler(PageLinkHandler):
    """Writes a link to a page as a mark that `resolve` replaces."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """One mark for each link; a link without a usable key becomes plain text."""
        return [
            f'<a href="page-id:{attrs["id"]}">' if str(attrs.get("id", "")).isdecimal() else "<a>"
            for attrs in attrs_list
        ]


def resolve(html: str, request=None) -> str:
    """HTML with every mark replaced by the page's address (one query, none without marks).

    A link to a page that is gone, or is not published, loses its address and stays as text.
    """
    keys = {int(key) for key in MARK.findall(html)}
    if not keys:
        return html
    pages = Page.objects.live().filter(view_restrictions__isnull=True).in_bulk(keys)

    def link(mark: re.Match) -> str:
        page = pages.get(int(mark[1]))
        return f'<a href="{escape(page.get_url(request))}">' if page else "<a>"

    return MARK.sub(link, html)
