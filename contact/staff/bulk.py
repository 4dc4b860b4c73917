"""What is done with several enquiries at once. Wagtail's dispatcher asks nobody for a right: these do."""

from django import forms
from django.core.exceptions import PermissionDenied
from wagtail.admin.views.bulk_action import BulkAction

from contact import services
from contact.models import Enquiry
from contact.permissions import EnquiryPermissionPolicy
from contact.staff.forms import ColleagueField
from contact.workflow import IllegalMove, Status

MOST = 100


class EnquiryBulkAction(BulkAction):
    """For those who may change enquiries, and for rows that were ticked: there is no "all"."""

    models = [Enquiry]
    template_name = "contact/staff/bulk.html"

    def dispatch(self, request, *args, **kwargs):
        """Refuse before anything is looked up."""
        if not EnquiryPermissionPolicy(Enquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, obj):
        """Asked for each row as well."""
        return EnquiryPermissionPolicy(Enquiry).user_has_permission(self.request.user, "change")

    @classmethod
    def get_queryset(cls, model, object_ids):
        """Only the ticked ones; what is not a key is left out. Nothing sealed is loaded."""
        keys = [key for key in (_uuid(text) for text in object_ids[:MOST]) if key]
        return list(model.objects.filter(pk__in=keys).only("pk", "reference", "status", "version", "urgency"))

    def get_all_objects_in_listing_query(self, parent_id):
        """None: whoever changes an enquiry has seen its row."""
        return []

    def get_context_data(self, **kwargs):
        """With the words of the question."""
        return super().get_context_data(**kwargs) | {"action": self}

    def get_execution_context(self):
        """Who does it, and what the form says."""
        return {"user": self.request.user, "cleaned": self.cleaned_form.cleaned_data, "action": self}

    def get_success_message(self, num_parent_objects, num_child_objects):
        """How many were changed, and how many could not be."""
        left = f" {num_child_objects} could not be changed." if num_child_objects else ""
        changed = "1 enquiry was" if num_parent_objects == 1 else f"{num_parent_objects} enquiries were"
        return f"{changed} changed.{left}"


class BulkAssignForm(forms.Form):
    """Whose work they are from now on."""

    to = ColleagueField(label="Assign to", required=False, empty_label="Nobody: back to the team")


class AssignBulkAction(EnquiryBulkAction):
    """Assign several to one person, or give them back to the team."""

    display_name = "Assign"
    action_type = "assign"
    aria_label = "Assign the ticked enquiries"
    question = "Assign these enquiries?"
    form_class = BulkAssignForm
    action_priority = 10

    @classmethod
    def execute_action(cls, objects, user=None, cleaned=None, **kwargs):
        """Each on the version that was just read."""
        return _each(objects, lambda row: services.assign(row.pk, cleaned["to"], user, row.version))


class SpamBulkAction(EnquiryBulkAction):
    """Mark several as spam: they are kept, and leave the queue."""

    display_name = "Mark as spam"
    action_type = "spam"
    aria_label = "Mark the ticked enquiries as spam"
    question = "Mark these enquiries as spam? They are kept and can be opened again."
    action_priority = 20
    classes = {"serious"}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Only where the table of moves allows it."""
        return _each(objects, lambda row: services.move(row.pk, Status.SPAM.value, user, row.version))


def _each(objects, change) -> tuple[int, int]:
    """How many were changed, and how many could not be."""
    changed = 0
    for row in objects:
        try:
            change(row)
            changed += 1
        except (services.StaleEnquiry, IllegalMove):
            continue
    return changed, len(objects) - changed


def _uuid(text: str):
    try:
        return Enquiry._meta.pk.to_python(text)
    except forms.ValidationError:
        return None
