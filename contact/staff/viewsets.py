"""The workbench for enquiries inside Wagtail's admin."""

from django.urls import path
from wagtail.admin.viewsets.model import ModelViewSet

from contact.models import Enquiry
from contact.permissions import EnquiryPermissionPolicy
from contact.staff.filters import EnquiryFilterSet
from contact.staff.forms import MoveForm
from contact.staff.views import EnquiryIndexView, EnquiryInspectView, EnquiryMoveView


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
    edit_view_class = EnquiryMoveView

    filterset_class = EnquiryFilterSet
    ordering = ["-urgency", "-created_at"]
    list_per_page = 50
    search_backend_name = None

    @property
    def permission_policy(self):
        """View and change; nobody adds or deletes."""
        return EnquiryPermissionPolicy(self.model)

    def get_form_class(self, for_update=False):
        """There is one form, and it moves."""
        return MoveForm

    def get_common_view_kwargs(self, **kwargs):
        """Leave out the addresses that do not exist here."""
        missing = ("delete_url_name", "history_url_name", "usage_url_name")
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
            path("edit/<uuid:pk>/", self.edit_view, name="edit"),
        ]
