"""What the form promises: never lost, never doubled; when a reply comes; what to do at once."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from contact import services, tasks, views
from contact.models import Enquiry, Notice

from . import factories

pytestmark = pytest.mark.django_db

CONTACT = "/contact/"
THANKS = "/contact/thanks/"
MONDAY_MORNING = "2026-11-23 10:00+00:00"
SATURDAY_NIGHT = "2026-11-21 23:00+00:00"


def resend(client, token: str, **changes):
    return client.post(CONTACT, {**factories.ANSWERS, "token": token, **changes})


def test_a_double_click_is_one_enquiry_with_one_reference(client, staff):
    token, codes = factories.form_token(client), set()
    for _ in range(3):
        assert resend(client, token)["Location"] == THANKS
        reference = client.session["enquiry_receipt"]["reference"]
        assert reference == Enquiry.objects.get().reference
        codes.add(client.session["enquiry_receipt"]["code"])
    assert len(codes) == 1  # who wrote the first one down can use it
    assert Notice.objects.count() == 1


def test_the_same_form_with_another_text_is_a_second_enquiry(client):
    token = factories.form_token(client)
    resend(client, token)
    resend(client, token, message="I forgot to say that I am free on Tuesdays.")
    assert Enquiry.objects.count() == 2
    assert client.session["enquiry_receipt"]["reference"] in Enquiry.objects.values_list(
        "reference", flat=True
    )


def test_a_form_of_another_browser_shows_no_reference_and_loses_nothing(client):
    token = factories.form_token(client)
    resend(client, token)
    stranger = Client()
    stranger.get(CONTACT)
    answer = resend(stranger, token)
    assert answer.status_code == 422
    assert Enquiry.objects.count() == 1
    html = answer.content.decode()
    assert "in another browser" in html
    assert factories.SECRET_MESSAGE in html
    assert str(Enquiry.objects.get()) not in html


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "\u0661", "x" * 5000])
def test_a_token_that_is_none_of_ours_loses_nothing(client, token):
    answer = resend(client, token)
    assert answer.status_code == 422
    assert factories.SECRET_MESSAGE in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_the_form_is_valid_for_a_day(client):
    with time_machine.travel(MONDAY_MORNING, tick=False) as clock:
        token = factories.form_token(client)
        clock.shift(timedelta(hours=23, minutes=59))
        assert resend(client, token).status_code == 302
        clock.shift(timedelta(minutes=2))
        answer = resend(client, token, message="Another text.")
        assert answer.status_code == 422
        assert "more than a day" in answer.content.decode()


def test_the_page_says_when_a_person_replies(client):
    with time_machine.travel(MONDAY_MORNING, tick=False):
        html = client.get(CONTACT).content.decode()
        assert "a person replies by the end of Tuesday morning, 24 November." in html
        assert "Nobody reads messages until" not in html
        factories.post(client)
        assert "by the end of Tuesday morning, 24 November" in client.get(THANKS).content.decode()
        assert Enquiry.objects.get().reply_by.isoformat().startswith("2026-11-24")


def test_a_closed_clinic_says_so_above_the_form(client):
    with time_machine.travel(SATURDAY_NIGHT, tick=False):
        html = client.get(CONTACT).content.decode()
    assert "Nobody reads messages until 8:30am on Monday." in html
    assert html.index("Nobody reads messages until") < html.index('<form class="form"')


@pytest.mark.parametrize(
    ("message", "action", "urgency"),
    [
        ("I have been vomitting blood since this morning.", 'Call <a href="tel:999">999</a> now', 2),
        ("My eyes look yellow.", "Phone your GP now", 1),
    ],
)
def test_a_sign_of_an_emergency_moves_it_up_and_shows_its_action(client, message, action, urgency):
    factories.post(client, message=message)
    enquiry = Enquiry.objects.get()
    assert enquiry.urgency == urgency
    assert enquiry.red_flags_read_at
    assert [event.kind for event in enquiry.events.all()] == ["submitted", "flagged"]
    html = client.get(THANKS).content.decode()
    assert html.index("Please read this now") < html.index("What happens next")
    assert action in html[html.index("Please read this now") : html.index("What happens next")]


def test_without_a_sign_nothing_says_that_there_is_none(client):
    factories.post(client, message="May I have an appointment? No jaundice, no fever.")
    enquiry = Enquiry.objects.get()
    assert enquiry.urgency == 0
    html = client.get(THANKS).content.decode()
    assert "Please read this now" not in html
    assert "red flag" not in html.lower()
    assert "999" in html  # the confirmation always carries the emergency advice


def test_whatever_happens_to_the_reading_of_signs_the_enquiry_is_safe(client, monkeypatch):
    def fail(pk):
        raise OperationalError

    monkeypatch.setattr(views.services, "read_red_flags", fail)
    assert factories.post(client, message="I collapsed today").status_code == 302
    monkeypatch.undo()
    enquiry = Enquiry.objects.get()
    assert enquiry.red_flags_read_at is None
    assert services.read_forgotten_red_flags() == 0  # perhaps it is being read just now
    Enquiry.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    assert services.read_forgotten_red_flags() == 1
    enquiry.refresh_from_db()
    assert enquiry.urgency == 2


@pytest.mark.parametrize(
    ("error", "dead"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}), True),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (451, b"try later")}), False),
        (smtplib.SMTPDataError(554, b"refused"), True),
        (smtplib.SMTPDataError(421, b"busy"), False),
        (smtplib.SMTPAuthenticationError(535, b"wrong password"), False),
        (ConnectionRefusedError(), False),
    ],
)
def test_a_refusal_for_good_is_a_dead_letter_and_a_passing_one_is_tried_again(
    client, staff, monkeypatch, error, dead
):
    factories.submit(email="")

    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    tasks.deliver_due_notices()
    notice = Notice.objects.get()
    assert (notice.dead_at is not None) is dead
    assert tasks.dead_letters() == dead
    assert client.get("/healthz").json()["dead_letters"] == int(dead)
    assert ("notice_dead" in [event.kind for event in notice.enquiry.events.all()]) is dead


def test_twenty_tries_are_enough(staff, monkeypatch):
    factories.submit(email="")

    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    for number in range(1, 22):
        Notice.objects.filter(dead_at=None).update(next_attempt_at=timezone.now())
        tasks.deliver_due_notices()
        assert Notice.objects.get().attempts == min(number, tasks.MOST_ATTEMPTS)
    assert Notice.objects.get().dead_at


def test_needs_and_choices_reach_the_desk(client, staff):
    factories.post(
        client,
        needs=["bsl", "interpreter"],
        needs_detail="Polish",
        good_time="after 4pm",
        voicemail_allowed="on",
        for_whom="cannot_say",
    )
    enquiry = Enquiry.objects.get()
    client.force_login(staff)
    html = client.get(f"/admin/enquiries/inspect/{enquiry.pk}/").content.decode()
    for words in (
        "British Sign Language",
        "Polish",
        "after 4pm",
        "May be left",
        "please ring us",
        "reply in general terms only",
    ):
        assert words in html, words


def test_a_form_that_is_corrected_stays_the_same_form(client):
    token = factories.form_token(client)
    shown = resend(client, token, email="wrong")
    assert shown.status_code == 422
    assert f'name="token" value="{token}"' in shown.content.decode()


def test_what_is_stored_is_never_told_that_it_was_not_sent(client, monkeypatch):
    token = factories.form_token(client)
    resend(client, token)
    monkeypatch.setattr(views.throttle, "allow", lambda *args: False)
    assert resend(client, token).status_code == 302
    assert resend(client, token, message="Another one").status_code == 429
