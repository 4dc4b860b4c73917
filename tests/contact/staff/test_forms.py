from datetime import date

import pytest

from contact.models import Absence
from contact.staff.forms import AssignForm, CallBackForm, MergeForm, MoveForm, NoteForm, UrgencyForm
from contact.workflow import Status, moves_from

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
def test_it_offers_what_the_table_has(status):
    form = MoveForm(enquiry=factories.make_enquiry(status=status.value))
    offered = [value for value, _ in form.fields["status"].widget.choices]
    assert offered == ["", *(move.value for move in moves_from(status))]
    assert form.initial["version"] == 1


def test_it_takes_any_status_so_that_the_service_can_say_why_not(enquiry):
    form = MoveForm({"status": "new", "version": "7"}, enquiry=enquiry)
    assert form.is_valid()
    assert (form.cleaned_data["status"], form.cleaned_data["version"]) == ("new", 7)


def test_it_leaves_the_enquiry_in_memory_alone(enquiry):
    form = MoveForm({"status": "closed", "version": "1", "outcome": "answered"}, enquiry=enquiry)
    assert form.is_valid()
    assert enquiry.status == "new"


def test_whoever_closes_says_how_it_ended(enquiry):
    form = MoveForm({"status": "closed", "version": "1"}, enquiry=enquiry)
    assert form.errors == {"outcome": ["Choose how it ended."]}


def test_a_plan_to_ring_is_for_later(enquiry):
    form = CallBackForm({"at": "01/02/2020 10:00", "version": "1"}, enquiry=enquiry)
    assert "still to come" in str(form.errors)


def test_who_is_away_is_named_as_away(enquiry, staff):
    Absence.objects.create(user=staff, until=date(2999, 1, 2))
    form = AssignForm(enquiry=enquiry)
    assert [label for _, label in form.fields["to"].choices][1:] == ["clerk (away until 2 January 2999)"]


@pytest.mark.parametrize("form", [NoteForm, UrgencyForm, MergeForm])
def test_what_is_empty_or_nonsense_is_refused_and_no_error(enquiry, form):
    for data in (
        {},
        {"version": "x"},
        {"version": "1", "into": "\x00", "reason": " ", "text": " ", "urgency": "9"},
    ):
        assert not form(data, enquiry=enquiry).is_valid()
