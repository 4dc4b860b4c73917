"""The queue: who waits, for how long, and whose work it is. Never what they wrote."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.admin.utils import get_user_display_name as display_name
from wagtail.admin.views import generic

from contact import references, sealing, services
from contact.staff import tabs
from contact.workflow import Status

SHOWN = (
    *("pk", "reference", "status", "kind", "urgency", "quarantined", "reply_by", "call_back_at"),
    *("created_at", "source_title", "assignee", "name", "needs"),
)


class ReferenceColumn(TitleColumn):
    """The reference, with what makes it stand out: urgent, overdue, perhaps spam."""

    cell_template_name = "contact/staff/includes/reference_cell.html"


class EnquiryIndexView(generic.IndexView):
    """The list of a tab: the urgent first, then what is due first. Texts are neither shown nor loaded."""

    permission_required = "view"
    is_searchable = True
    template_name = "contact/staff/queue.html"
    results_template_name = "contact/staff/queue_results.html"
    page_title = "Enquiries"

    def setup(self, request, *args, **kwargs):
        """Wagtail offers every list as a spreadsheet, by address even if there is no button."""
        super().setup(request, *args, **kwargs)
        self.is_export = False

    @property
    def tab(self) -> str:
        """The tab that is shown; a search without a tab looks everywhere."""
        asked = self.request.GET.get("tab", "")
        if asked in {tab.name for tab in tabs.TABS}:
            return asked
        return "all" if self.is_searching or self.request.GET.getlist("status") else tabs.FIRST

    def get_base_queryset(self):
        """The tab's enquiries, with the columns that are shown."""
        rows = super().get_base_queryset().only(*SHOWN, "assignee__first_name", "assignee__last_name")
        return tabs.narrowed(rows.select_related("assignee"), self.tab, self.request.user)

    def order_queryset(self, queryset):
        """By what an index of the table sorts, unless a column was asked for."""
        if self.request.GET.get("ordering"):
            return super().order_queryset(queryset)
        return queryset.order_by("-is_open", "-urgency", "due_at", "pk")

    def search_queryset(self, queryset):
        """By reference or its beginning; else by a whole name, email address or phone number."""
        if not self.is_searching:
            return queryset
        wanted = references.normalise(self.search_query)
        people = sealing.find(self.search_query)
        by_reference = Q(reference__startswith=wanted)
        found = references.is_well_formed(wanted) and queryset.model.objects.filter(by_reference).exists()
        # Both in one condition would read the whole table, so it is asked first whether both are needed.
        if not found:
            return queryset.filter(pk__in=people.values("pk"))
        named = people.exists()
        return queryset.filter(by_reference | Q(pk__in=people.values("pk")) if named else by_reference)

    def get_table(self, object_list, **kwargs):
        """Decrypt the names of the rows that are shown, and no others: one event says so."""
        rows, now = list(object_list), timezone.now()
        people = services.list_people(rows, self.request.user)
        for row in rows:
            row.person = people[row.pk]
            row.shown_name = initials(row.person.name) if settings.ENQUIRY_LIST_INITIALS else row.person.name
            row.is_overdue = bool(row.reply_by and row.reply_by < now and Status(row.status).is_open)
            row.is_call_due = bool(row.call_back_at and row.call_back_at <= now)
        return super().get_table(rows, **kwargs)

    def get_context_data(self, *args, **kwargs):
        """With the tabs and how many wait in each."""
        context = super().get_context_data(*args, **kwargs)
        waiting = tabs.counts(self.request.user)
        context["tabs"] = [
            {
                "name": tab.name,
                "label": tab.label,
                "waiting": waiting.get(tab.name),
                "is_shown": tab.name == self.tab,
            }
            for tab in tabs.TABS
        ]
        context["quarantine"] = waiting["quarantine"] if self.tab == tabs.FIRST else 0
        context["may_change"] = self.user_has_permission("change")
        return context

    @property
    def columns(self):
        """What staff choose by. The text is nowhere."""
        who = Column("shown_name", label="Name", accessor=_name_or_fault)
        topic = Column("source_title", label="Page it came from")
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="enquiry"),
            ReferenceColumn("reference", label="Reference", accessor=str, get_url=self.get_inspect_url),
            who,
            Column("kind", label="About", accessor="get_kind_display", sort_key="kind"),
            topic,
            StatusTagColumn(
                "status",
                label="Status",
                accessor="get_status_display",
                primary=lambda enquiry: enquiry.status in (Status.NEW, Status.REOPENED),
            ),
            Column("reply_by", label="Reply by", accessor=_reply_by, sort_key="reply_by"),
            Column("needs", label="Needs", accessor=lambda enquiry: ", ".join(enquiry.person.needs)),
            Column("assignee", label="Assigned to", accessor=_assignee),
        ]

    def get_inspect_url(self, instance):
        """One address for each enquiry."""
        return reverse("enquiries:inspect", args=[instance.pk])


def initials(name: str) -> str:
    """A name as its first letters."""
    return " ".join(f"{word[0]}." for word in name.split())


def _name_or_fault(enquiry) -> str:
    return enquiry.shown_name if enquiry.person.readable else "Cannot be read: its key is missing"


def _reply_by(enquiry) -> str:
    return f"{timezone.localtime(enquiry.reply_by):%a %-d %b, %H:%M}" if enquiry.reply_by else ""


def _assignee(enquiry) -> str:
    return display_name(enquiry.assignee)
