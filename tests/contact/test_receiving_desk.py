"""contact.services.receiving: how mail finds its enquiry, who is told, and what it may not do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact import crypto, emails, reply_clock, rotation, sealing, services, tasks
from contact.models import Absence, Enquiry, IncomingMail, Notice, Reply

from . import factories
from .test_incoming import BOUNCE, TO, mail
from .test_receiving import WORDS, answer

pytestmark = pytest.mark.django_db

MAILBOX = "enquiries@clinic.example.org"
BLOOD = "I am vomiting blood now."


def notices(**fields):
    return list(Notice.objects.filter(**fields).values_list("recipient", flat=True))


def test_an_answer_to_the_wrong_address_is_found_by_what_it_answers(staff):
    enquiry = factories.make_enquiry(status="answered")
    notice = emails.acknowledgement(enquiry, "soon")
    notice.save()
    row = services.receive(mail(WORDS, To="website@example.org", In_Reply_To=notice.message_id).as_bytes())
    assert (row.enquiry, row.kind) == (enquiry, "answer")


def test_a_bounce_of_a_notice_to_staff_is_not_the_person_s(staff, enquiry):
    notice = emails.mail_notice(enquiry, staff.email)
    notice.save()
    raw = BOUNCE.replace(f"Reply-To: {TO}".encode(), f"Message-ID: {notice.message_id}".encode())
    row = services.receive(raw)
    assert (row.enquiry, row.kind) == (None, "bounce")
    assert not enquiry.events.filter(kind="mail_bounced").exists()


def test_what_goes_to_a_person_bounces_to_the_mailbox_and_names_its_enquiry(settings, enquiry, staff):
    settings.ENQUIRY_MAILBOX = MAILBOX
    email = tasks.as_email(emails.acknowledgement(enquiry, "soon"))
    assert email.from_email == f"enquiries+{enquiry.mail_token}@clinic.example.org"
    assert email.message()["From"] == settings.DEFAULT_FROM_EMAIL
    to_staff = tasks.as_email(emails.mail_notice(enquiry, staff.email))
    assert to_staff.from_email == settings.DEFAULT_FROM_EMAIL
    settings.ENQUIRY_MAILBOX = ""
    assert tasks.as_email(emails.acknowledgement(enquiry, "soon")).from_email == settings.DEFAULT_FROM_EMAIL


def test_a_holiday_reply_and_a_delay_wake_nobody(staff):
    enquiry = factories.make_enquiry(status="answered")
    services.receive(answer(enquiry, Auto_Submitted="auto-replied", Return_Path="<>").as_bytes())
    token = f"enquiries+{enquiry.mail_token}@clinic.example.org"
    services.receive(BOUNCE.replace(b"failed", b"delayed").replace(TO.encode(), token.encode()))
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"
    assert enquiry.mails.count() == 2
    assert not Notice.objects.exists()


@pytest.mark.parametrize("sender", [MAILBOX, f"enquiries+{'0' * 20}@clinic.example.org"])
def test_our_own_mail_that_comes_round_begins_no_loop(settings, staff, sender):
    settings.ENQUIRY_MAILBOX = MAILBOX
    enquiry = factories.make_enquiry(status="answered")
    message = answer(enquiry, From=sender)
    message.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    assert services.receive(message.as_bytes()).kind == "automatic"
    assert not Notice.objects.exists()


def test_signs_that_are_only_quoted_move_nothing_and_their_own_do(staff, enquiry):
    services.receive(answer(enquiry, f"Thank you.\n> {BLOOD}").as_bytes())
    enquiry.refresh_from_db()
    assert enquiry.urgency == 0
    Enquiry.objects.update(red_flags_judged="set_aside")
    services.receive(answer(enquiry, "See above", Subject=BLOOD).as_bytes())
    enquiry.refresh_from_db()
    assert (enquiry.urgency, enquiry.red_flags_judged) == (2, "")
    assert enquiry.events.filter(kind="flagged").exists()


def test_an_answer_brings_up_what_waits_for_a_planned_call(staff):
    later = timezone.now() + timedelta(days=5)
    due = timezone.now() + timedelta(hours=3)
    enquiry = factories.make_enquiry(status="in_progress", reply_by=due)
    enquiry = services.call_back(enquiry.pk, later, staff, enquiry.version)
    services.receive(answer(enquiry).as_bytes())
    enquiry.refresh_from_db()
    assert (enquiry.due_at, enquiry.call_back_at) == (due, later)


def test_who_is_told(nobody):
    owner, other = factories.make_staff("owner"), factories.make_staff("other")
    enquiry = factories.make_enquiry(assignee=owner)
    services.receive(answer(enquiry).as_bytes())
    services.receive(answer(enquiry, "One more").as_bytes())
    assert notices() == [owner.email]  # once, while it waits to be sent
    Notice.objects.update(sent_at=timezone.now())
    Absence.objects.create(user=owner, until=timezone.localdate() + timedelta(days=3))
    services.receive(answer(enquiry, "Anybody?").as_bytes())
    assert sorted(notices(sent_at=None)) == sorted([owner.email, other.email])


def test_staff_are_told_of_mail_without_an_enquiry_and_sooner_of_an_emergency(staff):
    def come(text, minutes):
        Notice.objects.update(created_at=timezone.now() - timedelta(minutes=minutes))
        services.receive(mail(text, Message_ID=f"<{text.split()[0]}-{minutes}@x>").as_bytes())
        return Notice.objects.count()

    assert come("One", 0) == 1
    assert come("Two", 30) == 1
    assert come(f"Three {BLOOD}", 30) == 2
    assert come(f"Four {BLOOD}", 5) == 2
    assert come(f"Five {BLOOD}", 11) == 3
    assert come("Six", 61) == 4
    for notice in Notice.objects.all():
        assert "blood" not in notice.subject + notice.body
        assert "agnes" not in notice.subject + notice.body


def test_an_answer_from_another_address_says_so(staff_client, enquiry):
    services.receive(answer(enquiry).as_bytes())
    services.receive(answer(enquiry, "Mine.", From=factories.SECRET_EMAIL.upper()).as_bytes())
    assert [bool(sealing.open_row(row).get("other_address")) for row in enquiry.mails.all()] == [True, False]
    html = staff_client.get(f"/admin/enquiries/inspect/{enquiry.pk}/").content.decode()
    assert html.count("from another address than the person gave") == 1


def test_an_enquiry_whose_key_is_gone_still_gets_its_mail(staff, enquiry):
    Enquiry.objects.update(contact=b"broken")
    message = answer(enquiry)
    message.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    assert services.receive(message.as_bytes()).enquiry == enquiry


def test_a_mail_whose_key_is_gone_can_still_be_given_away(staff_client, enquiry):
    row = services.receive(mail(WORDS).as_bytes())
    IncomingMail.objects.update(sealed=b"broken")
    page = f"/admin/enquiries/mail/{row.pk}/"
    assert "This mail cannot be read" in staff_client.get(page).content.decode()
    assert staff_client.post(page, {"action": "give", "reference": str(enquiry)}).status_code == 302
    row.refresh_from_db()
    assert row.enquiry == enquiry


def test_rotation_keeps_what_was_typed_into_a_draft_meanwhile(enquiry, staff, monkeypatch):
    draft = services.save_draft(enquiry, staff, "Dear", 0)
    ring = crypto.with_new_data_key(sealing.keyring())
    reseal = rotation._reseal

    def typed_meanwhile(row):
        fresh = reseal(row)
        old = sealing.seal_row(Reply(pk=draft.pk), {"text": "Dear Agnes"})  # by a process with the old keys
        Reply.objects.filter(pk=draft.pk).update(sealed=old.sealed, key_id=row.key_id)
        return fresh

    monkeypatch.setattr(rotation, "_reseal", typed_meanwhile)
    monkeypatch.setattr(rotation, "keyring", lambda: ring)
    rotation.rotate()
    draft.refresh_from_db()
    assert sealing.open_row(draft) == {"text": "Dear Agnes"}


def test_the_clock_begins_anew_with_an_answer(staff):
    enquiry = factories.make_enquiry(status="waiting")
    services.receive(answer(enquiry).as_bytes())
    enquiry.refresh_from_db()
    assert enquiry.due_at == enquiry.reply_by != reply_clock.NEVER
    assert enquiry.reply_by > timezone.now()
