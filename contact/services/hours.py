"""The clinic's opening hours, as services count time in them."""

from wagtail.models import Site

from clinic.models import ClinicDetails
from contact.working_hours import WorkingHours


def clinic_hours() -> WorkingHours:
    """The hours of the default site's clinic."""
    site = Site.objects.filter(is_default_site=True).first()
    return WorkingHours(ClinicDetails.for_site(site).opening_rows if site else ())
