import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from contact import sealing, services
from contact.models import EnquiryEvent
from contact.workflow import Status, moves_from

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


def page(enquiry):
    return f"{LIST}inspect/{enquiry.pk}/"


def move(client, enquiry, status, version=1, **kwargs):
    data = {"status": status, "version": version, "outcome": "answered" if status == "closed" else ""}
    return client.post(f"{LIST}{enquiry.pk}/move/", data, **kwargs)


# The list


def test_the_list_is_in_the_order_of_what_is_due_and_shows_no_text(staff_client, staff):
    now = timezone.now()
    later, soon, urgent = (
        factories.make_enquiry(
            reply_by=now + timedelta(hours=hours), urgency=urgency, source_title="Gallstones"
        )
        for hours, urgency in ((9, 0), (2, 0), (20, 1))
    )
    html = staff_client.get(LIST).content.decode()
    places = [html.index(str(row)) for row in (urgent, soon, later)]
    assert places == sorted(places)
    assert page(soon) in html
    assert "Gallstones" in html
    assert factories.SECRET_NAME in html
    for secret in (factories.SECRET_MESSAGE, factories.SECRET_EMAIL, factories.SECRET_PHONE):
        assert secret not in html
    event = EnquiryEvent.objects.get()
    assert (event.kind, event.user, event.enquiry) == ("listed", staff, None)
    assert set(event.detail["enquiries"]) == {str(row.pk) for row in (urgent, soon, later)}


def test_the_list_never_loads_the_message(staff_client, enquiry, django_assert_max_num_queries):
    for _ in range(30):
        factories.make_enquiry()
    with django_assert_max_num_queries(19) as captured:
        staff_client.get(LIST)
    rows = [query["sql"] for query in captured if '"contact_enquiry"."reference"' in query["sql"]]
    assert rows
    assert not any('"contact_enquiry"."message"' in sql for sql in rows)


def test_the_list_offers_no_way_to_add(staff_client, enquiry):
    html = staff_client.get(LIST).content.decode()
    assert "/new/" not in html
    assert "/edit/" not in html


def test_filter_by_status(staff_client):
    new = factories.make_enquiry()
    closed = factories.make_enquiry(status="closed")
    answered = factories.make_enquiry(status="answered")
    html = staff_client.get(LIST, {"status": ["closed", "answered"]}).content.decode()
    assert str(new) not in html
    assert str(closed) in html
    assert str(answered) in html


@pytest.mark.parametrize("query", ["status=nonsense", "ordering=message", "p=99", "status=%00"])
def test_senseless_questions_are_answered_with_a_list(staff_client, enquiry, query):
    response = staff_client.get(f"{LIST}?{query}")
    assert response.status_code == 200


def test_search_by_reference_however_it_is_written(staff_client):
    wanted = factories.make_enquiry(reference="7K3M9Q2V0")
    other = factories.make_enquiry(reference="8K3M9Q2V1")
    for query in ("7K3-M9Q-2V0", "7k3 m9q 2vo", "7K3M9Q2V0", "7k3", " 7K3-M"):
        html = staff_client.get(f"{LIST}results/", {"q": query}).content.decode()
        assert str(wanted) in html, query
        assert str(other) not in html, query


@pytest.mark.parametrize(
    "query", ["Can", "private.example.org", "496 0777", "ache", "Gallstones", "%", "_", "U" * 9, '"', "'"]
)
def test_search_by_anything_else_finds_nothing(staff_client, enquiry, query):
    response = staff_client.get(f"{LIST}results/", {"q": query})
    assert response.status_code == 200
    assert str(enquiry) not in response.content.decode()


# The page of one enquiry


def test_the_page_shows_all_that_is_needed_to_reply(staff_client):
    enquiry = factories.make_enquiry(
        source_path="/conditions/gallstones/", source_title="Gallstones", message="One.\n\n<b>Two.</b>"
    )
    html = staff_client.get(page(enquiry)).content.decode()
    for part in (
        str(enquiry),
        factories.SECRET_NAME,
        f'href="mailto:{factories.SECRET_EMAIL}"',
        'href="tel:+441214960777"',
        'href="/conditions/gallstones/"',
        "One.\n\n&lt;b&gt;Two.&lt;/b&gt;",
    ):
        assert part in html


def test_opening_is_written_down_before_anything_is_shown(staff_client, staff, enquiry):
    html = staff_client.get(page(enquiry)).content.decode()
    event = enquiry.events.get()
    assert (event.kind, event.user) == ("read", staff)
    assert "Opened" in html


