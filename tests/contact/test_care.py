"""The form's care: ticked signs, spam that is kept, acknowledgement, stage, and nothing that leaks."""

import logging
import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from contact import sealing, tasks, throttle
from contact.models import Enquiry, Notice

from . import factories

pytestmark = pytest.mark.django_db

CONTACT = "/contact/"
THANKS = "/contact/thanks/"
STATUS = "/contact/status/"


@pytest.fixture(autouse=True)
def patient_people(monkeypatch):
    """Nobody here is as fast as a test: forms count as open for a while."""
    monkeypatch.setattr("contact.form_token.seconds_open", lambda token: 60.0)


def test_a_ticked_sign_shows_its_action_first_and_asks_whether_to_go_on(client):
    token = factories.form_token(client)
    answer = factories.post(client, signs=["999", "jaundice"])
    assert answer.status_code == 200
    assert not Enquiry.objects.exists()
    html = answer.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert (
        main.index('Call <a href="tel:999">') < main.index("Phone your GP") < main.index("as well</button>")
    )
    fields = re.findall(r'<input type="hidden" name="([\w]+)" value="([^"]*)"', main)
    assert ("message", factories.SECRET_MESSAGE) in fields
    data = {name: [value for other, value in fields if other == name] for name, _value in fields}
    assert client.post(CONTACT, {**data, "go_on": "yes"})["Location"] == THANKS
    enquiry = Enquiry.objects.get()
    assert enquiry.urgency == 2
    assert sealing.open_sealed(enquiry).signs == ("999", "jaundice")
    assert 'Call <a href="tel:999">' in client.get(THANKS).content.decode()
    assert token


@pytest.mark.parametrize("signs", [["gone-advice"], ["<b>"], ["x" * 5000], ["999"] * 200])
def test_a_strange_tick_never_keeps_a_message_from_being_sent(client, signs):
    assert factories.post(client, signs=signs, go_on="yes").status_code == 302
    assert Enquiry.objects.count() == 1


def test_what_looks_like_spam_is_kept_named_and_not_answered(client, staff):
    factories.post(client, website="https://spam.example.org")
    enquiry = Enquiry.objects.get()
    assert enquiry.suspicions
    assert not enquiry.notices.filter(recipient="").exists()
    assert enquiry.notices.count() == 1
    client.force_login(staff)
    html = client.get(f"/admin/enquiries/inspect/{enquiry.pk}/").content.decode()
    assert "This may be spam" in html
    assert enquiry.suspicion_labels[0] in html


def test_ten_people_behind_one_address_get_through_and_a_flood_gets_a_phone_number():
    for number in range(throttle.SUBMISSIONS.most):
        assert factories.post(Client(), message=f"Message {number}").status_code == 302
    last = Client()
    answer = factories.post(last, message="One more")
    assert answer.status_code == 429
    html = answer.content.decode()
    assert "One more" in html
    assert "0121 496 0100" in html[html.index("too-many") :]
    assert Enquiry.objects.count() == throttle.SUBMISSIONS.most >= 10


def test_who_gave_an_address_is_told_that_the_message_came_and_nothing_of_it(client, staff):
    factories.post(client)
    assert Notice.objects.filter(recipient="").count() == 1
    tasks.deliver_due_notices()
    sent = [message for message in mail.outbox if message.to == [factories.SECRET_EMAIL]]
    assert len(sent) == 1
    text = f"{sent[0].subject} {sent[0].from_email} {sent[0].body}"
    assert str(Enquiry.objects.get()) in text
    assert "999" in text
    assert "by the end of" in text
    for word in (factories.SECRET_NAME, factories.SECRET_MESSAGE, "liver", "HPB", "cancer", "hepat"):
        assert word.lower() not in text.lower()


def test_without_an_address_nobody_is_written_to(client, nobody):
    factories.post(client, email="")
    assert not Notice.objects.exists()


def test_reference_and_code_show_the_stage_and_nothing_else(client):
    factories.post(client)
    enquiry = Enquiry.objects.get()
    code = client.session["enquiry_receipt"]["code"]
    assert code in client.get(THANKS).content.decode()
    stranger = Client()
    right = stranger.post(STATUS, {"reference": str(enquiry).lower(), "code": f"{code[:3]} {code[3:]}"})
    assert "received, waiting to be read" in right.content.decode()
    for secret in factories.SECRETS:
        assert secret not in right.content.decode()
    wrong = f"{(int(code) + 1) % 10**6:06}"
    pages = [
        stranger.post(STATUS, {"reference": reference, "code": tried}).content.decode()
        for reference, tried in ((str(enquiry), wrong), ("000-000-000", code), ("zzz", code))
    ]
    for page in pages:
        assert "This does not fit" in page
    bare = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert bare[0] == bare[1]  # a wrong code and a wrong reference look the same


def test_guessing_codes_is_stopped(client):
    answers = [client.post(STATUS, {"reference": "000-000-000", "code": "000000"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "0121 496 0100" in answers[-1].content.decode()


@pytest.mark.parametrize(("reference", "code"), [("", ""), ("\x00", "\u0661"), ("x" * 9999, "1")])
def test_hostile_look_ups_are_pages(client, reference, code):
    assert client.get(STATUS).status_code == 200
    answer = client.post(STATUS, {"reference": reference, "code": code})
    assert answer.status_code in (200, 422)


def test_a_browser_without_cookies_gets_its_text_and_the_phone_number():
    client = Client(enforce_csrf_checks=True)
    answer = client.post(CONTACT, factories.ANSWERS)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert factories.SECRET_MESSAGE in html
    assert "0121 496 0100" in html


CANARIES = {
    "name": "Canaria Nameworth",
    "email": "canary-mail@private.example.org",
    "phone": "0121 496 0666",
    "good_time": "canary o’clock",
    "message": "canarymessage about an ache",
    "needs_detail": "Canarish",
}


def test_no_field_leaks_anywhere(client, staff, caplog):
    """A canary in each field stands in nothing but the ciphertext."""
    caplog.set_level(logging.DEBUG)
    factories.post(client, **CANARIES)
    tasks.deliver_due_notices()
    client.get(THANKS)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            stored = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])
            for canary in CANARIES.values():
                assert canary.lower() not in stored.lower(), table
    mails = "".join(f"{m.subject}{m.body}{m.extra_headers}" for m in mail.outbox)
    to_staff = "".join(str(m.to) for m in mail.outbox if m.to != [CANARIES["email"]])
    session = repr(dict(client.session.items()))
    for canary in CANARIES.values():
        for place in (mails, to_staff, session, caplog.text):
            assert canary.lower() not in place.lower()
