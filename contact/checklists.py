"""The steps of each kind of enquiry, in the order in which they are done. Pure.

The keys are stored: a step that is no longer wanted is taken out, never renamed.
"""

from contact.answers import Kind

_REPLIED = ("replied", "The person has a reply")
_GP = ("gp_told", "The GP was told, or need not be")
_RECORD = ("record", "Copied to the clinical record, or not needed")

CHECKLISTS: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.QUESTION: (_REPLIED, _RECORD),
    Kind.PATIENT: (_REPLIED, ("team_told", "The treating team was told"), _RECORD),
    Kind.APPOINTMENT: (
        _REPLIED,
        ("booked", "Appointment booked"),
        ("fee_letter", "Fee letter sent"),
        _GP,
        _RECORD,
    ),
    Kind.REFERRAL: (
        ("received", "Receipt confirmed to who referred"),
        ("triaged", "Triaged by a clinician"),
        ("booked", "Appointment booked"),
        _GP,
        _RECORD,
    ),
    Kind.COMPLAINT: (
        ("acknowledged", "Complaint acknowledged in writing"),
        ("manager", "Complaints manager was told"),
        _REPLIED,
    ),
    Kind.DATA: (
        ("acknowledged", "Receipt confirmed"),
        ("officer", "Data protection officer was told"),
        _REPLIED,
    ),
    Kind.OTHER: (_REPLIED,),
}


class NoSuchStep(ValueError):
    """This kind of enquiry has no such step."""


def steps(kind: str) -> tuple[tuple[str, str], ...]:
    """Keys and words of the steps for this kind of enquiry."""
    return CHECKLISTS[Kind(kind)]


def label(kind: str, item: str) -> str:
    """A step in words. Raises NoSuchStep."""
    for key, words in steps(kind):
        if key == item:
            return words
    raise NoSuchStep(f"“{item}” is no step for “{Kind(kind).label}”.")
