"""Wagtail's generic views, narrowed to what staff do with enquiries."""

import logging

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from contact import references, sealing, services, workflow
from contact.crypto import CryptoError
from contact.staff.forms import MoveForm

logger = logging.getLogger(__name__)


class EnquiryIndexView(generic.IndexView):
    """The list, newest first. It shows and loads nothing about the person who wrote."""

    permission_required = "view"
    is_searchable = True

    def setup(self, request, *args, **kwargs):
        """Wagtail offers every list as a spreadsheet, by address even if there is no button."""
        super().setup(request, *args, **kwargs)
        self.is_export = False

    def get_base_queryset(self):
        """Only the columns that are shown."""
        return (
            super()
            .get_base_queryset()
            .only("pk", "reference", "status", "urgency", "reply_by", "created_at", "source_title")
        )

    def search_queryset(self, queryset):
        """By reference or its beginning; else by a whole name, email address or phone number."""
        if not self.is_searching:
            return queryset
        wanted = references.normalise(self.search_query)
        by_reference = queryset.none()
        if references.is_well_formed(wanted):
            by_reference = queryset.filter(reference__startswith=wanted)
        people = sealing.find(self.search_query).values("pk")
        return by_reference | queryset.filter(pk__in=people)

    @property
    def columns(self):
        """Reference, status, when it came and from which page."""
        return [
            TitleColumn("reference", label="Reference", accessor=str, get_url=self.get_inspect_url),
            StatusTagColumn(
                "status",
                label="Status",
                accessor="get_status_display",
                primary=lambda enquiry: enquiry.status == workflow.Status.NEW.value,
            ),
            Column("urgency", label="Signs", accessor="get_urgency_display", sort_key="urgency"),
            DateColumn("reply_by", label="Reply by", sort_key="reply_by"),
            DateColumn("created_at", label="Received", sort_key="created_at"),
            Column("source_title", label="Page it came from"),
        ]


class EnquiryPageMixin:
    """What the page of one enquiry shows, whether it is looked at or was just refused a change."""

    template_name = "contact/staff/enquiry.html"
    page_title = "Enquiry"
    header_more_buttons = []
    opened = None  # what the person wrote; None if it cannot be read

    def read(self) -> None:
        """Write down that somebody looks, then open what is shown; a text whose key is gone stays shut."""
        try:
            self.opened = services.read(self.object, self.request.user)
        except CryptoError as error:
            logger.error("Enquiry %s cannot be read: %s", self.object, type(error).__name__)

    def get_breadcrumbs_items(self):
        """Home, the list, this enquiry."""
        enquiries = {"url": reverse(self.index_url_name), "label": "Enquiries"}
        return [*self.breadcrumbs_items, enquiries, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs):
        """The enquiry with its timeline."""
        context = super().get_context_data(**kwargs)
        context["enquiry"] = self.object
        context["opened"] = self.opened
        context["events"] = self.object.events.select_related("user")
        return context


class EnquiryInspectView(EnquiryPageMixin, generic.InspectView):
    """The page of one enquiry: the message, how to reply, where it came from, what happened."""

    any_permission_required = None
    permission_required = "view"

    def setup(self, request, *args, **kwargs):
        """Wagtail looks the row up first, and so tells anybody which ones exist."""
        self.request = request
        if not self.user_has_permission(self.permission_required):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        """No event, no text: the trail is written before anything is shown."""
        self.read()
        return super().get(request, *args, **kwargs)

    def get_fields(self):
        """None: the template names what it shows."""
        return []

    def get_context_data(self, **kwargs):
        """With the form to move it on, for those who may."""
        context = super().get_context_data(**kwargs)
        if self.user_has_permission("change"):
            context["form"] = MoveForm(instance=self.object)
            context["action_url"] = reverse(self.edit_url_name, args=[quote(self.object.pk)])
        return context


class EnquiryMoveView(EnquiryPageMixin, generic.EditView):
    """Takes the form on the page of an enquiry. It has no page of its own."""

    expects_json_response = False
    error_message = "The status was not changed."

    def get(self, request, *args, **kwargs):
        """Everybody reads an enquiry at one address."""
        return redirect(self.inspect_url_name, kwargs["pk"])

    def save_instance(self):
        """Let the service decide and write. Wagtail's own log is left out: there is a trail."""
        cleaned = self.form.cleaned_data
        return services.move(self.object.pk, cleaned["status"], self.request.user, cleaned["version"])

    def form_valid(self, form):
        """Move it on, or say in plain words why not."""
        try:
            return super().form_valid(form)
        except (services.StaleEnquiry, workflow.IllegalMove) as error:
            self.object.refresh_from_db()
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(self._fresh_form(form, str(error)))

    def form_invalid(self, form):
        """The page is shown again, so that is a reading too."""
        self.read()
        return super().form_invalid(form)

    def get_success_message(self):
        """Say where the enquiry stands now."""
        return f"Enquiry {self.object} is now “{self.object.get_status_display()}”."

    def get_success_buttons(self):
        """None: the enquiry is on the screen."""
        return []

    def get_success_url(self):
        """Back to the same enquiry."""
        return reverse(self.inspect_url_name, args=[quote(self.object.pk)])

    def _fresh_form(self, form, problem: str) -> MoveForm:
        """The same choice on today's version of the enquiry, with what is wrong said above it."""
        data = form.data.copy()
        data["version"] = self.object.version
        fresh = MoveForm(data, instance=self.object)
        fresh.add_error(None, problem)
        return fresh
