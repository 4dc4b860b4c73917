"""The desk's own words: how notes, calls, replies, outcomes and mail are stored and read. Pure."""

from contact.answers import Answer


class NoteKind(Answer):
    """What a note is."""

    NOTE = "note", "Note"
    HANDOVER = "handover", "Handed on"
    CALL = "call", "Phone call"
    REASON = "reason", "Reason"


class CallResult(Answer):
    """How a phone call ended."""

    SPOKE = "spoke", "Spoke with the person"
    VOICEMAIL = "voicemail", "Left a voicemail"
    NO_ANSWER = "no_answer", "No answer"


class Outcome(Answer):
    """How an enquiry ended."""

    ANSWERED = "answered", "Answered"
    BOOKED = "booked", "Appointment booked"
    PASSED_ON = "passed_on", "Passed on to somebody else"
    NO_ANSWER = "no_answer", "Nobody reached after three calls"
    NOT_NEEDED = "not_needed", "No reply needed"


class FlagsJudged(Answer):
    """What a person decided about the signs that the computer suggests."""

    NOT_YET = "", "Not looked at by a person yet"
    CONFIRMED = "confirmed", "Confirmed by a person"
    SET_ASIDE = "set_aside", "Looked at by a person: not signs of an emergency"


class ReplyState(Answer):
    """Where a reply stands. One that was queued can be taken back for a minute; it is a draft again then."""

    DRAFT = "draft", "Draft"
    QUEUED = "queued", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"


class IdentityCheck(Answer):
    """How staff made sure whom they write to, before health details leave the clinic."""

    CALLED_BACK = "called_back", "Rang the number in the clinical record and checked two details"
    TWO_DETAILS = "two_details", "The person gave two details that the clinical record has"
    KNOWN = "known", "Already checked in this conversation"


class MailKind(Answer):
    """What an email to the desk's mailbox is."""

    ANSWER = "answer", "Email from the person"
    BOUNCE = "bounce", "Our email came back"
    AUTOMATIC = "automatic", "Automatic answer"
    UNMATCHED = "unmatched", "Email that matches no enquiry"
