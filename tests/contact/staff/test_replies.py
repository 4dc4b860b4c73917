"""contact.staff.replies and reply_templates: writing to the person in the admin."""

import re

import pytest
from django.urls import reverse

from contact import services
from contact.models import Enquiry, Notice, Reply, ReplyTemplate

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


def address(enquiry, name="reply") -> str:
    return f"{LIST}{enquiry.pk}/{name}/"


def send(client, enquiry, **data):
    given = {
        "version": enquiry.version,
        "draft_version": 0,
        "text": "Please ring us.",
        "holds_health": "general",
    }
    return client.post(address(enquiry), given | {"holds_health": "general"} | data)


def test_the_page_shows_whom_it_goes_to_and_is_a_reading(staff_client, enquiry):
    html = staff_client.get(address(enquiry)).content.decode()
    assert factories.SECRET_EMAIL in html
    assert factories.SECRET_MESSAGE in html
    assert [event.kind for event in enquiry.events.all()] == ["read"]


def test_sending_and_taking_back(staff_client, enquiry):
    response = send(staff_client, enquiry)
    assert response["Location"] == f"{LIST}inspect/{enquiry.pk}/"
    assert "Take it back" in staff_client.get(response["Location"]).content.decode()
    response = staff_client.post(address(enquiry, "undo"), follow=True)
    html = response.content.decode()
    assert "It is a draft again" in html
    assert "Please ring us." in html
    assert "Reply taken back" in html


def test_a_template_is_filled_in_and_added_below_a_draft(staff_client, staff):
    enquiry = factories.make_enquiry(source_title="Gallstones")
    template = ReplyTemplate.objects.create(title="T", body="Dear {name}, about {topic} ({reference}).")
    html = staff_client.get(address(enquiry), {"template": template.pk}).content.decode()
    words = f"Dear {factories.SECRET_NAME}, about Gallstones ({enquiry})."
    assert words in html
    services.save_draft(enquiry, staff, "My own words.", 0)
    html = staff_client.get(address(enquiry), {"template": template.pk}).content.decode()
    assert f"My own words.\n\n{words}" in html


def test_a_template_that_holds_health_ticks_so_and_warns(staff_client, enquiry):
    template = ReplyTemplate.objects.create(title="T", body="Your scan.", holds_health=True)
    html = staff_client.get(address(enquiry), {"template": template.pk}).content.decode()
    assert "did not choose email for health details" in html
    assert re.search(r'value="health"[^>]*checked', html)


@pytest.mark.parametrize("template", ["0", "x", "\x00", "9" * 30, "-1", "²"])
def test_a_template_that_is_none_is_left_out(staff_client, enquiry, template):
    assert staff_client.get(address(enquiry), {"template": template}).status_code == 200


def test_health_needs_identity_and_choice_and_loses_nothing_typed(staff_client, enquiry):
    response = send(staff_client, enquiry, text="Your scan was typed with care.", holds_health="health")
    assert response.status_code == 422
    html = response.content.decode()
    assert "did not choose email for health details" in html
    assert "Your scan was typed with care." in html
    assert not Notice.objects.exists()
    done = send(staff_client, enquiry, holds_health="health", email_chosen="on", identity_check="two_details")
    assert done.status_code == 302
    reply = Reply.objects.get()
    assert (reply.holds_health, reply.email_chosen, reply.identity_check) == (True, True, "two_details")


def test_a_field_that_stands_open_is_not_sent(staff_client, enquiry):
    assert "Fill in" in send(staff_client, enquiry, text="Dear {name}").content.decode()


def test_a_stale_page_sends_nothing(staff_client, enquiry, staff):
    services.move(enquiry.pk, "in_progress", staff, 1)
    response = send(staff_client, enquiry)
    assert response.status_code == 409
    assert "Somebody else changed" in response.content.decode()
    assert 'name="version" value="2"' in response.content.decode()


def test_a_draft_from_another_window_is_shown_beside_this_one(staff_client, enquiry, staff):
    services.save_draft(enquiry, staff, "Words of the other window.", 0)
    response = send(staff_client, enquiry, text="Words of this window.", draft_version=7)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Words of the other window." in html
    assert "Words of this window." in html


def test_a_person_without_an_address_is_rung(staff_client):
    enquiry = factories.make_enquiry(email="")
    html = staff_client.get(address(enquiry)).content.decode()
    assert "There is no email address." in html
    assert "Send in one minute" not in html
    assert send(staff_client, enquiry).status_code == 422


