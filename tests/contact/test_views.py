import re
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic.models import ClinicDetails
from contact import references, services, views
from contact.models import Enquiry

from . import factories

pytestmark = pytest.mark.django_db

CONTACT = "/contact/"
THANKS = "/contact/thanks/"
URLENCODED = "application/x-www-form-urlencoded"


@pytest.fixture
def gallstones(home):
    return factories.make_page(home, "All about stones", "stones")


def send(client, **changes):
    return client.post(CONTACT, {**factories.ANSWERS, **changes})


def assert_never_kept(response):
    directives = {word.strip() for word in response["Cache-Control"].split(",")}
    assert {"private", "no-store"} <= directives


def assert_kept_in_form(response, message=factories.SECRET_MESSAGE):
    html = response.content.decode()
    assert f">\n{message}</textarea>" in html
    assert f'value="{factories.SECRET_NAME}"' in html


def test_the_names_of_the_addresses():
    assert (reverse("contact"), reverse("contact_thanks")) == (CONTACT, THANKS)


def test_the_page_has_phone_then_emergencies_then_the_form(client):
    response = client.get(CONTACT)
    assert response.status_code == 200
    assert_never_kept(response)
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    phone = ClinicDetails.objects.get().phone
    order = [main.index(part) for part in ("<h1>Contact us</h1>", phone, "tel:999", "<form")]
    assert order == sorted(order)
    assert main.count("<h1") == 1
    assert "<script" not in main
    assert "style=" not in main
    assert 'name="about"' in main


def test_looking_at_the_page_starts_no_session(client):
    client.get(CONTACT)
    assert set(client.cookies) == {"csrftoken"}


def test_the_page_it_came_from_is_shown_and_can_be_removed(client, gallstones):
    response = client.get(CONTACT, {"about": "/stones/"})
    assert b'About: <a href="/stones/">All about stones</a>' in response.content
    assert b'<input type="hidden" name="about" value="/stones/"' in response.content
    assert b'<a href="/contact/">Remove' in response.content


@pytest.mark.parametrize(
    "about", ["/nowhere/", "https://evil.example/", '"><script>alert(1)</script>', "\x00", "a" * 9000]
)
def test_a_page_that_is_not_ours_is_ignored(client, about):
    response = client.get(CONTACT, {"about": about})
    assert response.status_code == 200
    assert b"About:" not in response.content
    assert b"evil" not in response.content
    assert b"alert(1)" not in response.content


def test_a_message_is_stored_and_thanked_for(client, gallstones):
    response = send(client, about="/stones/")
    assert response.status_code == 302
    assert response["Location"] == THANKS
    assert_never_kept(response)
    enquiry = Enquiry.objects.get()
    assert enquiry.message == factories.SECRET_MESSAGE
    assert (enquiry.source_path, enquiry.source_title) == ("/stones/", "All about stones")
    page = client.get(THANKS)
    assert page.status_code == 200
    assert_never_kept(page)
    assert str(enquiry).encode() in page.content
    assert references.spelled(enquiry.reference).encode() in page.content
    for secret in factories.SECRETS:
        assert secret.encode() not in page.content
    assert client.get(THANKS).content.count(str(enquiry).encode()) == 1


def test_the_session_holds_the_reference_and_nothing_else(client):
    send(client)
    assert set(client.session.keys()) == {"enquiry_reference", "_session_expiry"}
    assert set(client.session["enquiry_reference"]) == {"reference", "at"}
    assert client.session["enquiry_reference"]["reference"] == Enquiry.objects.get().reference
    assert client.cookies["sessionid"]["max-age"] == 30 * 60


def test_staff_who_try_the_form_stay_signed_in(staff_client):
    before = staff_client.session.get_expiry_age()
    send(staff_client)
    assert staff_client.session.get_expiry_age() == before


def test_the_thanks_are_there_for_half_an_hour(client):
    with time_machine.travel("2026-11-23 10:00+00:00", tick=False) as clock:
        send(client)
        clock.shift(30 * 60 - 1)
        assert client.get(THANKS).status_code == 200
        clock.shift(2)
        assert client.get(THANKS).status_code == 302


def test_no_thanks_without_a_message(client):
    response = client.get(THANKS)
    assert response.status_code == 302
    assert response["Location"] == CONTACT
    assert_never_kept(response)


def test_the_thanks_of_one_person_are_not_another_s(client):
    send(client)
    assert Client().get(THANKS).status_code == 302


def test_errors_are_listed_linked_and_lose_nothing(client, gallstones):
    response = send(client, email="", phone="", about="/stones/")
    assert response.status_code == 422
    assert_never_kept(response)
    assert not Enquiry.objects.exists()
    html = response.content.decode()
    assert "<title>Error: Contact us" in html
    assert html.index('class="error-summary"') < html.index('id="phone-us"')
    assert '<a href="#id_email">Enter your e-mail address or your phone number' in html
    assert 'id="id_email_error"><span class="visually-hidden">Error: </span>Enter' in html
    assert "About:" in html
    assert_kept_in_form(response)
    assert "sessionid" not in client.cookies


