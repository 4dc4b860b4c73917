"""contact.staff.reply_form: what is said before a reply goes out."""

import pytest

from contact.models import Notice, ReplyTemplate
from contact.staff.reply_form import LONGEST, ReplyForm

pytestmark = pytest.mark.django_db


def form(enquiry, **changes):
    given = {"version": enquiry.version, "text": "Please ring us.", "holds_health": "general"}
    return ReplyForm(given | changes, enquiry=enquiry)


@pytest.mark.parametrize("answer", ["", "on", "True"])
def test_somebody_says_what_the_reply_holds(enquiry, answer):
    bound = form(enquiry, holds_health=answer)
    assert not bound.is_valid()
    assert list(bound.errors) == ["holds_health"]


@pytest.mark.parametrize(("answer", "held"), [("general", False), ("health", True)])
def test_what_it_holds_is_a_yes_or_no(enquiry, answer, held):
    bound = form(enquiry, holds_health=answer)
    assert bound.is_valid(), bound.errors
    assert bound.cleaned_data["holds_health"] is held


def test_a_blank_of_a_template_is_filled_in_by_a_person(enquiry):
    ReplyTemplate.objects.create(title="T", body="Come on [day of the week].")
    assert "[day of the week]" in str(form(enquiry, text="Come on [day of the week].").errors)
    assert form(enquiry, text="Come on Monday [the 3rd].").is_valid()


def test_a_field_without_a_value_is_filled_in_by_a_person(enquiry):
    assert "{phone}" in str(form(enquiry, text="Ring {phone}.").errors)


def test_lines_are_counted_as_the_browser_counts_them(enquiry):
    bound = form(enquiry, text="x\r\n" * (LONGEST // 2))
    assert bound.is_valid(), bound.errors
    assert bound.cleaned_data["text"] == "x\n" * (LONGEST // 2)
    assert not form(enquiry, text="x" * (LONGEST + 1)).is_valid()


def test_a_template_that_was_deleted_stops_nothing(enquiry):
    bound = form(enquiry, template="99999")
    assert bound.is_valid(), bound.errors
    assert bound.cleaned_data["template"] is None


@pytest.mark.parametrize("field", ["version", "draft_version", "shown_at"])
@pytest.mark.parametrize("nonsense", ["x", "-1", "9" * 30])
def test_a_page_that_was_not_complete_says_so(staff_client, enquiry, field, nonsense):
    given = {"version": 1, "text": "Typed with care.", "holds_health": "general", field: nonsense}
    response = staff_client.post(f"/admin/enquiries/{enquiry.pk}/reply/", given)
    html = response.content.decode()
    assert response.status_code == 422
    assert "The page was not complete" in html
    assert "Typed with care." in html
    assert 'name="version" value="1"' in html
    assert not Notice.objects.exists()


def test_without_an_answer_the_page_says_that_nothing_was_sent(staff_client, enquiry):
    response = staff_client.post(f"/admin/enquiries/{enquiry.pk}/reply/", {"version": 1, "text": "Hello"})
    assert response.status_code == 422
    assert "The reply was not sent." in response.content.decode()
    assert "Choose what the reply holds." in response.content.decode()
