import pytest

from contact.staff.forms import MoveForm
from contact.workflow import Status, moves_from

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
def test_it_offers_what_the_table_has(status):
    form = MoveForm(instance=factories.make_enquiry(status=status.value))
    offered = [value for value, _ in form.fields["status"].widget.choices]
    assert offered == ["", *(move.value for move in moves_from(status))]
    assert form.initial["version"] == 1


def test_it_takes_any_status_so_that_the_service_can_say_why_not(enquiry):
    form = MoveForm({"status": "new", "version": "7"}, instance=enquiry)
    assert form.is_valid()
    assert form.cleaned_data == {"status": "new", "version": 7}


def test_it_leaves_the_enquiry_in_memory_alone(enquiry):
    form = MoveForm({"status": "closed", "version": "1"}, instance=enquiry)
    assert form.is_valid()
    assert enquiry.status == "new"