def test_every_error_link_leads_to_a_field(client):
    html = client.post(CONTACT, {}).content.decode()
    links = re.findall(r'<a href="#(id_\w+)">', html)
    assert len(links) == 3
    for target in links:
        assert html.count(f' id="{target}"') == 1


def test_nothing_personal_is_in_an_address(client):
    for response in (send(client), send(client, email="wrong")):
        for secret in factories.SECRETS:
            assert secret not in response.get("Location", "")
    assert b'action="/contact/"' in client.get(CONTACT, {"about": "/x/"}).content


def test_a_locked_database_keeps_the_text_and_thanks_for_nothing(client, monkeypatch, caplog):
    def fail(*args):
        raise OperationalError(f"database is locked: {factories.SECRET_MESSAGE}")

    monkeypatch.setattr(services, "submit", fail)
    response = send(client)
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert_never_kept(response)
    assert b"Your message was not sent" in response.content
    assert b"Thank you" not in response.content
    assert_kept_in_form(response)
    assert "sessionid" not in client.cookies
    assert "OperationalError" in caplog.text
    assert factories.SECRET_MESSAGE not in caplog.text


@pytest.mark.parametrize("seen", [True, False])
def test_a_database_that_is_gone_keeps_the_text_too(client, monkeypatch, seen):
    phone = ClinicDetails.objects.get().phone
    monkeypatch.setattr(views, "_last_details", {})
    if seen:
        client.get(CONTACT)

    def gone(*args):
        raise OperationalError

    with connection.execute_wrapper(gone):
        response = send(client, about="/conditions/")
    assert response.status_code == 503
    assert_never_kept(response)
    html = response.content.decode()
    assert "Your message was not sent" in html
    assert "tel:999" in html
    assert (phone in html) is seen
    assert "csrfmiddlewaretoken" in html
    assert_kept_in_form(response)
    assert send(client).status_code == 302  # sent again when it is back
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(CONTACT).status_code == 405
    assert client.post(THANKS).status_code == 405


def test_without_the_right_token_nothing_is_stored():
    client = Client(enforce_csrf_checks=True)
    assert send(client).status_code == 403
    client.get(CONTACT)
    assert send(client, csrfmiddlewaretoken="x" * 64).status_code == 403
    assert not Enquiry.objects.exists()


def test_with_the_token_of_the_page_it_is_stored():
    client = Client(enforce_csrf_checks=True)
    html = client.get(CONTACT).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]
    assert send(client, csrfmiddlewaretoken=token).status_code == 302


HOSTILE = [
    "\x00",
    "a\x00b",
    "\u202eevil",
    "Z\u0301" * 2000,
    "a\r\nBcc: x@example.org",
    "{{ settings.SECRET_KEY }}{% load x %}",
    "<script>alert(1)</script>",
    "'; DROP TABLE contact_enquiry; --",
    "\U0001f9d1\u200d\u2695\ufe0f",
    "a" * 1_000_000,
    " \t\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("field", ["name", "email", "phone", "message", "about"])
def test_hostile_text_in_any_field(client, field, text):
    body = urlencode({**factories.ANSWERS, field: text})
    response = client.post(CONTACT, body, content_type=URLENCODED)
    assert response.status_code in (302, 422)
    assert b"<script>alert" not in response.content
    assert b"\x00" not in response.content
    if response.status_code == 302:
        assert client.get(THANKS).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\xfd",
        b"%",
        b"name=%ED%A0%80&message=%FF%FE&email=%C0%80",
        b"name[]=1&name.x=2&&&===",
        b"&".join(b"f%d=1" % n for n in range(1001)),
        b'{"name": "x"}',
    ],
)
@pytest.mark.parametrize(
    "kind",
    [
        URLENCODED,
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain",
        "",
    ],
)
def test_bodies_that_are_no_form(client, body, kind):
    response = client.generic("POST", CONTACT, body, content_type=kind)
    assert response.status_code in (400, 422)
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("charset", ["utf-16", "raw_unicode_escape", "latin-1", "nonsense"])
def test_a_form_in_another_encoding(client, charset):
    part = 'Content-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    fields = {**factories.ANSWERS, "message": "\\ud800 \\u0000"}
    body = "".join("--x\r\n" + part.format(*field) for field in fields.items()) + "--x--\r\n"
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    response = client.generic("POST", CONTACT, body.encode(), content_type=kind)
    assert response.status_code in (302, 400, 422)


def test_files_are_not_taken(client, tmp_path):
    file = tmp_path / "scan.txt"
    file.write_text("results")
    with file.open("rb") as opened:
        response = send(client, message=opened)
    assert response.status_code == 422


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=st.dictionaries(st.sampled_from(list(factories.ANSWERS)), st.binary(max_size=300)))
def test_whatever_bytes_are_sent_the_answer_is_a_page(client, body):
    response = client.generic("POST", CONTACT, urlencode(body), content_type=URLENCODED)
    assert response.status_code in (302, 422)
