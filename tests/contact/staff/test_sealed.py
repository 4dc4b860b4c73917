"""contact.staff: what is sealed is found, shown, and missed in plain words when its key is gone."""

import pytest

from contact.models import Enquiry

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


def page(enquiry) -> str:
    return f"{LIST}inspect/{enquiry.pk}/"


@pytest.mark.parametrize(
    "query",
    ["canary", "Féatherstone", "CANARY featherstone", "Canary@Private.Example.org", "+44 121 496 0777"],
)
def test_search_by_a_whole_name_address_or_number(staff_client, enquiry, query):
    other = factories.make_enquiry(name="Somebody Else", email="else@example.org", phone="0121 496 0778")
    html = staff_client.get(f"{LIST}results/", {"q": query}).content.decode()
    assert str(enquiry) in html
    assert str(other) not in html


def test_an_enquiry_whose_key_is_gone_says_so_and_the_rest_works(staff_client, enquiry, caplog):
    broken = factories.make_enquiry()
    Enquiry.objects.filter(pk=broken.pk).update(message=enquiry.message)  # of another row
    html = staff_client.get(page(broken)).content.decode()
    assert "This enquiry cannot be read" in html
    assert factories.SECRET_NAME not in html
    assert "Tampered" in caplog.text
    assert [event.kind for event in broken.events.all()] == ["read"]
    assert str(broken) in staff_client.get(LIST).content.decode()
    assert factories.SECRET_MESSAGE in staff_client.get(page(enquiry)).content.decode()
