"""The form with which staff move an enquiry on."""

from django import forms

from contact.models import Enquiry
from contact.workflow import Status, choices, moves_from


class MoveForm(forms.ModelForm):
    """The next status, and the version of the enquiry that was on the screen.

    Only legal moves are offered. Any status is accepted here, because the service decides and
    says in plain words why not, even if somebody else was faster.
    """

    status = forms.ChoiceField(label="New status", choices=choices(Status))
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Enquiry
        fields = []

    def __init__(self, *args, instance=None, **kwargs):
        """Offer what the table of moves has for this enquiry."""
        super().__init__(*args, instance=instance, **kwargs)
        offered = moves_from(self.instance.status)
        self.fields["status"].widget.choices = [
            ("", "Choose one"),
            *((status.value, status.label) for status in offered),
        ]
        self.initial["version"] = self.instance.version
