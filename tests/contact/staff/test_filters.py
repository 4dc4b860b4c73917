import pytest

from contact.models import Enquiry
from contact.staff.filters import EnquiryFilterSet

from .. import factories

pytestmark = pytest.mark.django_db


def test_several_statuses_may_be_ticked():
    for status in ("new", "answered", "closed"):
        factories.make_enquiry(status=status)
    found = EnquiryFilterSet({"status": ["new", "closed"]}, Enquiry.objects.all()).qs
    assert {enquiry.status for enquiry in found} == {"new", "closed"}


def test_there_is_no_filter_on_anything_personal():
    assert list(EnquiryFilterSet({}, Enquiry.objects.all()).filters) == [
        "tab",
        "status",
        "kind",
        "assignee",
    ]
