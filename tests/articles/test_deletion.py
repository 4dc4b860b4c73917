"""articles.deletion: what is in use cannot be deleted, one by one or in bulk, and the uses are named."""

import pytest
from django.contrib.messages import get_messages
from wagtail.models import Page, ReferenceIndex

from articles import deletion
from articles.models import (
    ConditionIndexPage,
    ConditionPerson,
    ConditionSymptom,
    ConditionTreatment,
    GlossaryTerm,
    RelatedCondition,
)
from tests.factories import (
    ConditionPageFactory,
    ConditionTopicPageFactory,
    GlossaryTermFactory,
    HelpLineFactory,
    PersonPageFactory,
    ReferenceFactory,
    StandardPageFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
    stream,
    text,
)

pytestmark = pytest.mark.django_db


def published(page):
    page.save_revision().publish()
    return page


def with_text(html: str):
    return published(ConditionPageFactory(living_with_it=text(html)))


def with_row(relation: str, row):
    page = ConditionPageFactory()
    setattr(page, relation, [row])
    return published(page)


def linked(page) -> str:
    return f'<a linktype="page" id="{page.pk}">words</a>'


# What is used: how it is made, and a condition that uses it.
RECORDS = {
    "reference": (ReferenceFactory, lambda it: with_text(f'<a linktype="reference" id="{it.pk}">[x]</a>')),
    "glossaryterm": (GlossaryTermFactory, lambda it: with_text(f"A {it.term} is a word.")),
    "helpline": (
        HelpLineFactory,
        lambda it: ConditionPageFactory(living_with_it=stream(("help_lines", {"lines": [it.pk]}))),
    ),
    "urgentadvice": (
        UrgentAdviceFactory,
        lambda it: ConditionPageFactory(care_cards=stream(("emergency", {"advice": [it.pk]}))),
    ),
}
PAGES = {
    "author": (PersonPageFactory, lambda it: ConditionPageFactory(author=it)),
    "person": (PersonPageFactory, lambda it: with_row("condition_people", ConditionPerson(person=it))),
    "treatment": (
        TreatmentPageFactory,
        lambda it: with_row("condition_treatments", ConditionTreatment(treatment=it)),
    ),
    "symptom": (
        SymptomPageFactory,
        lambda it: with_row("condition_symptoms", ConditionSymptom(symptom=it)),
    ),
    "condition": (
        ConditionPageFactory,
        lambda it: with_row("related_conditions", RelatedCondition(related=it)),
    ),
    "linked": (StandardPageFactory, lambda it: with_text(linked(it))),
    "a place": (
        ConditionPageFactory,
        lambda it: ConditionPageFactory(
            where_it_starts=stream(
                ("places", {"places": [{"name": "Bowel", "text": "<p>Words.</p>", "page": it.pk}]})
            )
        ),
    ),
}


PROTECTED = ("author", "person", "treatment", "symptom", "condition")  # by the database


def is_there(record) -> bool:
    return type(record).objects.filter(pk=record.pk).exists()


def told(answer) -> str:
    """What the editor is told after a request."""
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def delete_record(client, kind: str, *records, bulk: bool):
    if bulk:
        keys = "&".join(f"id={record.pk}" for record in records)
        return client.post(f"/admin/bulk/articles/{kind}/delete/?{keys}")
    return client.post(f"/admin/snippets/articles/{kind}/delete/{records[0].pk}/")


def delete_page(client, *pages, bulk: bool):
    if bulk:
        keys = "&".join(f"id={page.pk}" for page in pages)
        return client.post(f"/admin/bulk/wagtailcore/page/delete/?{keys}")
    return client.post(f"/admin/pages/{pages[0].pk}/delete/")


@pytest.mark.parametrize("who", ["publisher", "admin"])
@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_in_use_stays_and_an_unused_one_goes(login, kind, bulk, who):
    factory, use = RECORDS[kind]
    used, unused = factory(), factory()
    page = use(used)
    client = login(who)
    answer = delete_record(client, kind, used, bulk=bulk)
    assert answer.status_code == 302
    assert is_there(used)
    assert f"{used} cannot be deleted" in told(answer)
    assert page.title in told(answer)
    delete_record(client, kind, unused, bulk=bulk)
    assert not is_there(unused)


