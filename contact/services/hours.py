"""The clinic's opening hours, as services count time in them."""

from datetime import datetime, time, timedelta

from wagtail.models import Site

from clinic.models import ClinicDetails
from contact import reply_clock
from contact.working_hours import WorkingHours


def clinic_hours() -> WorkingHours:
    """The hours of the default site's clinic."""
    site = Site.objects.filter(is_default_site=True).first()
    return WorkingHours(ClinicDetails.for_site(site).opening_rows if site else ())


def last_working_day(now: datetime) -> datetime:
    """The first moment of the last day before today on which the clinic was open: on a Monday, Friday's."""
    hours = reply_clock.in_force(now, clinic_hours())
    today = hours.local(now).date()
    days = [today - timedelta(days=back) for back in range(1, 15)]
    day = next((day for day in days if hours.stretches(day)), days[0])
    return datetime.combine(day, time.min, tzinfo=hours.zone)
