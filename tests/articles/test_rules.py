"""What an editor may not save: each refusal stands at its field, in plain words."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError

from articles.models import ConditionPage, RelatedCondition
from tests.factories import (
    ConditionPageFactory,
    ConditionTopicPageFactory,
    PersonPageFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
)

pytestmark = pytest.mark.django_db


def test_a_long_summary_is_refused_in_plain_words():
    for factory in (
        ConditionPageFactory,
        TreatmentPageFactory,
        SymptomPageFactory,
        ConditionTopicPageFactory,
    ):
        page = factory.build(summary="word " * 61)
        with pytest.raises(ValidationError, match=r"61 words\. Please keep it to 60"):
            page.clean()


def test_a_file_name_is_no_description_of_the_figure():
    page = ConditionPageFactory.build(figure_alt_text="IMG_2041.jpg")
    with pytest.raises(ValidationError) as raised:
        page.clean()
    assert "name of a file" in str(raised.value.message_dict["figure_alt_text"])


def test_an_article_is_not_related_to_itself():
    page = ConditionPageFactory()
    with pytest.raises(ValidationError, match="article itself"):
        RelatedCondition(condition=page, related=page).clean()


def test_a_review_has_a_person_and_a_day_and_the_next_one_comes_later():
    person = PersonPageFactory()
    for values, field in (
        ({"reviewer": person}, "last_reviewed"),
        ({"last_reviewed": date(2026, 5, 4)}, "reviewer"),
        (
            {"reviewer": person, "last_reviewed": date(2026, 5, 4), "next_review": date(2026, 5, 4)},
            "next_review",
        ),
    ):
        with pytest.raises(ValidationError) as raised:
            ConditionPageFactory.build(**values).clean()
        assert field in raised.value.message_dict


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["emergency", "emergency"], "two cards of the kind “Emergency”"),
        (["urgent"], "Put it on that card"),
        ([""], "says nothing to do yet"),
    ],
)
def test_a_wrong_care_card_is_refused_at_its_field(kinds, told):
    advice = UrgentAdviceFactory()
    block = ConditionPage._meta.get_field("care_cards").stream_block
    value = block.to_python(
        [{"type": kind or "emergency", "value": {"advice": [advice.pk] if kind else []}} for kind in kinds]
    )
    with pytest.raises(StreamBlockValidationError) as raised:
        block.clean(value)
    assert told in str(raised.value.as_json_data())


def test_advice_has_signs_an_action_and_a_whole_review():
    for values, field in (
        ({"signs": " \n"}, "signs"),
        ({"action": "<p></p>"}, "action"),
        ({"reviewed_on": date(2026, 5, 4)}, "reviewer"),
    ):
        with pytest.raises(ValidationError) as raised:
            UrgentAdviceFactory.build(**values).clean()
        assert field in raised.value.message_dict


def test_a_number_in_causes_needs_a_reference():
    block = ConditionPage._meta.get_field("causes").stream_block
    bare = block.to_python([{"type": "paragraph", "value": "<p>It is twice as common after 60.</p>"}])
    with pytest.raises(StreamBlockValidationError) as raised:
        block.clean(bare)
    assert "number without a reference" in str(raised.value.as_json_data())
    cited = '<p>It is more common after 60<a linktype="reference" id="1">[x]</a>.</p><p>No number.</p>'
    block.clean(block.to_python([{"type": "paragraph", "value": cited}]))