@pytest.mark.parametrize("who", ["publisher", "admin"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_in_use_stays_and_an_unused_one_goes(login, kind, who):
    factory, use = PAGES[kind]
    used, unused = factory(), factory()
    page = use(used)
    client = login(who)
    answer = delete_page(client, used, bulk=False)
    assert answer.status_code == 302
    assert is_there(used)
    assert f"{used} cannot be deleted" in told(answer)
    assert page.title in told(answer)
    delete_page(client, unused, bulk=False)
    assert not is_there(unused)


@pytest.mark.parametrize("who", ["publisher", "admin"])
@pytest.mark.parametrize("kind", PAGES)
def test_in_bulk_a_page_in_use_stays_and_its_uses_are_named(login, kind, who):
    factory, use = PAGES[kind]
    used, unused = factory(), factory()
    page = use(used)
    client = login(who)
    answer = delete_page(client, used, unused, bulk=True)
    assert is_there(used)
    assert is_there(unused)
    assert f"{used} cannot be deleted" in told(answer)
    assert page.title in told(answer)
    delete_page(client, unused, bulk=True)
    assert not is_there(unused)


def test_one_record_in_use_holds_back_all_that_are_ticked(login):
    used, unused = HelpLineFactory(), HelpLineFactory()
    RECORDS["helpline"][1](used)
    delete_record(login("publisher"), "helpline", used, unused, bulk=True)
    assert is_there(used)
    assert is_there(unused)
    pages = StandardPageFactory(), StandardPageFactory()
    with_text(linked(pages[0]))
    delete_page(login("publisher"), *pages, bulk=True)
    assert all(is_there(page) for page in pages)


def test_uses_are_named_once_each_and_the_question_is_not_even_asked(login):
    reference = ReferenceFactory()
    cited = f'<a linktype="reference" id="{reference.pk}">[x]</a>'
    first, second = with_text(cited + cited), with_text(cited)
    assert deletion.uses(reference) == sorted([str(first), str(second)])
    address = f"/admin/snippets/articles/reference/delete/{reference.pk}/"
    assert login("publisher").get(address).status_code == 302


def test_a_term_counts_where_live_pages_say_it_in_any_form():
    term = GlossaryTermFactory(term="quokka", other_forms="quokkas")
    page = with_text("Quokkas hop.")
    with_text("A quokkaish animal.")
    with_text("A quokka.").unpublish()
    assert deletion.uses(term) == [page.title]
    assert deletion.uses(GlossaryTerm(term="nowhereword")) == []


def test_a_page_below_counts_for_the_one_above(login):
    page = ConditionPageFactory()
    topic = ConditionTopicPageFactory(parent=page)
    user = with_text(linked(topic))
    answer = delete_page(login("publisher"), Page.objects.get(pk=page.pk), bulk=False)
    assert is_there(page)
    assert user.title in told(answer)


@pytest.mark.parametrize("bulk", [False, True])
def test_pages_that_only_refer_to_each_other_go_with_the_one_above_them(login, bulk):
    page = ConditionPageFactory()
    body = stream(("heading", "Causes"), ("paragraph", f"<p>{linked(page)}</p>"))
    topic = published(ConditionTopicPageFactory(parent=page, body=body))
    page = type(page).objects.get(pk=page.pk)
    page.living_with_it = text(linked(topic))
    published(page)
    assert ReferenceIndex.get_references_to(page).exists()
    assert ReferenceIndex.get_references_to(topic).exists()
    delete_page(login("publisher"), page, bulk=bulk)
    assert not is_there(page)
    assert not is_there(topic)


@pytest.mark.parametrize("bulk", [False, True])
def test_rows_between_pages_that_go_together_do_not_hold_them_back(login, bulk, home):
    index = home.add_child(instance=ConditionIndexPage(title="Old conditions", slug="old-conditions"))
    first, second = ConditionPageFactory(parent=index), ConditionPageFactory(parent=index)
    first.related_conditions = [RelatedCondition(related=second)]
    published(first)
    delete_page(login("publisher"), Page.objects.get(pk=index.pk), bulk=bulk)
    assert not is_there(index)
    assert not is_there(first)
    assert not is_there(second)
