import re

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from clinic import error_page
from clinic.models import ClinicDetails
from contact import references, sealing, services
from contact.models import Enquiry

from . import factories

pytestmark = pytest.mark.django_db

CONTACT = "/contact/"
THANKS = "/contact/thanks/"


@pytest.fixture
def gallstones(home):
    return factories.make_page(home, "All about stones", "stones")


def send(client, **changes):
    return factories.post(client, **changes)


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


@pytest.mark.parametrize("notice", ["", "<p>Only staff read it.</p>"])
def test_the_lawful_basis_stands_above_the_button(client, notice):
    ClinicDetails.objects.update(privacy_notice=notice, lawful_basis="public task <Article 6(1)(e)>.")
    html = client.get(CONTACT).content.decode()
    said = html.index("Our lawful basis: public task &lt;Article 6(1)(e)&gt;.</p>")
    assert said < html.index("Send your message</button>")
    before = Enquiry.objects.count()
    send(client)
    assert Enquiry.objects.count() == before + 1
    assert Enquiry.objects.latest("created_at").privacy_version == ClinicDetails.objects.get().privacy_version


def test_without_a_lawful_basis_nothing_is_said_of_it(client):
    ClinicDetails.objects.update(lawful_basis="")
    assert "lawful basis" not in client.get(CONTACT).content.decode()


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
    assert sealing.open_sealed(enquiry).message == factories.SECRET_MESSAGE
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
    assert set(client.session.keys()) == {"enquiry_receipt", "_session_expiry"}
    kept = client.session["enquiry_receipt"]
    assert set(kept) == {"reference", "reply_by", "code", "advice", "at"}
    assert kept["reference"] == Enquiry.objects.get().reference
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
    assert '<a href="#id_email">Enter your email address or your phone number' in html
    assert 'id="id_email_error"><span class="visually-hidden">Error: </span>Enter' in html
    assert "About:" in html
    assert_kept_in_form(response)
    assert "sessionid" not in client.cookies


def test_every_error_link_leads_to_a_field(client):
    html = client.post(CONTACT, {}).content.decode()
    links = re.findall(r'<a href="#(id_\w+)">', html)
    assert len(links) == 5
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


@pytest.mark.parametrize("saved", [True, False])
def test_a_database_that_is_gone_keeps_the_text_too(client, settings, tmp_path, saved):
    settings.DATA_DIR = tmp_path
    details = ClinicDetails.objects.get()
    phone = details.phone
    if saved:
        error_page.write(details)

    def gone(*args):
        raise OperationalError

    token = factories.form_token(client)
    with connection.execute_wrapper(gone):
        response = client.post(CONTACT, {**factories.ANSWERS, "token": token, "about": "/conditions/"})
    assert response.status_code == 503
    assert_never_kept(response)
    html = response.content.decode()
    assert "Your message was not sent" in html
    assert "tel:999" in html
    assert (phone in html) is saved
    assert "csrfmiddlewaretoken" in html
    assert_kept_in_form(response)
    assert send(client).status_code == 302  # sent again when it is back
    assert Enquiry.objects.count() == 1
