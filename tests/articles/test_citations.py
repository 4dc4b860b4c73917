"""articles.citations: references cited in rich text, numbered by their first use, linked both ways."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from articles import lookups
from articles.blocks.text import CitationBlock
from articles.models import Reference
from articles.outline import annotations, rich_text
from tests.factories import ConditionPageFactory, ReferenceFactory, stream

pytestmark = pytest.mark.django_db


def cite(reference, words="[key]") -> str:
    """A citation as the editor stores it."""
    return f'<a linktype="reference" id="{reference.pk}">{words}</a>'


def article(*references):
    """A live condition whose first section cites these in their order."""
    text = "".join(f"<p>Words{cite(reference)}.</p>" for reference in references)
    page = ConditionPageFactory(what_it_is=stream(("paragraph", text)))
    page.save_revision().publish()
    return page


def test_numbers_follow_the_first_use_and_links_go_both_ways(client):
    first, second = ReferenceFactory(citation="Alpha"), ReferenceFactory(citation="Beta")
    shown = client.get(article(second, first, second).url).content.decode()
    assert re.findall(r'<sup class="citation"><a id="(.*?)" href="#(.*?)"', shown) == [
        ("citation-1-1", "reference-1"),
        ("citation-2-1", "reference-2"),
        ("citation-1-2", "reference-1"),
    ]
    listed = shown[shown.index('<section class="references"') :]
    assert listed.index("Beta") < listed.index("Alpha")
    for place in ("citation-1-1", "citation-1-2", "citation-2-1"):
        assert f'href="#{place}"' in listed
    assert "[key]" not in shown


def test_words_that_carry_a_citation_stay_and_a_reference_that_is_gone_leaves_nothing(client):
    reference, gone = ReferenceFactory(), ReferenceFactory()
    gone_key = Reference(pk=gone.pk)
    words = f"<p>It is{cite(reference, ' as shown')}, and{cite(gone_key, ' so')}{cite(gone_key)}.</p>"
    page = ConditionPageFactory(what_it_is=stream(("paragraph", words)))
    gone.delete()
    shown = client.get(page.url).content.decode()
    assert re.search(r"It is as shown<sup[^>]*>.*?</sup>, and so\.", shown)
    assert "citation-2" not in shown


def test_outside_of_articles_a_citation_is_plain_words():
    assert expand_db_html(cite(ReferenceFactory(), "as shown")) == "<a>as shown</a>"


def test_all_citations_cost_one_query(django_assert_num_queries):
    value = rich_text.elements("".join(f"<p>x{cite(ReferenceFactory())}</p>" for _ in range(5)))
    with django_assert_num_queries(1):
        annotations.number_citations(value, lookups.references(annotations.cited_keys(value)))
    with django_assert_num_queries(0):
        assert lookups.references(annotations.cited_keys(rich_text.elements("<p>None.</p>"))) == {}


def test_an_article_without_citations_has_no_list(client):
    shown = client.get(ConditionPageFactory().url).content.decode()
    assert 'class="references"' not in shown
    assert "reference list" not in shown


def test_the_editor_keeps_a_citation_as_it_is():
    reference = ReferenceFactory()
    converter = ContentstateConverter(features=["reference"])
    stored = f'<p data-block-key="a1b2c">Words{cite(reference)}.</p>'
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "", "doi": ""}, "url"),
        ({"doi": "https://doi.org/10.1/x"}, "doi"),
        ({"doi": "", "url": "https://example.org/paper"}, None),
        ({"doi": "10.1/x", "url": ""}, None),
    ],
)
def test_a_reference_must_say_where_it_can_be_read(changes, field):
    reference = ReferenceFactory.build(**changes)
    if field is None:
        reference.clean()
        return
    with pytest.raises(ValidationError) as raised:
        reference.clean()
    assert field in raised.value.message_dict


def test_a_reference_cannot_supersede_itself_and_the_doi_is_the_address():
    reference = ReferenceFactory(doi="10.1/x", url="https://example.org/")
    assert reference.address == "https://doi.org/10.1/x"
    reference.superseded_by = reference
    with pytest.raises(ValidationError, match="supersede itself"):
        reference.clean()


def test_a_number_needs_a_reference():
    block = CitationBlock()
    with pytest.raises(ValidationError, match="at least one reference"):
        block.clean(block.to_python("<p>Somebody said so</p>"))
    block.clean(block.to_python(f"<p>{cite(ReferenceFactory())}</p>"))


def test_a_reference_in_use_cannot_be_deleted_and_the_uses_are_named(login):
    used, unused = ReferenceFactory(), ReferenceFactory()
    page = article(used)
    assert ReferenceIndex.get_references_to(used).exists()
    client = login("publisher")
    for reference, stays in ((used, True), (unused, False)):
        answer = client.post(f"/admin/snippets/articles/reference/delete/{reference.pk}/", follow=True)
        assert Reference.objects.filter(pk=reference.pk).exists() is stays
        if stays:
            assert page.title in answer.content.decode()
            assert "cannot be deleted" in answer.content.decode()
    bulk = f"/admin/bulk/articles/reference/delete/?id={used.pk}"
    client.post(bulk)
    assert Reference.objects.filter(pk=used.pk).exists()


def test_the_chooser_behind_the_toolbar_button_finds_references(login):
    reference = ReferenceFactory(key="quokka-2024", citation="Quokka and others")
    client = login("author")
    answer = client.get("/admin/references/choose/", {"q": "quokka"})
    assert "Quokka and others" in answer.json()["html"] or "quokka-2024" in answer.json()["html"]
    chosen = client.get(f"/admin/references/choose/chosen/{reference.pk}/").json()
    assert chosen["result"]["title"].startswith("quokka-2024: ")
