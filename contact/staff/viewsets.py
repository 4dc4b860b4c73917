"""The workbench for enquiries inside Wagtail's admin."""

from django.urls import path
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.viewsets.model import ModelViewSet

from contact.models import Enquiry
from contact.permissions import EnquiryPermissionPolicy
from contact.staff import reports, shift
from contact.staff.filters import EnquiryFilterSet
from contact.staff.mail import one_mail, unmatched_mail
from contact.staff.page import EnquiryActionView, EnquiryInspectView, PresenceView
from contact.staff.queue import EnquiryIndexView
from contact.staff.replies import DraftView, ReplyView, UndoView


class EnquiryViewSet(ModelViewSet):
    """A list and one page for each enquiry: look, and move on. There is nothing else to do."""

    model = Enquiry
    name = "enquiries"
    icon = "mail"
    menu_label = "Enquiries"
    menu_order = 150
    add_to_admin_menu = True

    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # or the group editor does not offer the "view" permission

    index_view_class = EnquiryIndexView
    inspect_view_class = EnquiryInspectView

    form_fields: list[str] = []  # no form of Wagtail's: contact.staff.forms has one for each action
    filterset_class = EnquiryFilterSet
    list_per_page = 50
    search_backend_name = None

    @property
    def permission_policy(self):
        """View and change; nobody adds or deletes."""
        return EnquiryPermissionPolicy(self.model)

    @property
    def url_finder_class(self):
        """Wagtail links to what may be changed by its "edit" address; here that is its one page."""
        names = {"permission_policy": self.permission_policy, "edit_url_name": self.get_url_name("inspect")}
        return type("EnquiryURLFinder", (ModelAdminURLFinder,), names)

    def get_common_view_kwargs(self, **kwargs):
        """Leave out the addresses that do not exist here."""
        missing = ("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        return super().get_common_view_kwargs(**dict.fromkeys(missing), **kwargs)

    def get_urlpatterns(self):
        """A list of our own, so that a newer Wagtail cannot add a door unseen.

        Not here: delete, copy, reorder, history and usage. What happened to an enquiry is on its
        page. `new/` stays, because Wagtail links to it by name; the policy refuses everybody.
        """
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("inspect/<uuid:pk>/", self.inspect_view, name="inspect"),
            path("report/", reports.report, name="report"),
            path("dead-letters/", reports.dead_letters, name="dead_letters"),
            path("away/", shift.away, name="away"),
            path("handover/", shift.handover, name="handover"),
            path("mail/", unmatched_mail, name="mail"),
            path("mail/<uuid:pk>/", one_mail, name="one_mail"),
            path("<uuid:pk>/reply/", self._view(ReplyView), name="reply"),
            path("<uuid:pk>/draft/", self._view(DraftView), name="draft"),
            path("<uuid:pk>/undo/", self._view(UndoView), name="undo"),
            path("<uuid:pk>/presence/", self._view(PresenceView), name="presence"),
            path("<uuid:pk>/<slug:action>/", self._view(EnquiryActionView), name="action"),
        ]

    def _view(self, view_class):
        """A view of one enquiry that is built as Wagtail builds its own."""
        named = self.get_inspect_view_kwargs() | {"template_name": view_class.template_name}
        return self.construct_view(view_class, **named)
