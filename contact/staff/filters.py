"""What the list of enquiries can be narrowed to."""

import django_filters
from django.forms import CheckboxSelectMultiple
from wagtail.admin.filters import WagtailFilterSet

from contact.models import Enquiry
from contact.workflow import Status, choices


class EnquiryFilterSet(WagtailFilterSet):
    """By status; several may be ticked."""

    status = django_filters.MultipleChoiceFilter(
        label="Status", choices=choices(Status), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Enquiry
        fields = ["status"]
