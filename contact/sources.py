"""The page that an enquiry came from, found by its path: a title for people, never a foreign key."""

import re
from dataclasses import dataclass

from wagtail.models import Page, Site

MAX_PATH = 300
_PATH = re.compile(r"/(?:[\w-]+/)+")


@dataclass(frozen=True)
class Source:
    """A public page of this site."""

    path: str
    title: str


def find(request, path: str) -> Source | None:
    """The public page at this path. Anything else, hostile or out of date, is ignored."""
    if len(path) > MAX_PATH or not _PATH.fullmatch(path):
        return None
    site = Site.find_for_request(request)
    if site is None:
        return None
    root = site.root_page
    title = (
        Page.objects.live()
        .public()
        .descendant_of(root)
        .filter(url_path=root.url_path.rstrip("/") + path)
        .values_list("title", flat=True)
        .first()
    )
    return Source(path, title) if title else None
