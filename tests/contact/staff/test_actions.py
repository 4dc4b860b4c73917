"""contact.staff.page and actions: what is done with one enquiry, and how it is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact import sealing, services
from contact.models import Enquiry, Note, Presence
from contact.staff.actions import ACTIONS
from contact.staff.marking import with_marks

from .. import factories
from ..test_receiving import answer

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


def page(enquiry) -> str:
    return f"{LIST}inspect/{enquiry.pk}/"


def act(client, enquiry, action, **data):
    enquiry.refresh_from_db()
    return client.post(f"{LIST}{enquiry.pk}/{action}/", {"version": enquiry.version, **data})


def shown(client, enquiry) -> str:
    return client.get(page(enquiry)).content.decode()


def test_claiming_begins_the_work(staff_client, staff, enquiry):
    assert act(staff_client, enquiry, "claim").status_code == 302
    enquiry.refresh_from_db()
    assert (enquiry.assignee, enquiry.status) == (staff, "in_progress")
    html = shown(staff_client, enquiry)
    assert "It is the work of <strong>you" in html
    assert "Assigned to clerk" in html


def test_handing_on_with_a_note(staff_client, enquiry):
    other = factories.make_staff("other")
    act(staff_client, enquiry, "assign", to=other.pk, note="She asked for you.")
    enquiry.refresh_from_db()
    assert enquiry.assignee == other
    note = Note.objects.get()
    assert (note.kind, sealing.open_row(note)) == ("handover", {"text": "She asked for you."})
    assert b"She asked" not in bytes(note.sealed)
    assert "She asked for you." in shown(staff_client, enquiry)


def test_nobody_from_outside_the_desk_can_be_given_one(staff_client, enquiry):
    writer = factories.make_user("writer", "access_admin")
    response = act(staff_client, enquiry, "assign", to=writer.pk, note="Typed with care.")
    assert response.status_code == 422
    assert "Typed with care." in response.content.decode()


def test_a_note_looks_different_and_is_sealed(staff_client, enquiry):
    act(staff_client, enquiry, "note", text="Ring after four.")
    html = shown(staff_client, enquiry)
    assert "desk-entry--note" in html
    assert "Ring after four." in html
    assert "for the team only" in html


def test_calls_and_the_outcome_that_needs_three(staff_client, enquiry):
    for _ in range(2):
        act(staff_client, enquiry, "call", result="no_answer")
    response = act(staff_client, enquiry, "move", status="closed", outcome="no_answer")
    assert response.status_code == 422
    assert "2 are written down" in response.content.decode()
    act(staff_client, enquiry, "call", result="voicemail", text="Asked to ring back.")
    assert act(staff_client, enquiry, "move", status="closed", outcome="no_answer").status_code == 302
    html = shown(staff_client, enquiry)
    assert "Nobody reached after three calls" in html
    assert "Phone call: left a voicemail" in html


def test_an_urgent_one_is_not_closed_without_a_call(staff_client, enquiry):
    act(staff_client, enquiry, "urgency", urgency=1, reason="She sounds yellow.")
    response = act(staff_client, enquiry, "move", status="closed", outcome="answered")
    assert "write down a phone call" in response.content.decode()
    act(staff_client, enquiry, "call", result="spoke", text="She is at her GP.")
    assert act(staff_client, enquiry, "move", status="closed", outcome="answered").status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.first_reply_at


def test_urgency_needs_a_reason(staff_client, enquiry):
    assert act(staff_client, enquiry, "urgency", urgency=1, reason="").status_code == 422
    enquiry.refresh_from_db()
    assert enquiry.urgency == 0


def test_a_planned_call(staff_client, enquiry):
    at = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    act(staff_client, enquiry, "call-back", at=f"{at:%d/%m/%Y %H:%M}")
    enquiry.refresh_from_db()
    assert enquiry.call_back_at == enquiry.due_at == at
    act(staff_client, enquiry, "call-back", at="")
    enquiry.refresh_from_db()
    assert enquiry.call_back_at is None


def test_a_planned_call_comes_up_whatever_the_status_becomes(staff_client, enquiry):
    at = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    act(staff_client, enquiry, "call-back", at=f"{at:%d/%m/%Y %H:%M}")
    for status in ("waiting", "in_progress"):
        act(staff_client, enquiry, "move", status=status)
        enquiry.refresh_from_db()
        assert (enquiry.status, enquiry.due_at) == (status, at)


def test_what_is_over_plans_no_call_and_keeps_its_place(staff_client):
    enquiry = factories.make_enquiry(status="closed", reply_by=timezone.now())
    response = act(staff_client, enquiry, "call-back", at="01/01/2999 10:00")
    assert response.status_code == 422
    assert "Open it again before you plan a call" in response.content.decode()
    assert act(staff_client, enquiry, "call", result="spoke", text="Said thank you.").status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.call_back_at is None
    assert enquiry.due_at > timezone.now() + timedelta(days=365 * 1000)


def test_signs_are_marked_until_a_person_decides(staff_client):
    enquiry = factories.make_enquiry(message="I am vomiting blood since last night.", urgency=2)
    html = shown(staff_client, enquiry)
    assert "<mark" in html
    assert "Confirmed by a person" in html
    act(staff_client, enquiry, "flags", judged="set_aside")
    enquiry.refresh_from_db()
    assert (enquiry.red_flags_judged, enquiry.urgency) == ("set_aside", 0)
    assert "Looked at by a person: not signs of an emergency" in shown(staff_client, enquiry)


def test_signs_of_a_later_email_are_judged_too(staff_client, enquiry):
    judge = f"/admin/enquiries/{enquiry.pk}/flags/"
    assert judge not in shown(staff_client, enquiry)
    services.receive(answer(enquiry, "I am vomiting blood now.").as_bytes())
    assert judge in shown(staff_client, enquiry)
    assert "in an email that came later" in shown(staff_client, enquiry)
    act(staff_client, enquiry, "flags", judged="confirmed")
    assert judge not in shown(staff_client, enquiry)


def test_marks_lose_nothing_of_the_message(staff_client):
    message = "First. I am vomiting blood & <b>more</b>.\n\nThen chest pain."
    flags = sealing.open_sealed(factories.make_enquiry(message=message)).flags
    assert flags
    assert "".join(part for part, _sign in with_marks(message, flags)) == message


def test_out_of_quarantine(staff_client):
    enquiry = factories.make_enquiry(quarantined=True, suspicions=["link"])
    assert "This may be spam" in shown(staff_client, enquiry)
    act(staff_client, enquiry, "not-spam")
    enquiry.refresh_from_db()
    assert not enquiry.quarantined


def test_steps_are_ticked_once(staff_client, enquiry):
    assert "Done: Fee letter sent" not in shown(staff_client, enquiry)
    assert "Done: Fee letter sent" in shown(staff_client, factories.make_enquiry(kind="appointment"))
    act(staff_client, enquiry, "tick", item="replied")
    act(staff_client, enquiry, "tick", item="replied")
    assert enquiry.events.filter(kind="ticked").count() == 1
    response = act(staff_client, enquiry, "tick", item="nonsense")
    assert response.status_code == 422


def test_joining_two_messages_of_one_person(staff_client, enquiry):
    other = factories.make_enquiry(urgency=1)
    html = shown(staff_client, other)
    assert "wrote within 30 days" in html
    assert str(enquiry) in html
    act(staff_client, other, "merge", into=str(enquiry).lower())
    enquiry.refresh_from_db()
    other.refresh_from_db()
    assert (other.status, other.duplicate_of, enquiry.urgency) == ("duplicate", enquiry, 1)
    assert f"(in {other})" in shown(staff_client, enquiry)
    act(staff_client, other, "unmerge")
    other.refresh_from_db()
    assert (other.status, other.duplicate_of) == ("reopened", None)


@pytest.mark.parametrize("into", ["", "nonsense", "U" * 20, "\x00"])
def test_joining_with_nothing_is_refused(staff_client, enquiry, into):
    assert act(staff_client, enquiry, "merge", into=into).status_code == 422


def test_joining_with_itself_is_refused(staff_client, enquiry):
    response = act(staff_client, enquiry, "merge", into=str(enquiry))
    assert "cannot be joined with itself" in response.content.decode()


def test_what_others_did_meanwhile_is_shown_beside_what_was_chosen(staff_client, enquiry):
    since = timezone.now().isoformat()
    other = factories.make_staff("other")
    services.assign(enquiry.pk, other, other, 1)
    data = {"version": 1, "shown_at": since, "to": "", "note": "Typed with care."}
    response = staff_client.post(f"{LIST}{enquiry.pk}/assign/", data)
    assert response.status_code == 409
    html = response.content.decode()
    assert "Assigned to other (other)" in html
    assert "Typed with care." in html
    assert f'value="{Enquiry.objects.get().version}"' in html


def test_who_else_has_it_open(staff_client, client, enquiry, staff):
    other = factories.make_staff("other")
    services.seen_by(enquiry, other)
    assert "other has this open too" in shown(staff_client, enquiry)
    answer = staff_client.post(f"{LIST}{enquiry.pk}/presence/").json()
    assert answer == {"present": ["other"], "version": 1}
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert "has this open too" not in shown(staff_client, enquiry)


def test_needs_stand_above_everything(staff_client):
    html = shown(staff_client, factories.make_enquiry(needs=["interpreter"], needs_detail="Urdu"))
    assert html.index("desk-needs") < html.index('class="desk-message"')
    assert "An interpreter: Urdu" in html


def test_an_unknown_action_is_not_found(staff_client, enquiry):
    assert act(staff_client, enquiry, "delete").status_code == 404


@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_only_look_can_do_nothing(client, nobody, enquiry, action):
    client.force_login(factories.make_user("viewer", "access_admin", "view_enquiry"))
    assert act(client, enquiry, action, text="x")["Location"] == "/admin/"
    enquiry.refresh_from_db()
    assert enquiry.version == 1
    assert not enquiry.events.exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_nonsense_is_refused_and_never_an_error(staff_client, enquiry, action):
    for data in (
        {},
        {"version": "x"},
        {"version": "-1"},
        {"version": "1", "shown_at": "\x00", "item": "\x00"},
    ):
        response = staff_client.post(f"{LIST}{enquiry.pk}/{action}/", data)
        assert response.status_code in (302, 409, 422)
