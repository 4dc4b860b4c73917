"""contact.services.merging: one is answered for both, both histories stay, two people join at once."""

import pytest

from contact import services
from contact.models import Enquiry
from contact.services import CannotMerge, StaleEnquiry, may_be_duplicates, of_the_same_person

from . import factories

pytestmark = pytest.mark.django_db


def test_the_other_way_round_at_the_same_moment_is_refused(staff, enquiry):
    other = factories.make_enquiry()
    services.merge(enquiry.pk, other.pk, staff, 1)
    with pytest.raises(StaleEnquiry):
        services.merge(other.pk, enquiry.pk, staff, 1)
    other.refresh_from_db()
    with pytest.raises(CannotMerge, match="duplicate itself"):
        services.merge(other.pk, enquiry.pk, staff, other.version)
    assert Enquiry.objects.filter(status="duplicate").count() == 1


def test_the_same_joining_twice_is_one(staff, enquiry):
    other = factories.make_enquiry()
    services.merge(enquiry.pk, other.pk, staff, 1)
    with pytest.raises(StaleEnquiry):
        services.merge(enquiry.pk, other.pk, staff, 1)
    assert enquiry.events.filter(kind="merged").count() == 1


def test_what_was_joined_before_goes_along(staff):
    first, second, third = (factories.make_enquiry() for _ in range(3))
    services.merge(first.pk, second.pk, staff, 1)
    second.refresh_from_db()
    services.merge(second.pk, third.pk, staff, second.version)
    first.refresh_from_db()
    assert first.duplicate_of == third
    assert set(third.duplicates.all()) == {first, second}


def test_an_open_message_opens_the_closed_one_that_it_is_joined_with(staff, enquiry):
    closed = factories.make_enquiry(status="closed")
    services.merge(enquiry.pk, closed.pk, staff, 1)
    closed.refresh_from_db()
    assert closed.status == "reopened"


def test_nothing_is_joined_with_spam(staff, enquiry):
    spam = factories.make_enquiry(status="spam")
    with pytest.raises(CannotMerge, match="spam itself"):
        services.merge(enquiry.pk, spam.pk, staff, 1)


def test_the_same_person_is_found_by_address_or_number_within_30_days(enquiry):
    from datetime import timedelta

    by_mail = factories.make_enquiry(phone="0121 496 0778")
    by_phone = factories.make_enquiry(email="other@example.org")
    factories.make_enquiry(email="other@example.org", phone="0121 496 0778")  # only the name is the same
    long_ago = factories.make_enquiry(created_at=enquiry.created_at - timedelta(days=31))
    others = list(of_the_same_person(enquiry))
    assert set(others) == {by_mail, by_phone, long_ago}
    assert set(may_be_duplicates(enquiry, others)) == {by_mail, by_phone}


def test_who_gave_neither_is_like_nobody(db):
    one, other = (factories.make_enquiry(email="", phone="") for _ in range(2))
    assert list(of_the_same_person(one)) == []
    assert may_be_duplicates(one, [other]) == [other]  # what is handed in is only looked at by date
