"""Every door to an enquiry in the admin, and who gets through it."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry, ReferenceIndex

from contact.models import Enquiry

from .. import factories

pytestmark = pytest.mark.django_db

ADMIN = "/admin/"
LIST = "/admin/enquiries/"
OURS = ("inspect", "move")
MISSING = ("edit", "delete", "copy", "usage", "history", "history-results", "reorder", "revisions", "preview")


def doors(enquiry) -> dict[str, str]:
    """All addresses that Wagtail's viewsets have for a model, ours or not."""
    one = {name: f"{LIST}{name}/{enquiry.pk}/" for name in ("inspect", *MISSING)}
    one["move"] = f"{LIST}{enquiry.pk}/move/"
    return {"index": LIST, "results": f"{LIST}results/", "new": f"{LIST}new/", **one}


PEOPLE = {
    "writer": lambda: factories.make_user("writer", "access_admin", "add_page", "change_page"),
    "changer": lambda: factories.make_user("changer", "access_admin", "change_enquiry"),
    "viewer": lambda: factories.make_user("viewer", "access_admin", "view_enquiry"),
    "staff": factories.make_staff,
    "superuser": lambda: factories.make_user("boss", is_superuser=True, is_staff=True),
}
# Who: what GET answers on each door that exists; all the others are 404 for everybody.
REFUSED = dict.fromkeys(("index", "results", "new", "inspect", "move"), 302)
LOOKS = {**REFUSED, "index": 200, "results": 200, "inspect": 200}
TABLE = {"writer": REFUSED, "changer": REFUSED, "viewer": LOOKS, "staff": LOOKS, "superuser": LOOKS}


@pytest.mark.parametrize("who", PEOPLE)
def test_who_gets_through_which_door(client, nobody, enquiry, who):
    client.force_login(PEOPLE[who]())
    for name, address in doors(enquiry).items():
        response = client.get(address)
        assert response.status_code == TABLE[who].get(name, 404), name
        if response.status_code == 302 and not (name == "move" and who in ("staff", "superuser")):
            assert response["Location"] == ADMIN, name
        shown = {
            "inspect": factories.SECRETS,
            "index": factories.SECRET_NAME,
            "results": factories.SECRET_NAME,
        }
        for secret in factories.SECRETS:
            if response.status_code != 200 or secret not in shown.get(name, ()):
                assert secret.encode() not in response.content, name


def test_nobody_gets_in_without_signing_in(client, enquiry):
    for address in doors(enquiry).values():
        response = client.get(address)
        assert response.status_code in (302, 404)
        if response.status_code == 302:
            assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("who", ["writer", "changer"])
def test_to_those_who_may_not_look_none_exists(client, nobody, enquiry, who):
    client.force_login(PEOPLE[who]())
    for name in OURS:
        for ask in (client.get, client.post):
            keys = (enquiry.pk, uuid.uuid4())
            addresses = [f"{LIST}{pk}/move/" if name == "move" else f"{LIST}{name}/{pk}/" for pk in keys]
            answers = {ask(address).status_code for address in addresses}
            assert answers == {302}


def test_staff_are_told_that_one_does_not_exist(staff_client):
    missing = uuid.uuid4()
    assert staff_client.get(f"{LIST}inspect/{missing}/").status_code == 404
    assert staff_client.post(f"{LIST}{missing}/move/").status_code == 404


@pytest.mark.parametrize("who", PEOPLE)
def test_nobody_adds_or_removes_one(client, nobody, enquiry, who):
    client.force_login(PEOPLE[who]())
    data = {**factories.ANSWERS, "status": "new", "version": 1}
    assert client.post(f"{LIST}new/", data)["Location"] == ADMIN
    for name in ("copy", "delete"):
        assert client.post(f"{LIST}{name}/{enquiry.pk}/", data).status_code == 404
    assert Enquiry.objects.get() == enquiry


@pytest.mark.parametrize("name", ["delete", "copy", "history", "usage", "reorder", "choose"])
def test_these_addresses_do_not_even_have_a_name(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"enquiries:{name}", args=[uuid.uuid4()])