def test_no_event_no_text(staff_client, enquiry, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(EnquiryEvent.objects, "record", fail)
    monkeypatch.setattr(sealing, "open_sealed", lambda enquiry: pytest.fail("opened without an event"))
    with pytest.raises(OperationalError):
        staff_client.get(page(enquiry))


def test_who_is_refused_leaves_no_reading_behind(client, nobody, enquiry):
    client.force_login(factories.make_user("writer", "access_admin"))
    client.get(page(enquiry))
    client.get(f"{LIST}{enquiry.pk}/move/")
    move(client, enquiry, "closed")
    assert not enquiry.events.exists()
    enquiry.refresh_from_db()
    assert enquiry.status == "new"


@pytest.mark.parametrize("status", Status)
def test_only_legal_moves_are_offered(staff_client, status):
    enquiry = factories.make_enquiry(status=status.value)
    html = staff_client.get(page(enquiry)).content.decode()
    select = re.search(r'<select name="status".*?</select>', html, re.DOTALL)
    chosen = select[0] if select else ""  # a joined one can only be separated again
    offered = {other for other in Status if f'<option value="{other.value}">' in chosen}
    assert offered == set(moves_from(status.value))


def test_who_may_only_look_is_offered_nothing(client, nobody, enquiry):
    client.force_login(factories.make_user("viewer", "access_admin", "view_enquiry"))
    html = client.get(page(enquiry)).content.decode()
    assert factories.SECRET_MESSAGE in html
    assert "New status" not in html
    assert move(client, enquiry, "closed")["Location"] == "/admin/"
    enquiry.refresh_from_db()
    assert enquiry.status == "new"


# Moving it on


def test_moving_it_on(staff_client, staff, enquiry):
    response = move(staff_client, enquiry, "answered", follow=True)
    assert response.redirect_chain == [(page(enquiry), 302)]
    html = response.content.decode()
    assert f"Enquiry {enquiry} is now “Answered”." in html
    assert "Status changed from “New” to “Answered”" in html
    event = enquiry.events.get(kind="moved")
    assert event.user == staff


def test_a_stale_save_is_refused_in_plain_words(staff_client, staff, enquiry):
    services.move(enquiry.pk, "in_progress", staff, 1)
    response = move(staff_client, enquiry, "closed", version=1)
    assert response.status_code == 409
    html = response.content.decode()
    assert "Somebody else changed this enquiry while you had it open" in html
    assert "Nothing was changed." in html
    assert 'name="version" value="2"' in html
    enquiry.refresh_from_db()
    assert enquiry.status == "in_progress"
    assert move(staff_client, enquiry, "closed", version=2).status_code == 302


def test_an_illegal_move_is_refused_in_plain_words(staff_client):
    enquiry = factories.make_enquiry(status="closed")
    html = move(staff_client, enquiry, "new").content.decode()
    assert "An enquiry that is “Closed” cannot be set to “New”." in html
    enquiry.refresh_from_db()
    assert enquiry.status == "closed"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"status": "", "version": "1"},
        {"status": "lost", "version": "1"},
        {"status": "closed", "version": "1"},
        {"status": "answered", "version": "x"},
        {"status": "answered", "version": "9" * 40},
        {"status": "answered"},
        {"status": "\x00", "version": "\x00"},
    ],
)
def test_a_broken_form_changes_nothing_and_shows_the_page_again(staff_client, enquiry, data):
    response = staff_client.post(f"{LIST}{enquiry.pk}/move/", data)
    assert response.status_code == 422
    assert factories.SECRET_MESSAGE in response.content.decode()
    assert [event.kind for event in enquiry.events.all()] == ["read"]
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.version) == ("new", 1)


def test_the_form_moves_and_does_nothing_else(staff_client, enquiry):
    data = {"status": "answered", "version": 1, "message": "x", "name": "x", "reference": "x"}
    staff_client.post(f"{LIST}{enquiry.pk}/move/", data)
    enquiry.refresh_from_db()
    opened = sealing.open_sealed(enquiry)
    assert (opened.message, opened.name) == (factories.SECRET_MESSAGE, factories.SECRET_NAME)


def test_an_enquiry_has_one_address(staff_client, enquiry):
    response = staff_client.get(f"{LIST}{enquiry.pk}/move/")
    assert response["Location"] == page(enquiry)


def test_a_script_gets_no_other_answer(staff_client, enquiry):
    response = move(staff_client, enquiry, "closed", headers={"accept": "application/json"})
    assert response.status_code == 302


def test_the_page_takes_few_queries(staff_client, enquiry, django_assert_max_num_queries):
    for _ in range(20):
        staff_client.get(page(enquiry))
    with django_assert_max_num_queries(27):
        staff_client.get(page(enquiry))
