"""articles.models: what an article shows, and what happens to its relations."""

import re
from datetime import date

import pytest

from articles import queries
from articles.models import ConditionPage, ConditionSymptom, ConditionTreatment, RelatedCondition
from articles.models.condition_sections import CONDITION_SECTIONS
from articles.urgency import Urgency
from clinic.models import ClinicDetails
from tests.factories import (
    ConditionPageFactory,
    ConditionTopicPageFactory,
    PersonPageFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
    stream,
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
    assert re.search(r"Source: <sup class=\"citation\">", shown)
    assert "Engstrand J and others" in shown[shown.index('<section class="references"') :]
    assert not re.search(r"70 ?(%|in 100|per cent)|7 in 10\b", re.sub(r"<[^>]+>", " ", shown))


def test_the_least_article_renders_without_empty_parts(client):
    page = ConditionPageFactory(title="The least", what_it_is=[])
    shown = client.get(page.url).content.decode()
    assert shown.count("<section") == 4  # the call to contact us, who stands for it, and two in the footer
    for anchor in ("treatment", "get-help", "related", "references", "terms", "topics"):
        assert f'id="{anchor}"' not in shown
        assert f'href="#{anchor}"' not in shown


def advice_card(urgency: str, *advice) -> tuple:
    """A care card as a StreamField takes it."""
    return (urgency, {"advice": [item.pk for item in advice]})


def test_sections_follow_the_one_list_in_its_order():
    page = ConditionPageFactory(symptoms=text("Later"), what_it_is=text("First"))
    assert [section.anchor for section in page.own_outline().sections] == ["what-it-is", "symptoms"]
    assert {section.field for section in CONDITION_SECTIONS if section.has_text} <= {
        field.name for field in ConditionPage._meta.get_fields()
    }


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
    shown = client.get(page.url).content.decode()
    assert shown.index("Zeta") < shown.index("Alpha")
    assert "Hidden" not in shown
    assert "note 0" in shown
    assert "note 1" not in shown
    assert f'href="{page.url}"' in client.get(last.url).content.decode()


def test_a_fact_of_a_treatment_is_edited_once_and_changes_everywhere(client):
    treatment = TreatmentPageFactory(fact_stay="<p>You stay for a night.</p>")
    page = ConditionPageFactory()
    page.condition_treatments = [
        ConditionTreatment(treatment=treatment, sort_order=0),
        ConditionTreatment(treatment=TreatmentPageFactory(), sort_order=1),
    ]
    page.save_revision().publish()
    assert client.get(page.url).content.decode().count("You stay for a night.") == 2  # card and table
    treatment.fact_stay = "<p>You go home the same day.</p>"
    treatment.save_revision().publish()
    for address in (page.url, treatment.url):
        shown = client.get(address).content.decode()
        assert "You go home the same day." in shown
        assert "You stay for a night." not in shown


def test_every_recovery_fact_ends_with_when_to_get_help(client):
    bare = TreatmentPageFactory(fact_recovery="<p>Rest.</p>")
    cards = stream(advice_card("emergency", UrgentAdviceFactory()))
    careful = TreatmentPageFactory(fact_recovery="<p>Rest.</p>", care_cards=cards)
    assert 'href="/contact/#emergency"' in client.get(bare.url).content.decode()
    page = ConditionPageFactory()
    page.condition_treatments = [ConditionTreatment(treatment=careful, sort_order=0)]
    page.save_revision().publish()
    assert (
        '<strong>Get help if</strong> you have <a href="#get-help">'
        in client.get(careful.url).content.decode()
    )
    assert f'<a href="{careful.url}#get-help">a sign listed' in client.get(page.url).content.decode()


def test_a_preview_shows_relations_that_are_not_saved():
    page, treatment = ConditionPageFactory(), TreatmentPageFactory(title="Brand new")
    page.condition_treatments = [ConditionTreatment(treatment=treatment, sort_order=0)]
    page.what_it_is = text("A sentence of the draft.")
    shown = page.make_preview_request().render().content.decode()
    assert "Brand new" in shown
    assert "A sentence of the draft." in shown


def test_a_draft_changes_nothing_that_patients_see(client):
    page = ConditionPageFactory(what_it_is=text("The published sentence."))
    page.what_it_is = text("The sentence of a draft.")
    page.save_revision()
    shown = client.get(page.url).content.decode()
    assert "The published sentence." in shown
    assert "The sentence of a draft." not in shown
    page.get_latest_revision().publish()
    assert "The sentence of a draft." in client.get(page.url).content.decode()


def test_an_outline_of_an_older_form_is_made_anew(client):
    page = ConditionPageFactory(what_it_is=text("The sentence."))
    ConditionPage.objects.filter(pk=page.pk).update(stored_outline={"version": 0, "outline": {}})
    assert "The sentence." in client.get(page.url).content.decode()


def test_symptoms_are_pages_shared_by_conditions(client):
    symptom, draft = SymptomPageFactory(title="Yellow eyes"), SymptomPageFactory(title="Hidden", live=False)
    page = ConditionPageFactory(early_symptoms_note="Often none.")
    page.condition_symptoms = [
        ConditionSymptom(symptom=symptom, stage="later", note="Comes slowly.", sort_order=0),
        ConditionSymptom(symptom=draft, stage="early", sort_order=1),
    ]
    page.save_revision().publish()
    shown = client.get(page.url).content.decode()
    assert shown.index("Early signs") < shown.index("Often none.") < shown.index("Later signs")
    assert f'<a href="{symptom.url}">Yellow eyes</a> <span>Comes slowly.</span>' in shown
    assert "Hidden" not in shown
    assert f'<a href="{page.url}">{page.title}</a>' in client.get(symptom.url).content.decode()


def test_related_articles_are_shown_on_both_sides_and_drafts_never(client):
    page, other, draft = (
        ConditionPageFactory(),
        ConditionPageFactory(title="The other"),
        ConditionPageFactory(title="Unborn", live=False),
    )
    page.related_conditions = [
        RelatedCondition(related=other, sort_order=0),
        RelatedCondition(related=draft, sort_order=1),
    ]
    page.save_revision().publish()
    assert "Unborn" not in client.get(page.url).content.decode()
    for seen, named in ((page, other), (other, page)):
        shown = client.get(seen.url).content.decode()
        assert f'<a href="{named.url}">{named.title}</a>' in shown[shown.index('id="related"') :]
    other.unpublish()
    assert 'id="related"' not in client.get(page.url).content.decode()


def test_who_treats_it_is_said_on_both_sides(client):
    shown = client.get("/conditions/gallstones/").content.decode()
    assert 'href="/team/kwame-thornbury/"' in shown[shown.index('id="people"') :]
    assert 'href="/conditions/gallstones/"' in client.get("/team/kwame-thornbury/").content.decode()


def test_a_reviewed_page_of_a_real_clinic_says_so_and_a_demonstration_never(client):
    person = PersonPageFactory(title="Dr A Reviewer", role="Liver doctor")
    page = ConditionPageFactory(reviewer=person, last_reviewed=date(2026, 5, 4))
    assert "Liver doctor · " not in client.get(page.url).content.decode()
    ClinicDetails.objects.update(demonstration=False)
    shown = client.get(page.url).content.decode()
    assert (
        f'<a href="#review">Reviewed</a> by <a href="{person.url}">Dr A Reviewer</a>, Liver doctor · '
        '<time datetime="2026-05-04">4 May 2026</time>'
    ) in shown
    assert "Not reviewed" in client.get(ConditionPageFactory().url).content.decode()


def test_a_topic_leads_back_to_its_condition_and_shows_its_advice(client):
    topic = ConditionTopicPageFactory()
    shown = client.get(topic.url).content.decode()
    assert 'href="#section-causes"' in shown
    assert 'id="section-causes"' in shown
    assert 'href="/conditions/gallstones/">Gallstones</a>' in shown
    assert 'id="get-help"' in shown
    assert f'href="{topic.url}"' in client.get("/conditions/gallstones/").content.decode()


def test_care_cards_are_sorted_by_urgency_and_each_sign_is_a_line(client):
    urgent = UrgentAdviceFactory(urgency=Urgency.URGENT, signs="one\n\n two ", heading="Later")
    emergency = UrgentAdviceFactory(heading="First")
    cards = stream(advice_card("urgent", urgent), advice_card("emergency", emergency))
    page = ConditionPageFactory(care_cards=cards)
    shown = client.get(page.url).content.decode()
    assert shown.index("First") < shown.index("Later")
    assert "<li>two</li>" in shown
    assert len(re.findall(r'class="care-card care-card--\w+"', shown)) == 2
    urgent.heading = "Corrected"
    urgent.save()
    assert "Corrected" in client.get(page.url).content.decode()


def test_lists_are_grouped_by_letter_and_by_organ():
    titles = {"beta": "pancreas", "Alpha": "liver", "Beth": "liver", "Écho": "liver", "5-day": "liver"}
    pages = [ConditionPageFactory.build(title=title, organ=organ) for title, organ in titles.items()]
    pages[0].other_names = stream(("name", {"name": "Another", "say_it": ""}))
    found = queries.by_letter(pages)
    assert [(letter, [name for name, _page, _other in group]) for letter, group in found] == [
        ("0-9", ["5-day"]),
        ("A", ["Alpha", "Another"]),
        ("B", ["beta", "Beth"]),
        ("E", ["Écho"]),
    ]
    assert found[1][1][1] == ("Another", pages[0], True)
    assert [(organ.value, len(group)) for organ, group in queries.by_organ(pages)] == [
        ("liver", 4),
        ("pancreas", 1),
    ]
