"""clinic.rich_text and the tag page_links: all links of an answer in one query."""

import pytest
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from clinic.rich_text import resolve
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def test_links_are_looked_up_together(django_assert_num_queries, rf, client):
    client.get("/")  # the addresses of sites are remembered
    pages = list(Page.objects.filter(slug__in=["gallstones", "ablation", "about"]))
    html = "".join(expand_db_html(f'<a linktype="page" id="{page.pk}">x</a>') for page in pages)
    with django_assert_num_queries(1):
        found = resolve(html)
    assert 'href="/conditions/gallstones/"' in found
    assert 'href="/treatments/ablation/"' in found


def test_a_link_to_a_page_that_is_gone_or_a_draft_stays_as_text():
    draft = StandardPageFactory(live=False)
    html = expand_db_html(
        f'<a linktype="page" id="{draft.pk}">draft</a><a linktype="page" id="999999">gone</a>'
    )
    assert resolve(html) == "<a>draft</a><a>gone</a>"


def test_text_without_links_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert resolve('<p>Nothing to look up, <a href="tel:111">111</a></p>').startswith("<p>Nothing")


def test_other_links_stay_as_they_are():
    assert expand_db_html('<a href="https://example.org/">x</a>') == '<a href="https://example.org/">x</a>'


def test_what_a_visitor_typed_never_becomes_a_link(client):
    page = Page.objects.get(slug="gallstones")
    text = client.get("/search/", {"q": f'<a href="page-id:{page.pk}">'}).content.decode()
    assert "&lt;a" in text or 'href="page-id' not in text
