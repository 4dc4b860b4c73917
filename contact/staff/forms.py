"""The forms on the page of an enquiry. Each one changes one thing; services decide whether it may be."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.utils import get_user_display_name as display_name
from wagtail.admin.widgets import AdminDateTimeInput

from contact import services
from contact.models import Enquiry
from contact.workflow import CallResult, FlagsJudged, Outcome, Status, Urgency, choices, moves_from

LONGEST_NOTE = 5000


def text(label: str, rows: int = 3, **kwargs) -> forms.CharField:
    """A text of some lines, as all notes are written."""
    kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
    return forms.CharField(label=label, max_length=LONGEST_NOTE, **kwargs)


class ColleagueField(forms.ModelChoiceField):
    """Somebody who works at the desk; who is away is named as away."""

    def __init__(self, **kwargs):
        """Everybody at the desk; a form may narrow it."""
        super().__init__(queryset=services.desk_people(), **kwargs)

    @cached_property
    def _away(self) -> dict:
        return services.away()  # once for each form: a form copies its fields

    def label_from_instance(self, obj) -> str:
        """The name, and until when somebody is away."""
        name, until = display_name(obj), self._away.get(obj.pk)
        return f"{name} (away until {until:%-d %B %Y})" if until else name


class EnquiryActionForm(forms.Form):
    """What every action carries: the version of the enquiry that was on the screen, and since when."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    shown_at = forms.DateTimeField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, enquiry: Enquiry, user=None):
        """Bind to the enquiry as it is now; every form has ids of its own on the page."""
        self.enquiry, self.user = enquiry, user
        first = {"version": enquiry.version, "shown_at": timezone.now().isoformat()}
        super().__init__(data, initial=first, auto_id=f"{type(self).__name__.lower()}_%s")


class MoveForm(EnquiryActionForm):
    """The next status, and for closing how it ended. Only legal moves are offered; the service decides."""

    status = forms.ChoiceField(label="New status", choices=choices(Status))
    outcome = forms.ChoiceField(
        label="How it ended",
        choices=[("", "Only for closing"), *Outcome.choices()],
        required=False,
    )

    def __init__(self, *args, **kwargs):
        """Offer what the table of moves has for this enquiry."""
        super().__init__(*args, **kwargs)
        offered = [(status.value, status.label) for status in moves_from(self.enquiry.status)]
        self.fields["status"].widget.choices = [("", "Choose one"), *offered]

    def clean(self):
        """Whoever closes says how it ended."""
        cleaned = super().clean()
        if cleaned.get("status") == Status.CLOSED and not cleaned.get("outcome"):
            self.add_error("outcome", "Choose how it ended.")
        return cleaned


class AssignForm(EnquiryActionForm):
    """Whose work it is from now on, with a note to them."""

    to = ColleagueField(label="Assign to", required=False, empty_label="Nobody: back to the team")
    note = text("Note to them", rows=2, required=False)

    def __init__(self, *args, **kwargs):
        """Begin with whose work it is."""
        super().__init__(*args, **kwargs)
        self.initial["to"] = self.enquiry.assignee_id


class NoteForm(EnquiryActionForm):
    """A note for the team."""

    text = text("Note for the team: it is never sent")


class CallForm(EnquiryActionForm):
    """A phone call that was made or came."""

    result = forms.ChoiceField(
        label="How the call ended", choices=[("", "Choose one"), *CallResult.choices()]
    )
    text = text("What was said", required=False)


class CallBackForm(EnquiryActionForm):
    """When to ring; empty takes the plan back."""

    at = forms.DateTimeField(label="Ring on", required=False, widget=AdminDateTimeInput)

    def clean_at(self):
        """A plan is for later."""
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise forms.ValidationError("Choose a moment that is still to come.")
        return at


class UrgencyForm(EnquiryActionForm):
    """How urgent a person finds it, and why."""

    urgency = forms.TypedChoiceField(
        label="Urgency",
        coerce=int,
        choices=[
            (Urgency.USUAL.value, "Not urgent"),
            (Urgency.URGENT.value, "Urgent"),
            (Urgency.EMERGENCY.value, "Emergency"),
        ],
    )
    reason = text("Why", rows=2)

    def __init__(self, *args, **kwargs):
        """Begin with how it stands."""
        super().__init__(*args, **kwargs)
        self.initial["urgency"] = self.enquiry.urgency


class FlagsForm(EnquiryActionForm):
    """What a person makes of the signs that the computer suggests."""

    judged = forms.ChoiceField(choices=FlagsJudged.choices()[1:], widget=forms.HiddenInput)


class TickForm(EnquiryActionForm):
    """A step of the checklist that is done."""

    item = forms.CharField(max_length=30, widget=forms.HiddenInput)


class MergeForm(EnquiryActionForm):
    """The message of the same person that is answered for both."""

    into = forms.CharField(label="Answer it together with", max_length=20)

    def clean_into(self):
        """The enquiry with this reference, however it is written."""
        found = services.by_reference(self.cleaned_data["into"])
        if found is None:
            raise forms.ValidationError(
                "There is no enquiry with this reference. Look whether it is typed right."
            )
        return found


class ConfirmForm(EnquiryActionForm):
    """A button alone."""