@pytest.mark.parametrize("who", ["writer", "staff", "superuser"])
@pytest.mark.parametrize(
    "action", ["delete", "close", "publish", "unpublish", "move", "add_tags", "assign_role"]
)
def test_no_bulk_action_reaches_one(client, nobody, enquiry, who, action):
    client.force_login(PEOPLE[who]())
    for chosen in ("all", enquiry.pk):
        address = f"/admin/bulk/contact/enquiry/{action}/?id={chosen}&next={LIST}"
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    enquiry.refresh_from_db()
    assert enquiry.status == "new"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("door", [LIST, f"{LIST}results/"])
def test_the_list_is_no_spreadsheet(staff_client, enquiry, kind, door):
    response = staff_client.get(door, {"export": kind})
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in response
    assert response.content.count(factories.SECRET_NAME.encode()) <= 1  # in its row of the list
    assert b"export=" not in staff_client.get(door).content


@pytest.mark.parametrize("model", ["enquiry", "enquiryevent", "notice"])
def test_other_people_s_sessions_on_one_cannot_be_asked_for(client, nobody, enquiry, model):
    client.force_login(PEOPLE["writer"]())
    ping = f"/admin/editing-sessions/ping/contact/{model}/{enquiry.pk if model == 'enquiry' else 1}/1/"
    assert client.post(ping).status_code == 404


@pytest.mark.parametrize(
    ("who", "shown"),
    [("writer", False), ("changer", False), ("viewer", True), ("staff", True), ("superuser", True)],
)
def test_the_menu_has_it_for_those_who_may_look(client, nobody, who, shown):
    client.force_login(PEOPLE[who]())
    assert (f'"{LIST}"'.encode() in client.get(ADMIN).content) is shown


def test_nothing_goes_into_wagtail_s_own_log_or_index(staff_client, enquiry):
    page = f"{LIST}inspect/{enquiry.pk}/"
    staff_client.get(page)
    staff_client.post(f"{LIST}{enquiry.pk}/move/", {"status": "answered", "version": 1})
    enquiry.refresh_from_db()
    assert enquiry.status == "answered"
    assert not ModelLogEntry.objects.for_instance(enquiry).exists()
    assert not ModelLogEntry.objects.filter(content_type__app_label="contact").exists()
    assert not ReferenceIndex.objects.filter(base_content_type__app_label="contact").exists()


def test_the_site_history_and_searches_of_the_admin_know_none(client, nobody, enquiry):
    client.force_login(PEOPLE["superuser"]())
    for address in (
        "/admin/reports/site-history/",
        "/admin/pages/search/?q=canary",
        "/admin/users/?q=canary",
        "/admin/images/?q=canary",
        "/admin/pages/search/?q=" + enquiry.reference,
        "/search/?q=canary",
        "/search/?q=" + enquiry.reference,
    ):
        html = client.get(address).content.decode()
        assert str(enquiry) not in html
        assert str(enquiry.pk) not in html
        assert not any(secret in html for secret in factories.SECRETS)


def test_a_link_to_one_is_given_only_to_those_who_may_change_it(nobody, enquiry):
    assert AdminURLFinder(PEOPLE["writer"]()).get_edit_url(enquiry) is None
    assert AdminURLFinder(PEOPLE["staff"]()).get_edit_url(enquiry)


def test_the_group_editor_offers_view_change_and_manage(client, nobody):
    client.force_login(PEOPLE["superuser"]())
    group = Group.objects.first()
    response = client.get(reverse("wagtailusers_groups:edit", args=[group.pk]))
    names = {
        permission.codename
        for fn in hooks.get_hooks("register_permissions")
        for permission in fn()
        if permission.content_type.app_label == "contact"
    }
    ours = {name for name in names if not name.endswith("_replytemplate")}
    assert ours == {"view_enquiry", "change_enquiry", "manage_enquiry"}
    assert b"enquiry" in response.content.lower()
