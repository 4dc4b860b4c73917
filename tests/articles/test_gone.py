"""A record that is gone all the same leaves no broken page, no broken editor and no empty words."""

import re

import pytest
from django.urls import reverse

from articles.models import ConditionPage, ConditionSymptom, ConditionTreatment
from tests.factories import (
    ClinicImageFactory,
    ConditionPageFactory,
    ConditionTopicPageFactory,
    HelpLineFactory,
    ReferenceFactory,
    StandardPageFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
    stream,
)

pytestmark = pytest.mark.django_db


def paragraph(html: str) -> tuple:
    return ("paragraph", f"<p>Words before {html} words after.</p>")


def fact(reference) -> tuple:
    return (
        "number_fact",
        {"number": "1 in 4", "text": "people.", "source": f"<p>{cited(reference)}</p>"},
    )


def cited(reference) -> str:
    return f'<a linktype="reference" id="{reference.pk}">[key]</a>'


def place(page) -> tuple:
    return ("places", {"places": [{"name": "Bowel", "text": "<p>A place.</p>", "page": page.pk}]})


def figure(image) -> tuple:
    value = {"image": image.pk, "decorative": False, "alt_text": "A plain square"}
    return ("figure", {"image": value, "caption": "A caption."})


# What goes: how it is made, and the fields of a condition that name it.
NAMED = {
    "advice": (UrgentAdviceFactory, lambda it: {"care_cards": stream(("emergency", {"advice": [it.pk]}))}),
    "help line": (
        HelpLineFactory,
        lambda it: {"living_with_it": stream(("help_lines", {"lines": [it.pk]}))},
    ),
    "reference": (ReferenceFactory, lambda it: {"what_it_is": stream(paragraph(cited(it)))}),
    "source of a number": (ReferenceFactory, lambda it: {"what_it_is": stream(fact(it))}),
    "linked page": (
        StandardPageFactory,
        lambda it: {"what_it_is": stream(paragraph(f'<a linktype="page" id="{it.pk}">linked</a>'))},
    ),
    "place": (ConditionPageFactory, lambda it: {"where_it_starts": stream(place(it))}),
    "figure": (ClinicImageFactory, lambda it: {"what_it_is": stream(figure(it))}),
    "large figure": (ClinicImageFactory, lambda it: {"figure_image": it}),
}


def remove(record) -> None:
    """Take the row away as only a database can, past all code of ours."""
    if hasattr(record, "url_path"):
        record.delete()
        return
    type(record).objects.filter(pk=record.pk).delete()


@pytest.mark.parametrize("kind", NAMED)
def test_a_page_is_shown_without_what_is_gone(client, login, kind):
    factory, fields = NAMED[kind]
    record = factory()
    page = ConditionPageFactory(**fields(record))
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200
    remove(record)
    for stored in (page.stored_outline, None):  # as it was kept, and made anew
        ConditionPage.objects.filter(pk=page.pk).update(stored_outline=stored)
        answer = client.get(page.url)
        assert answer.status_code == 200
        words = re.sub(r"<[^>]+>", " ", answer.content.decode())
        assert "None" not in words
        assert "[key]" not in words
        assert 'href=""' not in answer.content.decode()
        assert 'id="get-help"' not in answer.content.decode()
    assert ConditionPage.objects.get(pk=page.pk).make_preview_request().render().status_code == 200
    assert login("publisher").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_a_page_can_be_saved_when_something_in_it_is_gone(client):
    records = {kind: factory() for kind, (factory, _fields) in NAMED.items()}
    page = ConditionPageFactory()
    for kind, (_factory, fields) in NAMED.items():
        for name, value in fields(records[kind]).items():
            setattr(page, name, value)
    page.save_revision().publish()
    for record in records.values():
        remove(record)
    page = ConditionPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200


def test_treatments_symptoms_and_topics_stand_without_what_is_gone(client):
    advice, reference, image = UrgentAdviceFactory(), ReferenceFactory(), ClinicImageFactory()
    cards = stream(("emergency", {"advice": [advice.pk]}))
    body = [paragraph(cited(reference)), figure(image)]
    above = ConditionPageFactory(care_cards=cards)
    pages = [
        TreatmentPageFactory(
            care_cards=cards,
            what_it_is=stream(*body),
            fact_guideline=f"<p>{cited(reference)}</p>",
            fact_recovery="<p>Rest.</p>",
        ),
        SymptomPageFactory(care_cards=cards, body=stream(*body)),
        ConditionTopicPageFactory(parent=above, body=stream(("heading", "Causes"), *body)),
    ]
    for record in (advice, reference, image):
        remove(record)
    for page in pages:
        for _time in range(2):
            answer = client.get(page.url)
            assert answer.status_code == 200
            assert "words after." in answer.content.decode()
            type(page).objects.filter(pk=page.pk).update(stored_outline=None)


def test_rows_whose_page_is_gone_are_left_out(client):
    page = ConditionPageFactory()
    for relation, factory in (("treatment", TreatmentPageFactory), ("symptom", SymptomPageFactory)):
        getattr(page, f"condition_{relation}s").create(**{relation: factory(title="A title of its own")})
    page.save_revision().publish()
    outline = ConditionPage.objects.get(pk=page.pk).stored_outline
    assert "A title of its own" in client.get(page.url).content.decode()
    for rows, name in ((ConditionTreatment, "treatment"), (ConditionSymptom, "symptom")):
        row = rows.objects.get(condition=page)
        row.delete()
        getattr(row, name).delete()
    ConditionPage.objects.filter(pk=page.pk).update(stored_outline=outline)  # nobody has saved it since
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert "A title of its own" not in answer.content.decode()
