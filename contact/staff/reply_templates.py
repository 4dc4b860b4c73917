"""Reply templates in the admin: written by managers, with a preview of what a person would read."""

from django import forms
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from contact import merge_fields
from contact.models import ReplyTemplate


class ReplyTemplateForm(forms.ModelForm):
    """Refuses fields that do not exist, by name."""

    class Meta:
        model = ReplyTemplate
        fields = ["title", "kind", "topic", "body", "holds_health"]

    def __init__(self, *args, **kwargs):
        """Say which fields there are, and how the text reads when it is filled in."""
        super().__init__(*args, **kwargs)
        known = "; ".join(f"{{{name}}}: {words}" for name, words in merge_fields.FIELDS.items())
        body = self.fields["body"]
        body.widget = forms.Textarea(attrs={"rows": 12})
        body.help_text = f"Fields that are filled in: {known}."
        if self.instance.pk:
            filled = merge_fields.fill(self.instance.body, merge_fields.EXAMPLE)
            body.help_text += f" As it stands, {merge_fields.EXAMPLE['name']} would read: “{filled}”"

    def clean_body(self):
        """Every field is one that is known."""
        if problems := merge_fields.problems(self.cleaned_data["body"]):
            raise forms.ValidationError(problems)
        return self.cleaned_data["body"]


class ReplyTemplateInspectView(generic.InspectView):
    """A template as a person would read it, with invented data."""

    template_name = "contact/staff/reply_template.html"

    def get_context_data(self, **kwargs):
        """The words with their fields filled in."""
        filled = merge_fields.fill(self.object.body, merge_fields.EXAMPLE)
        return super().get_context_data(**kwargs) | {"filled": filled}


class ReplyTemplateViewSet(ModelViewSet):
    """The list and the form of reply templates, for those whose group has their permissions."""

    model = ReplyTemplate
    name = "reply_templates"
    url_prefix = "enquiry-templates"
    icon = "doc-full-inverse"
    menu_label = "Reply templates"
    menu_order = 160
    add_to_settings_menu = False
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    inspect_view_class = ReplyTemplateInspectView
    inspect_view_fields = ["title", "kind", "topic", "holds_health", "updated_at"]
    list_display = ["title", "get_kind_display", "topic", "holds_health"]
    search_backend_name = None
    search_fields = ["title", "body"]
    ordering = ["title"]

    def get_form_class(self, for_update=False):
        """The form that knows the fields."""
        return ReplyTemplateForm
