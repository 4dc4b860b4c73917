"""Enquiries, people and pages for the tests of this app."""

import uuid

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import PageViewRestriction

from clinic.models import StandardPage
from contact import references, sealing
from contact.models import Enquiry, EnquiryIndex

# Something private that must turn up nowhere but on the page of the enquiry.
SECRET_NAME = "Canary Featherstone"
SECRET_EMAIL = "canary@private.example.org"
SECRET_PHONE = "0121 496 0777"
SECRET_MESSAGE = "The canary sings of an odd ache under the ribs."
SECRETS = (SECRET_NAME, SECRET_EMAIL, SECRET_PHONE, SECRET_MESSAGE)

ANSWERS = {
    "name": SECRET_NAME,
    "email": SECRET_EMAIL,
    "phone": SECRET_PHONE,
    "message": SECRET_MESSAGE,
}


def make_enquiry(**fields) -> Enquiry:
    """An enquiry with everything filled in."""
    answers = ANSWERS | {name: fields.pop(name) for name in ANSWERS if name in fields}
    pk = uuid.uuid4()
    given = {"reference": references.new_reference(), **fields}
    enquiry = Enquiry.objects.create(pk=pk, **sealing.seal(pk, answers), **given)
    EnquiryIndex.objects.bulk_create(sealing.indexes(pk, answers))
    return enquiry


def make_user(username: str, *codenames: str, **fields):
    """Somebody whose one group has these permissions, with an email address."""
    given = {"email": f"{username}@clinic.example.org", **fields}
    user = get_user_model().objects.create_user(username, password="x", **given)
    if codenames:
        group = Group.objects.create(name=f"Group of {username}")
        group.permissions.set(Permission.objects.filter(codename__in=codenames))
        user.groups.add(group)
    return user


def make_staff(username: str = "clerk", **fields):
    """Somebody of the enquiry staff."""
    return make_user(username, "access_admin", "view_enquiry", "change_enquiry", **fields)


def make_page(home, title: str, slug: str, *, hidden: bool = False, **fields):
    """A page below the home page; `hidden` needs a sign-in."""
    page = home.add_child(instance=StandardPage(title=title, slug=slug, body=[], **fields))
    if hidden:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page
