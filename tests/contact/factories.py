"""Enquiries, people and pages for the tests of this app."""

import re
import uuid
from datetime import time

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import PageViewRestriction

from clinic.models import StandardPage
from contact import references, reply_clock, sealing, services
from contact.forms import EnquiryForm
from contact.models import Enquiry, EnquiryIndex
from contact.workflow import Status
from contact.working_hours import WorkingHours

# Something private that must turn up nowhere but on the page of the enquiry.
SECRET_NAME = "Canary Featherstone"
SECRET_EMAIL = "canary@private.example.org"
SECRET_PHONE = "0121 496 0777"
SECRET_MESSAGE = "The canary sings of an odd ache under the ribs."
SECRETS = (SECRET_NAME, SECRET_EMAIL, SECRET_PHONE, SECRET_MESSAGE)

ANSWERS = {
    "kind": "appointment",
    "for_whom": "me",
    "name": SECRET_NAME,
    "email": SECRET_EMAIL,
    "phone": SECRET_PHONE,
    "message": SECRET_MESSAGE,
}


def make_enquiry(**fields) -> Enquiry:
    """An enquiry with everything filled in."""
    written = ("name", "email", "phone", "message", "good_time", "needs", "needs_detail")
    answers = ANSWERS | {name: fields.pop(name) for name in written if name in fields}
    pk = uuid.uuid4()
    status = Status(fields.get("status", Status.NEW))
    given = {
        "reference": references.new_reference(),
        "is_open": status.is_open,
        **_due(status, fields.get("reply_by")),
        **fields,
    }
    enquiry = Enquiry.objects.create(pk=pk, **sealing.seal(pk, answers), **given)
    EnquiryIndex.objects.bulk_create(sealing.indexes(pk, answers))
    return enquiry


def _due(status: Status, reply_by) -> dict:
    if not status.is_open:
        return {"due_at": reply_clock.over(timezone.now())["due_at"]}
    return {"due_at": reply_by if status.clock_runs and reply_by else reply_clock.NEVER}


HOURS = WorkingHours([(0, 4, time(8, 30), time(17, 30))])


def submit(source=None, digest: str | None = None, **changes) -> services.Receipt:
    """Send an enquiry as the form does, without the form."""
    cleaned = EnquiryForm({**ANSWERS, **changes})
    assert cleaned.is_valid(), cleaned.errors
    given = cleaned.cleaned_data | {"privacy_version": "test", "suspicions": []}
    return services.submit(given, source, HOURS, digest or uuid.uuid4().hex)


def form_token(client) -> str:
    """The token of a form that this browser has just opened."""
    html = client.get("/contact/").content.decode()
    return re.search(r'name="token" value="([^"]+)"', html)[1]


def post(client, **changes):
    """Open the form and send it; what is not given is filled in."""
    return client.post("/contact/", {**ANSWERS, "token": form_token(client), **changes})


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
