"""Puts the demo enquiries into the database, once."""

from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from articles.models import ConditionPage
from clinic.models import ClinicDetails
from clinic.seed.enquiries.calendar import Calendar, day_of_loading
from clinic.seed.enquiries.fates import Team
from clinic.seed.enquiries.plan import TOTAL, Plan
from clinic.seed.enquiries.story import Story, key
from contact.models import ChecklistTick, Enquiry, EnquiryEvent, EnquiryIndex, Note, Reply
from contact.services import clinic_hours


@transaction.atomic
def load(report=lambda line: None, day: date | None = None) -> None:
    """Load the demo enquiries of the six months before a day: once, and only where there are demo logins."""
    if not settings.DEMO_LOGINS or is_loaded():
        return
    users = {
        user.username: user for user in get_user_model().objects.filter(username__in=("desk", "manager"))
    }
    if len(users) < 2:
        return
    calendar = Calendar(day or day_of_loading(timezone.now()), clinic_hours())
    stories = Plan(calendar, Team(users["desk"], users["manager"])).told()
    _name_sources(stories)
    _store(stories)
    report(f"{len(stories)} invented enquiries")


def is_loaded() -> bool:
    """Whether any demo enquiry is there: they have the same keys everywhere."""
    return Enquiry.objects.filter(pk__in=[key(number) for number in range(TOTAL)]).exists()


def _name_sources(stories: list[Story]) -> None:
    """Each came from its page, and under the privacy notice of today."""
    pages = {page.slug: page for page in ConditionPage.objects.live()}
    version = ClinicDetails.for_site(Site.objects.get(is_default_site=True)).privacy_version
    for story in stories:
        story.enquiry.privacy_version = version
        if page := pages.get(story.text.topic):
            story.enquiry.source_path, story.enquiry.source_title = page.get_url(), page.title


def _store(stories: list[Story]) -> None:
    Enquiry.objects.bulk_create(story.enquiry for story in stories)
    for model, rows in (
        (EnquiryIndex, "indexes"),
        (EnquiryEvent, "events"),
        (Note, "notes"),
        (Reply, "replies"),
        (ChecklistTick, "ticks"),
    ):
        model.objects.bulk_create(row for story in stories for row in getattr(story, rows))
