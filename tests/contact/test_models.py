import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import ReferenceIndex
from wagtail.search.index import class_is_indexed

from contact.events import EventKind
from contact.models import AppendOnly, Enquiry, EnquiryEvent, Notice
from contact.workflow import Status

from . import factories

pytestmark = pytest.mark.django_db


def test_an_enquiry_prints_its_reference_and_nothing_else(enquiry):
    assert str(enquiry) == "-".join(enquiry.reference[i : i + 3] for i in (0, 3, 6))


def test_events_and_notices_print_nothing_personal(enquiry, staff):
    event = EnquiryEvent.objects.record(enquiry.pk, EventKind.READ, staff)
    notice = Notice.objects.create(enquiry=enquiry, recipient=staff.email, message_id="<1@x>")
    for text in (str(event), str(notice)):
        assert "clerk" not in text
        assert not any(secret in text for secret in factories.SECRETS)


def test_a_reference_stands_once(enquiry):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_enquiry(reference=enquiry.reference)


def test_there_is_no_permission_to_add_or_delete():
    codenames = set(
        Permission.objects.filter(content_type__app_label="contact").values_list("codename", flat=True)
    )
    assert {name for name in codenames if not name.endswith("_replytemplate")} == {
        "view_enquiry",
        "change_enquiry",
        "manage_enquiry",
    }


def test_nothing_is_in_a_search_or_reference_index():
    for model in apps.get_app_config("contact").get_models():
        assert not class_is_indexed(model)
        assert not ReferenceIndex.model_is_indexable(model)
        assert model not in ReferenceIndex.tracked_models


def test_nothing_points_at_a_page():
    related = {
        field.related_model._meta.app_label
        for model in apps.get_app_config("contact").get_models()
        for field in model._meta.get_fields()
        if field.is_relation
    }
    assert related == {"contact", "auth"}


def test_the_trail_is_only_added_to(enquiry, staff):
    event = EnquiryEvent.objects.record(enquiry.pk, EventKind.READ, staff)
    event.kind = EventKind.SUBMITTED.value
    for forbidden in (
        event.save,
        event.delete,
        EnquiryEvent.objects.all().delete,
        lambda: EnquiryEvent.objects.update(kind="submitted"),
        lambda: enquiry.events.all().delete(),
    ):
        with pytest.raises(AppendOnly):
            forbidden()
    assert EnquiryEvent.objects.get().kind == EventKind.READ.value


def test_an_enquiry_with_a_trail_is_not_deleted(enquiry):
    EnquiryEvent.objects.record(enquiry.pk, EventKind.SUBMITTED)
    with pytest.raises(ProtectedError):
        enquiry.delete()
    assert Enquiry.objects.exists()


def test_the_trail_outlives_who_is_in_it(enquiry, staff):
    EnquiryEvent.objects.record(enquiry.pk, EventKind.READ, staff)
    staff.delete()
    assert EnquiryEvent.objects.get().user is None


def test_events_are_read_as_words(enquiry):
    moved = EnquiryEvent.objects.record(
        enquiry.pk, EventKind.MOVED, **{"from": Status.NEW.value, "to": Status.ANSWERED.value}
    )
    assert moved.words == "Status changed from “New” to “Answered”"
    assert EnquiryEvent(enquiry=enquiry, kind="read").words == "Opened"
