"""The form that a patient fills in."""

import re

import phonenumbers
from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator
from phonenumbers import Leniency, PhoneNumberMatcher, ValidationResult

from contact.answers import ForWhom, Kind, Need
from contact.text import clean_line, clean_text

MESSAGE_LIMIT = 5000
MOST_CHOICES = 30
SIGN_NAME = re.compile(r"[\w-]{1,80}")
REGION = "GB"
NOT_IN_LIST = "Choose from the list."

_CLEANERS = {
    "kind": clean_line,
    "for_whom": clean_line,
    "name": clean_line,
    "email": clean_line,
    "phone": clean_line,
    "good_time": clean_line,
    "voicemail_allowed": clean_line,
    "health_by_email_allowed": clean_line,
    "message": clean_text,
    "needs_detail": clean_line,
    "website": clean_line,
    "about": clean_line,
    "token": clean_line,
}
_CHOSEN = {"class": "choices__input"}


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


def _all_of(data, name: str) -> list[str]:
    """All values of a name: a form's, or a plain dictionary's."""
    if hasattr(data, "getlist"):
        return data.getlist(name)[:MOST_CHOICES]
    return list(data.get(name) or [])


class TickedSigns(forms.MultipleChoiceField):
    """Any words: what is no name of advice is left out later, and never an error."""

    def valid_value(self, value) -> bool:
        """Everything may come in."""
        return True


class EnquiryForm(forms.Form):
    """What it is about, who writes, how to reply, what they say, and what they need.

    No field has a `maxlength`: browsers cut off what is pasted without a word.
    """

    kind = forms.ChoiceField(
        label="What is it about?",
        help_text="So that the right person reads it first.",
        choices=Kind.choices(),
        initial=Kind.QUESTION.value,
        widget=forms.RadioSelect(attrs=_CHOSEN),
        error_messages={
            "required": "Choose what it is about.",
            "invalid_choice": "Choose one from the list.",
        },
    )
    for_whom = forms.ChoiceField(
        label="Whom is it about?",
        help_text="If the person cannot give permission, we answer in general terms only.",
        choices=ForWhom.choices(),
        initial=ForWhom.ME.value,
        widget=forms.RadioSelect(attrs=_CHOSEN),
        error_messages={
            "required": "Choose whom it is about.",
            "invalid_choice": "Choose one from the list.",
        },
    )
    name = forms.CharField(
        label="Your name",
        help_text="So that we know how to address you.",
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
    good_time = forms.CharField(
        label="A good time to ring you (optional)",
        help_text="Such as “weekdays after 4pm”.",
        required=False,
        validators=[_at_most(120, "time")],
        widget=forms.TextInput(),
    )
    voicemail_allowed = forms.BooleanField(
        label="You may leave a voicemail (optional)",
        help_text="Other people may hear it.",
        required=False,
        widget=forms.CheckboxInput(attrs=_CHOSEN),
    )
    health_by_email_allowed = forms.BooleanField(
        label="You may write about my health by email (optional)",
        help_text="Email is less private than a phone call. Without this we write “please ring us”.",
        required=False,
        widget=forms.CheckboxInput(attrs=_CHOSEN),
    )
    message = forms.CharField(
        label="Your message",
        help_text=f"So that the right person can answer. Up to {MESSAGE_LIMIT:,} characters. We cannot take "
        "files, photos or results here.",
        error_messages={"required": "Write your message."},
        validators=[_at_most(MESSAGE_LIMIT, "message")],
        widget=forms.Textarea(attrs={"rows": 8, "data-limit": MESSAGE_LIMIT}),
    )
    needs = forms.MultipleChoiceField(
        label="Do you need any of these to read or talk with us? (optional)",
        help_text="So that our reply reaches you in a way that works for you.",
        choices=Need.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=_CHOSEN),
        error_messages={"invalid_choice": NOT_IN_LIST},
    )
    needs_detail = forms.CharField(
        label="Which language, or what else? (optional)",
        required=False,
        validators=[_at_most(200, "answer")],
        widget=forms.TextInput(),
    )
    # Ticked signs of an emergency, by the names of their advice. The page shows them itself.
    signs = TickedSigns(required=False, widget=forms.MultipleHiddenInput)
    # People do not see it; what programs put into it is a reason to look twice (contact.spam).
    website = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1", "class": "website"}),
    )
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, **kwargs):
        """Clean what came in first, so that the page shown again can never stumble over it."""
        if data is not None:
            given = {name: clean(data.get(name, "")) for name, clean in _CLEANERS.items()}
            for name in ("needs", "signs"):
                given[name] = [clean_line(value) for value in _all_of(data, name)]
            data = given
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("class", "field__input")

    def clean_signs(self):
        """Only what can be a name of advice: a tick must never keep a message from being sent."""
        return [name for name in self.cleaned_data["signs"] if SIGN_NAME.fullmatch(name)]

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


class StatusForm(forms.Form):
    """A reference and its code, however they are written."""

    reference = forms.CharField(
        label="Your reference",
        help_text="Nine letters and digits, such as 7K3-M9Q-2VX.",
        error_messages={"required": "Enter your reference."},
        widget=forms.TextInput(attrs={"class": "field__input", "autocomplete": "off"}),
    )
    code = forms.CharField(
        label="Your code",
        help_text="Six digits, from the page that you saw after sending.",
        error_messages={"required": "Enter your code."},
        widget=forms.TextInput(
            attrs={"class": "field__input", "autocomplete": "off", "inputmode": "numeric"}
        ),
    )

    def __init__(self, data=None, **kwargs):
        """Clean what came in first."""
        if data is not None:
            data = {name: clean_line(data.get(name, ""))[:60] for name in ("reference", "code")}
        super().__init__(data, **kwargs)

    def clean_code(self):
        """The digits alone: people write spaces between them."""
        return "".join(character for character in self.cleaned_data["code"] if character in "0123456789")
