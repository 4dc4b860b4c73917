import re

import pytest
from django.urls import reverse

from contact import emails
from contact.models import Notice

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(enquiry, settings):
    settings.BASE_URL = "https://clinic.example.org"
    settings.DEFAULT_FROM_EMAIL = "website@clinic.example.org"
    notice = Notice(enquiry=enquiry, recipient="clerk@example.org", message_id=emails.new_message_id())
    return emails.staff_notice(notice)


def test_it_holds_the_reference_and_a_link(message, enquiry):
    assert message.subject == f"New enquiry {enquiry}"
    assert message.to == ["clerk@example.org"]
    assert str(enquiry) in message.body
    link = "https://clinic.example.org" + reverse("enquiries:inspect", args=[enquiry.pk])
    assert link in message.body.splitlines()


def test_it_holds_nothing_about_the_person(message, enquiry):
    enquiry.source_title = "Gallstones"
    raw = message.message().as_string()
    assert not any(secret in raw for secret in factories.SECRETS)
    for word in ("gallstone", "liver", "pancrea", "cancer", "surgery", "bile", "patient"):
        assert word not in raw.lower()


def test_its_message_id_is_the_notice_s_own(message):
    first, second = message.message(), message.message()
    assert first["Message-ID"] == second["Message-ID"]
    assert re.fullmatch(r"<[0-9a-f-]{36}@clinic\.example\.org>", first["Message-ID"])
    assert first["Auto-Submitted"] == "auto-generated"


def test_message_ids_differ():
    assert emails.new_message_id() != emails.new_message_id()
