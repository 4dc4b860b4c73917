"""Drafts may be incomplete: the editor, the draft's view and its preview open whatever is still empty."""

import pytest
from wagtail.fields import StreamField

from articles import publishing
from articles.models import ConditionPage, ConditionTopicPage, SymptomPage, TreatmentPage
from tests.factories import (
    ConditionPageFactory,
    ConditionTopicPageFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
    stream,
)

pytestmark = pytest.mark.django_db

FACTORIES = {
    ConditionPage: ConditionPageFactory,
    ConditionTopicPage: ConditionTopicPageFactory,
    SymptomPage: SymptomPageFactory,
    TreatmentPage: TreatmentPageFactory,
}
EMPTY_BLOCKS = [
    pytest.param(model, field.name, name, id=f"{model.__name__}-{field.name}-{name}")
    for model in FACTORIES
    for field in model._meta.get_fields()
    if isinstance(field, StreamField)
    for name in field.stream_block.child_blocks
]


@pytest.mark.parametrize(("model", "field", "name"), EMPTY_BLOCKS)
def test_a_draft_with_an_empty_block_can_be_opened_seen_and_saved(login, model, field, name):
    page = FACTORIES[model]()
    block = model._meta.get_field(field).stream_block
    setattr(page, field, [(name, block.child_blocks[name].get_default())])
    assert block.clean_deferred(getattr(page, field)) is not None  # as a draft is checked when it is saved
    page.save_revision(clean=False)
    client = login("author")
    for address in ("edit/", "view_draft/"):
        assert client.get(f"/admin/pages/{page.pk}/{address}").status_code == 200, address


def test_what_is_incomplete_is_not_published_from_a_list(login):
    page, whole = ConditionPageFactory(), ConditionPageFactory()
    outlook = {"number": 5, "out_of": 10, "text": "", "group": "", "country": "", "source": "", "note": "x"}
    page.outlook = stream(("outlook_fact", outlook))
    page.save_revision(clean=False)
    whole.save_revision()
    assert any("outlook" in line for line in publishing.problems(page))
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&id={whole.pk}"
    answer = login("publisher").post(address, follow=True)
    assert "was not published" in answer.content.decode()
    assert "Who was counted" not in login("publisher").get(page.url).content.decode()
    login("publisher").post(f"/admin/bulk/wagtailcore/page/publish/?id={whole.pk}")
    whole.refresh_from_db()
    assert not whole.has_unpublished_changes


def test_advice_that_is_raised_moves_to_the_card_of_its_urgency(client):
    advice = UrgentAdviceFactory(urgency="urgent", heading="Raised")
    page = ConditionPageFactory(care_cards=stream(("urgent", {"advice": [advice.pk]})))
    assert "care-card--urgent" in client.get(page.url).content.decode()
    advice.urgency = "emergency"
    advice.save()
    shown = client.get(page.url).content.decode()
    assert "care-card--urgent" not in shown
    assert "Raised" in shown[shown.index("care-card--emergency") :]


def test_all_that_is_wrong_is_told_at_once():
    page = ConditionPageFactory.build(summary="word " * 65, figure_alt_text="scan_01.jpg")
    with pytest.raises(Exception) as raised:
        page.clean()
    assert {"summary", "figure_alt_text"} <= set(raised.value.message_dict)
