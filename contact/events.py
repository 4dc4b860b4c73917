"""What can happen to an enquiry, as the audit trail names it and as staff read it. Pure."""

from contact.answers import Answer
from contact.workflow import Status


class EventKind(Answer):
    """What happened. The values are stored: they are never changed or used again."""

    SUBMITTED = "submitted", "Sent from the website"
    READ = "read", "Opened"
    LISTED = "listed", "Seen in a list"
    MOVED = "moved", "Status changed"
    NOTICE_SENT = "notice_sent", "An email was sent"
    NOTICE_DEAD = "notice_dead", "An email could not be sent for good"
    NOTICE_AGAIN = "notice_again", "An email that could not be sent is tried again"
    FLAGGED = "flagged", "Possible signs of an emergency found by the computer: please check"
    FLAGS_JUDGED = "flags_judged", "A person looked at the possible signs"
    URGENCY_SET = "urgency_set", "Urgency changed"
    ASSIGNED = "assigned", "Assigned"
    NOTED = "noted", "Note written"
    CALLED = "called", "Phone call"
    CALL_BACK_SET = "call_back_set", "Call back planned"
    TICKED = "ticked", "Step done"
    OUT_OF_QUARANTINE = "out_of_quarantine", "A person looked: it is not spam"
    REPLY_QUEUED = "reply_queued", "Reply sent off"
    REPLY_UNDONE = "reply_undone", "Reply taken back before it was sent"
    MAIL_CAME = "mail_came", "Email from the person"
    MAIL_BOUNCED = "mail_bounced", "Our email came back: the person did not get it"
    MERGED = "merged", "Joined with another message of the same person"
    UNMERGED = "unmerged", "Separated again"
    ESCALATED = "escalated", "Staff were reminded by email"


def event_words(kind: str, detail: dict) -> str:
    """An event as staff read it in the timeline. Nothing in it tells of the person who wrote."""
    label = EventKind(kind).label
    if kind == EventKind.MOVED:
        words = f"Status changed from “{Status(detail['from']).label}” to “{Status(detail['to']).label}”"
        return f"{words}: {detail['why']}" if detail.get("why") else words
    if kind == EventKind.ASSIGNED:
        return f"Assigned to {detail['to']}" if detail.get("to") else "Given back to the team"
    return f"{label}: {detail['what']}" if detail.get("what") else label
