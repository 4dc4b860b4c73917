import re

import pytest
from django.urls import reverse

from contact import emails
from contact.models import Notice

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(enquiry, settings):
    settings.BASE_URL = "https://clinic.example.org"
    return emails.staff_notice(enquiry, "clerk@example.org")


def test_it_holds_the_reference_and_a_link(notice, enquiry):
    assert notice.recipient == "clerk@example.org"
    assert notice.subject == f"New enquiry {enquiry}"
    assert str(enquiry) in notice.body
    link = "https://clinic.example.org" + reverse("enquiries:inspect", args=[enquiry.pk])
    assert link in notice.body.splitlines()


def test_it_holds_nothing_about_the_person(enquiry):
    enquiry.source_title, enquiry.source_path = "Gallstones", "/conditions/gallstones/"
    notice = emails.staff_notice(enquiry, "clerk@example.org")
    text = f"{notice.subject}\n{notice.body}"
    assert not any(secret in text for secret in factories.SECRETS)
    for word in ("gallstone", "liver", "pancrea", "cancer", "surgery", "bile", "condition"):
        assert word not in text.lower()


def test_writing_it_stores_nothing(notice):
    assert not Notice.objects.exists()


def test_message_ids_are_the_clinic_s_own_and_differ(notice, enquiry):
    assert re.fullmatch(r"<[0-9a-f-]{36}@clinic\.example\.org>", notice.message_id)
    assert emails.staff_notice(enquiry, "clerk@example.org").message_id != notice.message_id
