"""Who has an enquiry on the screen: two people who answer at once are told of each other."""

from datetime import timedelta

from django.utils import timezone

from contact.models import Enquiry, Presence

STAYS = timedelta(seconds=90)  # the page says every 30 seconds that it is still open


def seen_by(enquiry: Enquiry, user) -> list:
    """Note that somebody has it open; the other people who do."""
    now = timezone.now()
    # Nearly always the row is there: one statement, where update_or_create takes four.
    if not Presence.objects.filter(enquiry=enquiry, user=user).update(seen_at=now):
        Presence.objects.get_or_create(enquiry=enquiry, user=user, defaults={"seen_at": now})
    others = Presence.objects.filter(enquiry=enquiry, seen_at__gte=now - STAYS).exclude(user=user)
    return [presence.user for presence in others.select_related("user")]
