"""What hostile or broken requests to the contact pages are answered with: never a 500."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact.forms import EnquiryForm
from contact.models import Enquiry

from . import factories

pytestmark = pytest.mark.django_db

CONTACT = "/contact/"
THANKS = "/contact/thanks/"
URLENCODED = "application/x-www-form-urlencoded"


def send(client, **changes):
    return factories.post(client, **changes)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(CONTACT).status_code == 405
    assert client.post(THANKS).status_code == 405


def test_without_the_right_token_nothing_is_stored():
    client = Client(enforce_csrf_checks=True)
    assert client.post(CONTACT, factories.ANSWERS).status_code == 403
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
@pytest.mark.parametrize("field", [*EnquiryForm.base_fields])
def test_hostile_text_in_any_field(client, field, text):
    body = urlencode({**factories.ANSWERS, "token": factories.form_token(client), field: text})
    response = client.post(CONTACT, body, content_type=URLENCODED)
    assert response.status_code in ((200,) if field == "signs" else ()) + (302, 422)
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
    fields = {**factories.ANSWERS, "token": factories.form_token(client), "message": "\\ud800 \\u0000"}
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
    body["token"] = factories.form_token(client)
    response = client.generic("POST", CONTACT, urlencode(body), content_type=URLENCODED)
    assert response.status_code in (302, 422)


@pytest.mark.parametrize(
    "name", ["name*=nonsense''x", "name*=utf-99''message", "name=message; filename*=hex''x"]
)
def test_a_part_in_an_encoding_that_nobody_knows(client, name):
    body = f"--x\r\nContent-Disposition: form-data; {name}\r\n\r\nHello\r\n--x--\r\n"
    answer = client.generic("POST", CONTACT, body.encode(), content_type="multipart/form-data; boundary=x")
    assert answer.status_code in (400, 422)
