"""The form of a reply by email."""

from django import forms

from contact import merge_fields
from contact.models import ReplyTemplate
from contact.reply_rules import LONGEST
from contact.staff.forms import EnquiryActionForm
from contact.workflow import IdentityCheck


class WordsField(forms.CharField):
    """A text whose lines are counted as the browser counts them: one sign ends a line."""

    def to_python(self, value):
        """The text with one sign at the end of each line."""
        return super().to_python(value).replace("\r\n", "\n")


class TemplateField(forms.ModelChoiceField):
    """The template that a reply began with; one that a manager deleted meanwhile stops nothing."""

    def clean(self, value):
        """The template, or None."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class ReplyForm(EnquiryActionForm):
    """The words, what they hold, and what was done before health details leave the clinic."""

    text = WordsField(
        label="Reply",
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "data-desk-draft": ""}),
    )
    holds_health = forms.TypedChoiceField(
        label="What the reply holds",
        coerce=lambda value: value == "health",
        choices=[
            ("general", "General words only, such as “please ring us”"),
            ("health", "Something about the person's health, treatment or appointments"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the reply holds. It decides what must be checked first."},
    )
    email_chosen = forms.BooleanField(
        label="The person told us that health details may come by email", required=False
    )
    identity_check = forms.ChoiceField(
        label="How you made sure whom you write to",
        choices=[("", "Only where it holds health details"), *IdentityCheck.choices()],
        required=False,
    )
    draft_version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    template = TemplateField(ReplyTemplate.objects.all(), required=False, widget=forms.HiddenInput)

    def clean_draft_version(self):
        """A new draft has the version 0."""
        return self.cleaned_data["draft_version"] or 0

    def clean_text(self):
        """A field or a template's [blank] that nobody filled in is never sent."""
        text = self.cleaned_data["text"]
        if names := merge_fields.left_open(text):
            raise forms.ValidationError(f"Fill in “{{{names[0]}}}” yourself: nothing is known for it.")
        bodies = "".join(ReplyTemplate.objects.values_list("body", flat=True))
        known = set(merge_fields.blanks(bodies))
        if blanks := [blank for blank in merge_fields.blanks(text) if blank in known]:
            raise forms.ValidationError(f"Fill in “{blanks[0]}” before you send it.")
        return text
