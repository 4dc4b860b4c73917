"""The only writers of enquiries. Each function is one transaction."""

from .changing import (
    CannotPlan,
    StaleEnquiry,
    assign,
    call_back,
    judge_flags,
    leave_quarantine,
    move,
    record_call,
    set_urgency,
)
from .counting import by_kind, by_page, by_week, first_monday, oldest_unsent, time_to_first_reply
from .hours import clinic_hours, last_working_day
from .merging import CannotMerge, merge, unmerge
from .notes import tick, write_note
from .people import away, desk_people, may_be_duplicates, of_the_same_person
from .presence import seen_by
from .reading import Listed, list_people, open_text, read
from .receiving import give_to, read_unmatched, receive, set_aside, unsettled
from .reminding import remind, set_absence, try_again, waiting
from .replying import (
    StaleDraft,
    addressee,
    draft_of,
    has_reply_address,
    may_undo,
    queue_reply,
    save_draft,
    templates_for,
    undo_reply,
)
from .submitting import (
    Receipt,
    by_reference,
    is_stored,
    read_forgotten_red_flags,
    read_red_flags,
    staff_addresses,
    stage,
    submit,
)

__all__ = [
    "CannotMerge",
    "CannotPlan",
    "Listed",
    "Receipt",
    "StaleDraft",
    "StaleEnquiry",
    "addressee",
    "assign",
    "away",
    "by_kind",
    "by_page",
    "by_reference",
    "by_week",
    "call_back",
    "clinic_hours",
    "desk_people",
    "draft_of",
    "first_monday",
    "give_to",
    "has_reply_address",
    "is_stored",
    "judge_flags",
    "last_working_day",
    "leave_quarantine",
    "list_people",
    "may_be_duplicates",
    "may_undo",
    "merge",
    "move",
    "of_the_same_person",
    "oldest_unsent",
    "open_text",
    "queue_reply",
    "read",
    "read_forgotten_red_flags",
    "read_red_flags",
    "read_unmatched",
    "receive",
    "record_call",
    "remind",
    "save_draft",
    "seen_by",
    "set_absence",
    "set_aside",
    "set_urgency",
    "staff_addresses",
    "stage",
    "submit",
    "templates_for",
    "tick",
    "time_to_first_reply",
    "try_again",
    "undo_reply",
    "unmerge",
    "unsettled",
    "waiting",
    "write_note",
]
