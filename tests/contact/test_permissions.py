import pytest
from django.contrib.auth.models import AnonymousUser

from contact.models import Enquiry
from contact.permissions import EnquiryPermissionPolicy

from . import factories

pytestmark = pytest.mark.django_db

ACTIONS = ["view", "change", "add", "delete", "publish", "anything"]


@pytest.fixture
def policy(nobody):
    return EnquiryPermissionPolicy(Enquiry)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (lambda: AnonymousUser(), set()),
        (lambda: factories.make_user("writer", "access_admin", "add_page"), set()),
        (lambda: factories.make_user("viewer", "view_enquiry"), {"view"}),
        (lambda: factories.make_user("changer", "change_enquiry"), set()),
        (lambda: factories.make_staff(), {"view", "change"}),
        (lambda: factories.make_staff("gone", is_active=False), set()),
        (lambda: factories.make_user("boss", is_superuser=True), {"view", "change"}),
    ],
    ids=["anonymous", "author", "viewer", "changer", "staff", "inactive", "superuser"],
)
def test_who_may_do_what(policy, who, may):
    user = who()
    enquiry = factories.make_enquiry()
    for action in ACTIONS:
        assert policy.user_has_permission(user, action) is (action in may)
        assert policy.user_has_permission_for_instance(user, action, enquiry) is (action in may)
    assert policy.user_has_any_permission(user, ACTIONS) is bool(may)
    assert policy.user_has_any_permission(user, ["add", "delete"]) is False
    assert policy.instances_user_has_permission_for(user, "view").exists() is ("view" in may)


def test_who_is_listed(policy):
    staff = factories.make_staff()
    boss = factories.make_user("boss", is_superuser=True)
    assert set(policy.users_with_permission("change")) == {staff, boss}
    assert not policy.users_with_permission("add").exists()
    assert not policy.users_with_any_permission(["add", "delete"]).exists()
