"""The form that a patient fills in."""

import phonenumbers
from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator
from phonenumbers import Leniency, PhoneNumberMatcher, ValidationResult

from contact.text import clean_line, clean_text

MESSAGE_LIMIT = 5000
REGION = "GB"

_CLEANERS = {
    "name": clean_line,
    "email": clean_line,
    "phone": clean_line,
    "message": clean_text,
    "about": clean_line,
}


def holds_phone_number(text: str) -> bool:
    """Whether a number that could be rung stands in the text, whatever is written around it."""
    matches = PhoneNumberMatcher(text, REGION, Leniency.POSSIBLE)
    return any(_can_be_rung(match.number) for match in matches)


def _can_be_rung(number: phonenumbers.PhoneNumber) -> bool:
    """Right in length; a British number with its area code."""
    reason = phonenumbers.is_possible_number_with_reason(number)
    is_british = number.country_code == phonenumbers.country_code_for_region(REGION)
    return reason == ValidationResult.IS_POSSIBLE and (
        not is_british or len(phonenumbers.national_significant_number(number)) >= 9
    )


def _at_most(length: int, what: str) -> MaxLengthValidator:
    return MaxLengthValidator(
        length, f"Shorten your {what} to {length:,} characters. It has %(show_value)s now."
    )


class EnquiryForm(forms.Form):
    """Who writes, how to reply, and what they say.

    No field has a `maxlength`: browsers cut off what is pasted without a word.
    """

    name = forms.CharField(
        label="Your name",
        error_messages={"required": "Enter your name."},
        validators=[_at_most(120, "name")],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label="Your email address",
        help_text="We need this or your phone number. One is enough.",
        required=False,
        validators=[
            EmailValidator("Check the email address. It should look like name@example.org."),
            _at_most(254, "email address"),
        ],
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    phone = forms.CharField(
        label="Your phone number",
        help_text="If we may ring you back. Begin with + for a number outside the UK.",
        required=False,
        validators=[_at_most(60, "phone number")],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    message = forms.CharField(
        label="Your message",
        help_text=f"Up to {MESSAGE_LIMIT:,} characters.",
        error_messages={"required": "Write your message."},
        validators=[_at_most(MESSAGE_LIMIT, "message")],
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    about = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, **kwargs):
        """Clean what came in first, so that the page shown again can never stumble over it."""
        if data is not None:
            data = {name: clean(data.get(name, "")) for name, clean in _CLEANERS.items()}
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs["class"] = "field__input"

    def clean_phone(self):
        """Refuse only what nobody could ring."""
        phone = self.cleaned_data["phone"]
        if phone and not holds_phone_number(phone):
            raise forms.ValidationError(
                "Check the phone number. It should have 10 or 11 digits, or begin with +."
            )
        return phone

    def clean(self):
        """One way to reply is enough, none is too few."""
        cleaned = super().clean()
        answered = any(cleaned.get(name) or name in self.errors for name in ("email", "phone"))
        if not answered:
            self.add_error("email", "Enter your email address or your phone number, so that we can reply.")
        return cleaned
