"""What robots and readers of feeds are told: clinical changes, an overview, how to search here."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles import queries
from clinic.models import ClinicDetails, HomePage

MOST = 50  # changes in a feed


class ClinicalChanges(Feed):
    """The changes that editors noted under Review, newest first (RSS 2.0)."""

    title = "What changed in our articles"
    description = "Changes to what our pages say about conditions, treatments and symptoms."
    language = "en-gb"

    def link(self) -> str:
        """The list of conditions, or the home page."""
        index = queries.condition_index()
        return index.url if index else "/"

    def items(self) -> list[tuple]:
        """Pairs of a page and one of its changes."""
        found = [
            (page, change) for page in queries.reviewed_pages() for change in page.review_outline().changes
        ]
        return sorted(found, key=lambda pair: (pair[1].date, pair[0].title), reverse=True)[:MOST]

    def item_title(self, item) -> str:
        """The page."""
        return item[0].title

    def item_description(self, item) -> str:
        """What changed."""
        return item[1].text

    def item_link(self, item) -> str:
        """The page's address."""
        return item[0].url

    def item_guid(self, item) -> str:
        """The page and the day: one change stays one item."""
        return f"{settings.BASE_URL}{item[0].url}#{item[1].date}-{len(item[1].text)}"

    item_guid_is_permalink = False

    def item_pubdate(self, item) -> datetime:
        """The day of the change."""
        return datetime.combine(parse_date(item[1].date), time(12), UTC)


class ClinicalChangesAtom(ClinicalChanges):
    """The same as Atom."""

    feed_type = Atom1Feed
    subtitle = ClinicalChanges.description


@require_safe
@cache_control(public=True, max_age=3600)
def llms_txt(request):
    """An overview for language models (llmstxt.org): what is here, and what it is not for."""
    context = {
        "home": HomePage.objects.live().first(),
        "clinic": ClinicDetails.for_request(request),
        "root": settings.BASE_URL,
        "groups": [
            ("Conditions", queries.conditions()),
            ("Symptoms", queries.symptoms()),
            ("Treatments", queries.treatments()),
        ],
    }
    return render(request, "articles/llms.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86400)
def opensearch_xml(request):
    """How browsers search this site from their address bar (OpenSearch 1.1)."""
    context = {
        "clinic": ClinicDetails.for_request(request),
        "search": settings.BASE_URL + reverse("search"),
        "icon": settings.BASE_URL + "/favicon.ico",
        "itself": settings.BASE_URL + reverse("opensearch"),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "articles/opensearch.xml", context, content_type=kind)


def cached(view):
    """A feed that may be kept for an hour."""
    return require_safe(cache_control(public=True, max_age=3600)(view))
