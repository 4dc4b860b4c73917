"""What the queue can be narrowed to; the address keeps it all."""

import django_filters
from django.forms import CheckboxSelectMultiple, RadioSelect
from wagtail.admin.filters import WagtailFilterSet

from contact import services
from contact.answers import Kind
from contact.models import Enquiry
from contact.staff import tabs
from contact.workflow import Status, choices


class EnquiryFilterSet(WagtailFilterSet):
    """By tab, and by status, kind and person."""

    tab = django_filters.ChoiceFilter(
        label="Queue",
        choices=[(tab.name, tab.label) for tab in tabs.TABS],
        widget=RadioSelect,
        empty_label=None,
        method="in_tab",
    )
    status = django_filters.MultipleChoiceFilter(
        label="Status", choices=choices(Status), widget=CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label="What it is about", choices=Kind.choices(), widget=CheckboxSelectMultiple
    )
    assignee = django_filters.ModelChoiceFilter(
        label="Assigned to", queryset=lambda request: services.desk_people()
    )

    class Meta:
        model = Enquiry
        fields = ["tab", "status", "kind", "assignee"]

    def in_tab(self, queryset, name, value):
        """The view narrows by tab itself, because the first tab holds without a word in the address."""
        return queryset
