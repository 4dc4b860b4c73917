"""What can be done with an enquiry, as one table: its form, who does it, what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

from contact import services
from contact.staff import forms
from contact.workflow import NoteKind


@dataclass(frozen=True)
class Action:
    """One thing that staff do. `run` gets the enquiry, what the form holds and the user."""

    form: type[forms.EnquiryActionForm]
    run: Callable
    done: str


def _move(enquiry, cleaned, user):
    return services.move(enquiry.pk, cleaned["status"], user, cleaned["version"], cleaned["outcome"])


def _assign(enquiry, cleaned, user):
    return services.assign(enquiry.pk, cleaned["to"], user, cleaned["version"], cleaned["note"])


def _claim(enquiry, cleaned, user):
    return services.assign(enquiry.pk, user, user, cleaned["version"])


def _note(enquiry, cleaned, user):
    services.write_note(enquiry, user, cleaned["text"], NoteKind.NOTE)


def _call(enquiry, cleaned, user):
    return services.record_call(enquiry.pk, cleaned["result"], cleaned["text"], user, cleaned["version"])


def _call_back(enquiry, cleaned, user):
    return services.call_back(enquiry.pk, cleaned["at"], user, cleaned["version"])


def _urgency(enquiry, cleaned, user):
    return services.set_urgency(enquiry.pk, cleaned["urgency"], cleaned["reason"], user, cleaned["version"])


def _flags(enquiry, cleaned, user):
    return services.judge_flags(enquiry.pk, cleaned["judged"], user, cleaned["version"])


def _not_spam(enquiry, cleaned, user):
    return services.leave_quarantine(enquiry.pk, user, cleaned["version"])


def _tick(enquiry, cleaned, user):
    services.tick(enquiry, cleaned["item"], user)


def _merge(enquiry, cleaned, user):
    return services.merge(enquiry.pk, cleaned["into"].pk, user, cleaned["version"])


def _unmerge(enquiry, cleaned, user):
    return services.unmerge(enquiry.pk, user, cleaned["version"])


ACTIONS: dict[str, Action] = {
    "move": Action(forms.MoveForm, _move, "Enquiry {enquiry} is now “{status}”."),
    "assign": Action(forms.AssignForm, _assign, "Enquiry {enquiry} was assigned."),
    "claim": Action(forms.ConfirmForm, _claim, "Enquiry {enquiry} is yours."),
    "note": Action(forms.NoteForm, _note, "The note was kept."),
    "call": Action(forms.CallForm, _call, "The call was written down."),
    "call-back": Action(forms.CallBackForm, _call_back, "The plan to ring was changed."),
    "urgency": Action(forms.UrgencyForm, _urgency, "The urgency was changed."),
    "flags": Action(forms.FlagsForm, _flags, "Your judgement of the signs was written down."),
    "not-spam": Action(forms.ConfirmForm, _not_spam, "Enquiry {enquiry} is out of quarantine."),
    "tick": Action(forms.TickForm, _tick, "The step is done."),
    "merge": Action(forms.MergeForm, _merge, "Enquiry {enquiry} is answered together with the other one."),
    "unmerge": Action(forms.ConfirmForm, _unmerge, "Enquiry {enquiry} stands alone again."),
}