def test_drafts_are_kept_as_they_are_typed(staff_client, enquiry):
    kept = staff_client.post(address(enquiry, "draft"), {"text": "Dea", "draft_version": "0"})
    assert kept.json() == {"draft_version": 1}
    kept = staff_client.post(address(enquiry, "draft"), {"text": "Dear", "draft_version": "1"})
    assert kept.json() == {"draft_version": 2}
    other = staff_client.post(address(enquiry, "draft"), {"text": "Other", "draft_version": "1"})
    assert other.status_code == 409
    assert other.json()["stored"] == "Dear"
    for nonsense in ({"draft_version": "x"}, {"draft_version": "9" * 20}, {"text": "x" * 10_001}):
        assert staff_client.post(address(enquiry, "draft"), nonsense).status_code == 422
    assert "Dear" in staff_client.get(address(enquiry)).content.decode()


def test_words_of_another_window_are_shown_after_their_event(staff_client, enquiry, staff):
    services.save_draft(enquiry, staff, "Words of the other window.", 0)
    staff_client.post(address(enquiry, "draft"), {"text": "x", "draft_version": "0"})
    assert [event.kind for event in enquiry.events.all()] == ["read"]


def test_a_page_loaded_again_adds_its_template_once(staff_client, enquiry, staff):
    template = ReplyTemplate.objects.create(title="T", body="Words of it.")
    services.save_draft(enquiry, staff, "Words of it.", 0)
    html = staff_client.get(address(enquiry), {"template": template.pk}).content.decode()
    assert html.count("Words of it.") == 1
    assert "data-desk-unkept" in html


def test_what_was_chosen_is_there_after_taking_it_back(staff_client, enquiry):
    send(staff_client, enquiry, holds_health="health", email_chosen="on", identity_check="two_details")
    html = staff_client.post(address(enquiry, "undo"), follow=True).content.decode()
    assert 'value="two_details" selected' in html
    assert re.search(r'value="health"[^>]*checked', html)
    assert re.search(r'name="email_chosen"[^>]*checked', html)


def test_who_cannot_give_permission_gets_general_terms(staff_client):
    enquiry = factories.make_enquiry(for_whom="cannot_say")
    assert "reply in general terms only" in staff_client.get(address(enquiry)).content.decode()


def test_without_keys_nothing_is_sent_and_nothing_falls(staff_client, enquiry, staff):
    services.save_draft(enquiry, staff, "Hello", 0)
    Reply.objects.update(sealed=b"x" * 60)
    kept = staff_client.post(address(enquiry, "draft"), {"text": "b", "draft_version": "1"})
    assert (kept.status_code, "cannot be read" in kept.json()["problem"]) == (422, True)
    assert send(staff_client, enquiry, draft_version=1).status_code == 422
    Enquiry.objects.filter(pk=enquiry.pk).update(contact=b"x" * 60)
    assert send(staff_client, enquiry, draft_version=1).status_code == 422
    assert staff_client.get(address(enquiry)).status_code == 200
    assert bytes(Reply.objects.get().sealed) == b"x" * 60


@pytest.mark.parametrize("name", ["reply", "draft", "undo"])
def test_who_may_only_look_writes_to_nobody(client, nobody, enquiry, name):
    client.force_login(factories.make_user("viewer", "access_admin", "view_enquiry"))
    assert client.post(address(enquiry, name), {"text": "x", "version": 1})["Location"] == "/admin/"
    assert not Reply.objects.exists()


def test_templates_are_written_by_managers_and_know_their_fields(login):
    client = login("manager")
    add = reverse("reply_templates:add")
    response = client.post(add, {"title": "New", "body": "Dear {nmae}"})
    assert "There is no field “{nmae}”." in response.content.decode()
    assert client.post(add, {"title": "New", "body": "Dear {name}"}).status_code == 302
    template = ReplyTemplate.objects.get(title="New")
    html = client.get(reverse("reply_templates:edit", args=[template.pk])).content.decode()
    assert "Dear Agnes Plumtree" in html


def test_a_template_is_shown_as_a_person_would_read_it_and_runs_nothing(login):
    template = ReplyTemplate.objects.create(title="T", body="Dear {name},\n<script>1</script> {phone}")
    for page in ("inspect", "edit"):
        html = login("manager").get(reverse(f"reply_templates:{page}", args=[template.pk])).content.decode()
        assert "Dear Agnes Plumtree,\n&lt;script&gt;1&lt;/script&gt; 0121 496 0123" in html
        assert "<script>1" not in html


@pytest.mark.parametrize("who", ["desk", "author", "publisher"])
def test_nobody_else_changes_templates(login, who):
    assert login(who).get(reverse("reply_templates:add"))["Location"] == "/admin/"


def test_the_demo_has_nine_templates_without_a_fault(db):
    from contact import merge_fields

    assert ReplyTemplate.objects.count() == 9
    assert [row.title for row in ReplyTemplate.objects.all() if merge_fields.problems(row.body)] == []
