"""contact.staff.dashboard: what the admin's home says of the desk, to whom."""

import pytest

from .. import factories

pytestmark = pytest.mark.django_db

LIST = "/admin/enquiries/"


def test_the_home_of_the_admin_shows_each_their_numbers(client, nobody, manager, enquiry):
    client.force_login(manager)
    html = client.get("/admin/").content.decode()
    assert "Unassigned</a>: <strong>1" in html
    assert "Emails that could not be sent" in html
    client.force_login(factories.make_staff())
    html = client.get("/admin/").content.decode()
    assert "Unassigned</a>: <strong>1" in html
    assert "Emails that could not be sent" not in html
    client.force_login(factories.make_user("writer", "access_admin", "change_page"))
    assert "Unassigned" not in client.get("/admin/").content.decode()


def test_who_may_only_look_is_not_sent_to_a_page_that_refuses(client, nobody):
    client.force_login(factories.make_user("looker", "access_admin", "view_enquiry"))
    html = client.get("/admin/").content.decode()
    assert f"{LIST}handover/" in html
    assert f"{LIST}away/" not in html


def test_managers_see_the_last_weeks_as_tables_and_charts(client, manager, enquiry):
    client.force_login(manager)
    html = client.get("/admin/").content.decode()
    assert html.count('<svg class="desk-chart"') == 3
    assert "The last four weeks in numbers" in html
    client.force_login(factories.make_staff())
    assert "desk-chart" not in client.get("/admin/").content.decode()
