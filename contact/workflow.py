"""The statuses of an enquiry, the legal moves, its urgency and what must be there to close it. Pure."""

from enum import IntEnum, StrEnum

from contact.answers import Answer
from contact.desk_words import CallResult, FlagsJudged, IdentityCheck, MailKind, NoteKind, Outcome, ReplyState

__all__ = [
    "CallResult",
    "FlagsJudged",
    "IdentityCheck",
    "MailKind",
    "NoteKind",
    "Outcome",
    "ReplyState",
    "Status",
    "Urgency",
]


class Status(StrEnum):
    """Where an enquiry stands."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"
    SPAM = "spam"
    DUPLICATE = "duplicate"

    @property
    def label(self) -> str:
        """The status as staff read it."""
        return _STATUS_LABELS[self]

    @property
    def patient_label(self) -> str:
        """The status as who wrote may see it: the stage, nothing more."""
        return _PATIENT_LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do: the queue shows it."""
        return self in OPEN

    @property
    def clock_runs(self) -> bool:
        """Whether the time until the reply counts."""
        return self in (Status.NEW, Status.IN_PROGRESS, Status.REOPENED)


# What an outsider may know: nobody is told that a message was taken for spam or for another one.
_PATIENT_LABELS = {
    Status.NEW: "received, waiting to be read",
    Status.IN_PROGRESS: "being worked on",
    Status.WAITING: "waiting for an answer from you",
    Status.ANSWERED: "answered",
    Status.CLOSED: "closed",
    Status.REOPENED: "being worked on",
    Status.SPAM: "closed",
    Status.DUPLICATE: "being worked on together with another message of yours",
}
_STATUS_LABELS = {
    Status.NEW: "New",
    Status.IN_PROGRESS: "In progress",
    Status.WAITING: "Waiting for the patient",
    Status.ANSWERED: "Answered",
    Status.CLOSED: "Closed",
    Status.REOPENED: "Reopened",
    Status.SPAM: "Spam",
    Status.DUPLICATE: "Duplicate",
}
OPEN = frozenset({Status.NEW, Status.IN_PROGRESS, Status.WAITING, Status.REOPENED})

# The one table of legal moves. Back to "new" hands an enquiry back to the team. What is over (answered,
# closed, spam) is opened again as "reopened": its clock begins anew. "Duplicate" is reached by merging
# alone, and left by undoing that; nothing is ever moved there or out of it by hand.
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.NEW: (Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED, Status.SPAM),
    Status.IN_PROGRESS: (Status.WAITING, Status.ANSWERED, Status.CLOSED, Status.NEW, Status.SPAM),
    Status.WAITING: (Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED),
    Status.ANSWERED: (Status.CLOSED, Status.WAITING, Status.REOPENED),
    Status.CLOSED: (Status.REOPENED,),
    Status.REOPENED: (Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED, Status.CLOSED, Status.SPAM),
    Status.SPAM: (Status.REOPENED,),
    Status.DUPLICATE: (),
}
CALLS_WITHOUT_ANSWER = 3


class Urgency(IntEnum):
    """How soon staff should look; the highest number first."""

    USUAL = 0
    URGENT = 1
    EMERGENCY = 2

    @property
    def label(self) -> str:
        """As staff read it."""
        return ("", "Urgent", "Emergency signs")[self]

    @classmethod
    def choices(cls) -> list[tuple[int, str]]:
        """Numbers and labels."""
        return [(member.value, member.label) for member in cls]


# Urgent advice whose signs can wait until the GP or 111 answers; every other sign is an emergency.
URGENT_ADVICE = frozenset({"jaundice", "cannot-keep-fluids-down", "gallstone-pain"})


def urgency_of(advice: list[str]) -> Urgency:
    """The urgency of signs, by the names of the advice that they belong to."""
    if not advice:
        return Urgency.USUAL
    return Urgency.URGENT if URGENT_ADVICE.issuperset(advice) else Urgency.EMERGENCY


class IllegalMove(Exception):
    """An enquiry cannot go from its status to the one that was asked for."""

    def __init__(self, current: Status, wanted: Status):
        self.current = current
        self.wanted = wanted
        super().__init__(f"An enquiry that is “{current.label}” cannot be set to “{wanted.label}”.")


class CannotClose(Exception):
    """Something is missing before an enquiry may be closed; the message says what."""


def choices(kind: type[Status] | type[Answer]) -> list[tuple[str, str]]:
    """Values and labels, in the order of the class, as form and model fields want them."""
    return [(member.value, member.label) for member in kind]


def moves_from(status: str) -> tuple[Status, ...]:
    """The statuses that may follow this one."""
    return MOVES[Status(status)]


def may_move(current: str, wanted: str) -> bool:
    """Whether an enquiry may go from one status to the other. Staying is not a move."""
    return Status(wanted) in MOVES[Status(current)]


def check_move(current: str, wanted: str) -> None:
    """Raise IllegalMove unless the move is in the table."""
    if not may_move(current, wanted):
        raise IllegalMove(Status(current), Status(wanted))


def check_closing(urgency: int, outcome: str, calls: list[str]) -> None:
    """Raise CannotClose unless all is there: `calls` are the results of the calls that were written down.

    An urgent one needs a call; "nobody reached" needs three calls without an answer, none of them answered.
    """
    if urgency and not calls:
        raise CannotClose("This enquiry is urgent: write down a phone call before you close it.")
    if outcome == Outcome.NO_ANSWER:
        unanswered = [call for call in calls if call != CallResult.SPOKE]
        if len(unanswered) < CALLS_WITHOUT_ANSWER:
            raise CannotClose(
                f"“{Outcome.NO_ANSWER.label}” needs {CALLS_WITHOUT_ANSWER} calls without an answer; "
                f"{len(unanswered)} are written down."
            )
