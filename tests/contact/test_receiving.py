"""contact.services.receiving: what people answer by email comes onto the desk."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from contact import sealing, services, tasks
from contact.models import Enquiry, EnquiryEvent, IncomingMail, Notice

from . import factories
from .test_incoming import BROKEN, mail

pytestmark = pytest.mark.django_db

WORDS = "Tuesday suits me. The canary again."


def answer(enquiry, text=WORDS, **headers):
    address = f"enquiries+{enquiry.mail_token}@clinic.example.org"
    return mail(text, To=address, **{"Message_ID": f"<{uuid.uuid4()}@x>", **headers})


def test_an_answer_is_sealed_shown_and_wakes_the_desk(staff_client, staff):
    enquiry = factories.make_enquiry(status="answered", assignee=staff)
    row = services.receive(answer(enquiry).as_bytes())
    assert WORDS.encode() not in bytes(row.sealed)
    assert sealing.open_row(row)["text"] == WORDS
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.is_open) == ("reopened", True)
    assert enquiry.reply_by > timezone.now()
    notice = Notice.objects.get()
    assert notice.recipient == staff.email
    assert WORDS not in notice.subject + notice.body
    assert WORDS in staff_client.get(f"/admin/enquiries/inspect/{enquiry.pk}/").content.decode()


def test_the_same_mail_twice_is_one(enquiry):
    raw = answer(enquiry).as_bytes()
    assert services.receive(raw)
    assert services.receive(raw) is None
    assert IncomingMail.objects.count() == 1
    assert enquiry.events.filter(kind="mail_came").count() == 1


@pytest.mark.parametrize(
    ("status", "afterwards"),
    [
        ("new", "new"),
        ("in_progress", "in_progress"),
        ("waiting", "in_progress"),
        ("answered", "reopened"),
        ("closed", "reopened"),
        ("spam", "spam"),
    ],
)
def test_where_an_answer_takes_an_enquiry(staff, status, afterwards):
    enquiry = factories.make_enquiry(status=status)
    services.receive(answer(enquiry).as_bytes())
    enquiry.refresh_from_db()
    assert enquiry.status == afterwards


def test_an_answer_to_a_joined_message_goes_to_the_one_that_is_answered(enquiry):
    joined = factories.make_enquiry(status="duplicate", duplicate_of=enquiry)
    assert services.receive(answer(joined).as_bytes()).enquiry == enquiry


def test_a_machine_s_answer_is_kept_and_wakes_nobody(staff):
    enquiry = factories.make_enquiry(status="answered")
    services.receive(answer(enquiry, Auto_Submitted="auto-replied").as_bytes())
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"
    assert not Notice.objects.exists()


def test_a_bounce_says_so_and_reopens(staff):
    enquiry = factories.make_enquiry(status="answered")
    services.receive(answer(enquiry, From="MAILER-DAEMON@x.org").as_bytes())
    enquiry.refresh_from_db()
    assert enquiry.status == "reopened"
    assert enquiry.events.filter(kind="mail_bounced").exists()


def test_signs_in_an_answer_move_it_up(enquiry):
    services.receive(answer(enquiry, "I am vomiting blood now.").as_bytes())
    enquiry.refresh_from_db()
    assert enquiry.urgency == 2


def test_files_are_refused_kindly_once_a_day_and_never_to_a_machine(nobody, enquiry):
    def with_file(**headers):
        message = answer(enquiry, **headers)
        message.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
        return services.receive(message.as_bytes())

    with_file(Auto_Submitted="auto-replied")
    assert not Notice.objects.exists()
    with_file()
    with_file()
    notice = Notice.objects.get()
    assert (notice.recipient, notice.subject) == ("", f"We cannot take files ({enquiry})")
    assert IncomingMail.objects.filter(attachments=1).count() == 2
    Notice.objects.update(created_at=timezone.now() - timedelta(days=2))
    with_file()
    assert Notice.objects.count() == 2


def test_what_matches_nothing_waits_for_a_person(staff_client, staff, enquiry):
    row = services.receive(mail(WORDS, To="enquiries+zzzzzzzzzzzzzzzzzzzz@clinic.example.org").as_bytes())
    assert (row.enquiry, row.kind) == (None, "unmatched")
    html = staff_client.get("/admin/enquiries/mail/").content.decode()
    assert WORDS not in html
    assert str(row.pk) in html
    page = f"/admin/enquiries/mail/{row.pk}/"
    assert WORDS in staff_client.get(page).content.decode()
    assert EnquiryEvent.objects.get(kind="read").detail["mail"] == str(row.pk)
    refused = staff_client.post(page, {"action": "give", "reference": "nonsense"})
    assert refused.status_code == 422
    staff_client.post(page, {"action": "give", "reference": str(enquiry)})
    row.refresh_from_db()
    assert (row.enquiry, row.kind, row.settled_by) == (enquiry, "answer", staff)
    again = staff_client.get(page, follow=True)
    assert "decided about this mail already" in again.content.decode()
    assert WORDS not in again.content.decode()
    assert staff_client.post(page, {"action": "aside"}).status_code == 409


def test_mail_is_set_aside_and_kept(staff_client):
    row = services.receive(mail().as_bytes())
    staff_client.post(f"/admin/enquiries/mail/{row.pk}/", {"action": "aside"})
    assert not services.unsettled().exists()
    assert IncomingMail.objects.exists()


@pytest.mark.parametrize("address", ["mail/", "mail/{}/"])
def test_nobody_else_sees_such_mail(client, nobody, address):
    row = services.receive(mail().as_bytes())
    client.force_login(factories.make_user("viewer", "access_admin", "view_enquiry"))
    assert client.get(f"/admin/enquiries/{address.format(row.pk)}")["Location"] == "/admin/"
    assert not EnquiryEvent.objects.exists()


def test_every_broken_mail_is_kept(db):
    for raw in BROKEN.values():
        services.receive(raw)
    assert IncomingMail.objects.count() > 40


def test_rotation_reaches_mails_notes_and_replies(enquiry, staff, monkeypatch):
    from contact import crypto, rotation

    services.receive(answer(enquiry).as_bytes())
    note = services.write_note(enquiry, staff, "A note.")
    services.save_draft(enquiry, staff, "A draft.", 0)
    ring = crypto.with_new_data_key(sealing.keyring())
    for module in (sealing, rotation):
        monkeypatch.setattr(module, "keyring", lambda: ring)
    assert rotation.waiting() == 4
    assert rotation.rotate() == (4, [])
    note.refresh_from_db()
    assert note.key_id == ring.current
    assert sealing.open_row(note) == {"text": "A note."}
    assert Enquiry.objects.get().key_id == ring.current


def test_who_answers_the_acknowledgement_reaches_the_desk(staff, settings):
    settings.ENQUIRY_MAILBOX = "enquiries@clinic.example.org"
    receipt = factories.submit()
    told = Notice.objects.get(enquiry=receipt.pk, recipient="")
    address = f"enquiries+{told.enquiry.mail_token}@clinic.example.org"
    assert tasks.as_email(told).reply_to == [address]
    assert services.receive(mail(WORDS, To=address).as_bytes()).enquiry == told.enquiry
