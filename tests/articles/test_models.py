"""articles.models: what an article shows, what an editor may not save, and what happens to its relations."""

import re

import pytest
from django.core.exceptions import ValidationError

from articles import queries
from articles.models import ConditionPage, ConditionTreatment, UrgentAdvice
from articles.models.sections import CONDITION_SECTIONS, filled_sections
from tests.factories import (
    ConditionPageFactory,
    ConditionTopicPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
    text,
)

pytestmark = pytest.mark.django_db


def test_the_first_article_has_all_its_parts(client):
    shown = client.get("/conditions/liver-metastases/").content.decode()
    for section in CONDITION_SECTIONS:
        assert f'<h2 id="{section.anchor}">{section.heading}</h2>' in shown
        assert f'href="#{section.anchor}"' in shown
    assert 'href="/conditions/liver-metastases/causes-and-diagnosis/"' in shown
    assert 'class="anatomy anatomy--lit-liver"' in shown
    for treatment in ("ablation", "embolisation", "liver-resection", "chemotherapy"):
        assert f'href="/treatments/{treatment}/"' in shown
    assert 'href="/contact/?about=/conditions/liver-metastases/"' in shown
    assert re.search(r"Source: \s*<p[^>]*><sup class=\"citation\">", shown)
    assert "Engstrand J and others" in shown[shown.index('<section class="references"') :]
    assert not re.search(r"70 ?(%|in 100|per cent)|7 in 10\b", re.sub(r"<[^>]+>", " ", shown))


def test_the_least_article_renders_without_empty_parts(client):
    page = ConditionPageFactory(title="The least", what_it_is=[])
    shown = client.get(page.url).content.decode()
    assert shown.count("<section") == 3  # the call to contact us, and two in the footer
    assert 'id="treatment"' not in shown
    assert 'id="get-help"' not in shown


def test_sections_follow_the_one_list_in_its_order():
    page = ConditionPageFactory.build(symptoms=text("Later"), what_it_is=text("First"))
    assert [part.anchor for part in filled_sections(page, CONDITION_SECTIONS)] == ["what-it-is", "symptoms"]
    assert {section.field for section in CONDITION_SECTIONS} <= {
        field.name for field in ConditionPage._meta.get_fields()
    }


def test_a_long_summary_is_refused_in_plain_words():
    page = ConditionPageFactory.build(summary="word " * 61)
    with pytest.raises(ValidationError, match=r"61 words\. Please keep it to 60"):
        page.clean()


def test_treatments_keep_the_editors_order_and_drafts_are_not_shown(client):
    page = ConditionPageFactory()
    first, draft, last = (
        TreatmentPageFactory(title="Zeta"),
        TreatmentPageFactory(title="Hidden", live=False),
        TreatmentPageFactory(title="Alpha"),
    )
    page.condition_treatments = [
        ConditionTreatment(treatment=treatment, sort_order=order, note=f"note {order}")
        for order, treatment in enumerate((first, draft, last))
    ]
    page.save_revision().publish()
    found = queries.treatments_of(ConditionPage.objects.get(pk=page.pk))
    assert [entry["page"].title for entry in found] == ["Zeta", "Alpha"]
    assert f'href="{page.url}"' in client.get(last.url).content.decode()


def test_a_preview_shows_relations_that_are_not_saved():
    page, treatment = ConditionPageFactory(), TreatmentPageFactory(title="Brand new")
    page.condition_treatments = [ConditionTreatment(treatment=treatment, sort_order=0)]
    shown = page.make_preview_request().render().content.decode()
    assert "Brand new" in shown


def test_deleting_a_treatment_leaves_the_condition_whole(client):
    page, treatment = ConditionPageFactory(what_it_is=text()), TreatmentPageFactory()
    page.condition_treatments = [ConditionTreatment(treatment=treatment, sort_order=0)]
    page.save_revision().publish()
    treatment.delete()
    assert client.get(page.url).status_code == 200


def test_a_topic_leads_back_to_its_condition_and_shows_its_advice(client):
    topic = ConditionTopicPageFactory()
    shown = client.get(topic.url).content.decode()
    assert 'href="#section-causes"' in shown
    assert 'id="section-causes"' in shown
    assert 'href="/conditions/gallstones/">Gallstones</a>' in shown
    assert 'id="get-help"' in shown
    assert f'href="{topic.url}"' in client.get("/conditions/gallstones/").content.decode()


def test_urgent_advice_is_sorted_by_urgency_and_each_sign_is_a_line(client):
    urgent = UrgentAdviceFactory(urgency=UrgentAdvice.Urgency.URGENT, signs="one\n\n two ", heading="Later")
    emergency = UrgentAdviceFactory(heading="First")
    page = ConditionPageFactory()
    page.urgent_advice = [urgent, emergency]
    page.save_revision().publish()
    assert urgent.sign_list == ["one", "two"]
    shown = client.get(page.url).content.decode()
    assert shown.index("First") < shown.index("Later")
    assert "<li>two</li>" in shown


def test_lists_are_grouped_by_letter_and_by_organ():
    titles = {"beta": "pancreas", "Alpha": "liver", "Beth": "liver", "Écho": "liver", "5-day": "liver"}
    pages = [ConditionPageFactory.build(title=title, organ=organ) for title, organ in titles.items()]
    assert [(letter, [page.title for page in group]) for letter, group in queries.by_letter(pages)] == [
        ("0-9", ["5-day"]),
        ("A", ["Alpha"]),
        ("B", ["beta", "Beth"]),
        ("E", ["Écho"]),
    ]
    assert [(organ.value, len(group)) for organ, group in queries.by_organ(pages)] == [
        ("liver", 4),
        ("pancreas", 1),
    ]
