"""Who works at the desk, who is away, and which enquiries are of the same person."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from contact.crypto import Kind
from contact.models import Absence, Enquiry, EnquiryIndex
from contact.services.submitting import staff_addresses

SUGGEST_WITHIN = timedelta(days=30)


def desk_people():
    """Everybody active whose group may change enquiries, by name."""
    users = get_user_model().objects.filter(
        is_active=True,
        groups__permissions__codename="change_enquiry",
        groups__permissions__content_type__app_label="contact",
    )
    return users.distinct().order_by("first_name", "last_name", "username")


def away() -> dict:
    """Until when somebody is away, by the key of the user."""
    return dict(Absence.objects.filter(until__gt=timezone.localdate()).values_list("user_id", "until"))


def told_of(enquiry: Enquiry) -> list[str]:
    """Who gets an email about it: whose work it is, if they are here and may open it; else everybody."""
    assignee = enquiry.assignee
    here = assignee and assignee.email and assignee.pk not in away()
    if here and assignee.has_perm("contact.view_enquiry"):  # never true of who left
        return [assignee.email]
    return staff_addresses()


def of_the_same_person(enquiry: Enquiry):
    """Other enquiries with the same email address or phone number, the newest first; none is read."""
    shared = EnquiryIndex.objects.filter(
        enquiry=enquiry, kind__in=(Kind.EMAIL.value, Kind.PHONE.value)
    ).values_list("kind", "value")
    wanted = Q()
    for kind, value in shared:
        wanted |= Q(kind=kind, value=bytes(value))
    if not wanted:
        return Enquiry.objects.none()
    keys = EnquiryIndex.objects.filter(wanted).values("enquiry")
    return Enquiry.objects.filter(pk__in=keys).exclude(pk=enquiry.pk).order_by("-created_at")


def may_be_duplicates(enquiry: Enquiry, others: list[Enquiry]) -> list[Enquiry]:
    """Those that were sent within 30 days of this one and are not joined with another yet."""
    return [
        other
        for other in others
        if abs(other.created_at - enquiry.created_at) <= SUGGEST_WITHIN and not other.duplicate_of_id
    ]
