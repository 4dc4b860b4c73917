"""contact.staff.queue, tabs and bulk: who waits, for whom, and what is done with several at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from contact.models import Enquiry, EnquiryEvent
from contact.staff import tabs

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"
BULK = "/admin/bulk/contact/enquiry/"


@pytest.fixture
def rows(staff):
    """One enquiry for each tab, by name."""
    now = timezone.now()
    return {
        "mine": factories.make_enquiry(assignee=staff),
        "unassigned": factories.make_enquiry(reply_by=now + timedelta(days=1)),
        "urgent": factories.make_enquiry(urgency=2, assignee=factories.make_staff("other")),
        "overdue": factories.make_enquiry(reply_by=now - timedelta(hours=1)),
        "waiting": factories.make_enquiry(status="waiting"),
        "call_back": factories.make_enquiry(call_back_at=now + timedelta(hours=3)),
        "quarantine": factories.make_enquiry(quarantined=True, suspicions=["link"]),
        "closed": factories.make_enquiry(status="closed"),
    }


EXPECTED = {
    "mine": {"mine"},
    "unassigned": {"unassigned", "overdue", "waiting", "call_back"},
    "urgent": {"urgent"},
    "overdue": {"overdue"},
    "waiting": {"waiting"},
    "call_back": {"call_back"},
    "quarantine": {"quarantine"},
    "open": {"mine", "unassigned", "urgent", "overdue", "waiting", "call_back", "quarantine"},
    "all": {"mine", "unassigned", "urgent", "overdue", "waiting", "call_back", "quarantine", "closed"},
}


@pytest.mark.parametrize("tab", EXPECTED)
def test_each_tab_shows_its_enquiries_and_says_how_many(staff_client, staff, rows, tab):
    html = staff_client.get(LIST, {"tab": tab}).content.decode()
    assert {name for name, row in rows.items() if str(row) in html} == EXPECTED[tab]
    if tab != "all":
        assert tabs.counts(staff)[tab] == len(EXPECTED[tab])


@pytest.mark.parametrize("tab", ["", "nonsense", "\x00"])
def test_any_other_word_is_the_first_tab(staff_client, rows, tab):
    response = staff_client.get(LIST, {"tab": tab})
    assert response.status_code == 200
    html = response.content.decode()
    assert str(rows["closed"]) not in html
    assert str(rows["overdue"]) in html
    assert "may be spam and wait" in html  # on the first page, every day


def test_a_search_finds_what_is_closed(staff_client, rows):
    assert (
        str(rows["closed"])
        in staff_client.get(f"{LIST}results/", {"q": factories.SECRET_EMAIL}).content.decode()
    )


def test_a_call_that_is_due_stands_on_top(staff_client):
    now = timezone.now()
    later = factories.make_enquiry(reply_by=now + timedelta(hours=1))
    ring = factories.make_enquiry(call_back_at=now - timedelta(minutes=1), due_at=now - timedelta(minutes=1))
    html = staff_client.get(LIST).content.decode()
    assert html.index(str(ring)) < html.index(str(later))
    assert "Ring now" in html


def test_a_row_whose_key_is_gone_says_so(staff_client, enquiry):
    broken = factories.make_enquiry()
    Enquiry.objects.filter(pk=broken.pk).update(name=enquiry.name)  # of another row
    html = staff_client.get(LIST).content.decode()
    assert "Cannot be read: its key is missing" in html
    assert factories.SECRET_NAME in html


def test_needs_are_shown(staff_client):
    factories.make_enquiry(needs=["bsl"])
    assert "British Sign Language" in staff_client.get(LIST).content.decode()


def test_the_queue_is_sorted_by_its_index(db):
    ordered = Enquiry.objects.filter(is_open=True).order_by("-is_open", "-urgency", "due_at", "pk")
    if (
        connection.vendor == "postgresql"
    ):  # a table of few rows is read whole and sorted, unless that is forbidden
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    plan = ordered.explain()
    assert "enquiry_queue" in plan
    assert "TEMP B-TREE" not in plan


def test_the_list_may_show_initials(staff_client, enquiry, settings):
    settings.ENQUIRY_LIST_INITIALS = True
    html = staff_client.get(LIST).content.decode()
    assert "C. F." in html
    assert factories.SECRET_NAME not in html


# Several at once


def test_assigning_several(staff_client, staff, rows):
    chosen = [rows["unassigned"], rows["overdue"]]
    address = f"{BULK}assign/?" + "&".join(f"id={row.pk}" for row in chosen)
    assert str(chosen[0]) in staff_client.get(address).content.decode()
    response = staff_client.post(address, {"to": staff.pk})
    assert response.status_code == 302
    for row in chosen:
        row.refresh_from_db()
        assert (row.assignee, row.version) == (staff, 3)  # claimed, and begun
        assert row.events.filter(kind="assigned", user=staff).exists()
    rows["urgent"].refresh_from_db()
    assert rows["urgent"].assignee != staff


def test_marking_several_as_spam_leaves_what_may_not_be(staff_client, rows):
    address = f"{BULK}spam/?id={rows['quarantine'].pk}&id={rows['closed'].pk}&id=nonsense&id=\x00"
    staff_client.post(address)
    states = {name: Enquiry.objects.get(pk=rows[name].pk).status for name in ("quarantine", "closed")}
    assert states == {"quarantine": "spam", "closed": "closed"}
    assert not Enquiry.objects.get(pk=rows["quarantine"].pk).quarantined


def test_there_is_no_all(staff_client, rows):
    staff_client.post(f"{BULK}spam/?id=all")
    assert not Enquiry.objects.filter(status="spam").exists()


@pytest.mark.parametrize("action", ["assign", "spam"])
def test_who_may_not_change_one_changes_none_in_bulk(client, nobody, enquiry, action):
    for user in (
        factories.make_user("viewer", "access_admin", "view_enquiry"),
        factories.make_user("writer", "access_admin", "change_enquiry"),
    ):
        client.force_login(user)
        for ask in (client.get, client.post):
            assert ask(f"{BULK}{action}/?id={enquiry.pk}")["Location"] == "/admin/"
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.version) == ("new", 1)
    assert not EnquiryEvent.objects.exists()


def test_a_tab_keeps_what_was_filtered_and_has_a_name_of_its_own(staff_client, rows):
    html = staff_client.get(LIST, {"tab": "mine", "kind": "question", "p": "1"}).content.decode()
    assert "tab=urgent&amp;kind=question" in html
    assert "Queue:" in html
    assert "invalid name" not in html
