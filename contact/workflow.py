"""The statuses of an enquiry, the legal moves, its urgency and the kinds of audit events. Pure."""

from enum import IntEnum, StrEnum


class Status(StrEnum):
    """Where an enquiry stands."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The status as staff read it."""
        return _STATUS_LABELS[self]

    @property
    def patient_label(self) -> str:
        """The status as who wrote may see it: the stage, nothing more."""
        return _PATIENT_LABELS[self]


_PATIENT_LABELS = {
    Status.NEW: "received, waiting to be read",
    Status.IN_PROGRESS: "being worked on",
    Status.ANSWERED: "answered",
    Status.CLOSED: "closed",
}
_STATUS_LABELS = {
    Status.NEW: "New",
    Status.IN_PROGRESS: "In progress",
    Status.ANSWERED: "Answered",
    Status.CLOSED: "Closed",
}

# The one table of legal moves. Back to "new" hands an enquiry back to the team; an answered or
# closed one is taken up again as "in progress", because somebody is then looking at it.
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.NEW: (Status.IN_PROGRESS, Status.ANSWERED, Status.CLOSED),
    Status.IN_PROGRESS: (Status.ANSWERED, Status.CLOSED, Status.NEW),
    Status.ANSWERED: (Status.CLOSED, Status.IN_PROGRESS),
    Status.CLOSED: (Status.IN_PROGRESS,),
}


class Urgency(IntEnum):
    """How soon staff should look; the highest number first."""

    USUAL = 0
    URGENT = 1
    EMERGENCY = 2

    @property
    def label(self) -> str:
        """As staff read it."""
        return ("", "Urgent signs", "Emergency signs")[self]

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


class EventKind(StrEnum):
    """What happened to an enquiry, as the audit trail names it."""

    SUBMITTED = "submitted"
    READ = "read"
    MOVED = "moved"
    NOTICE_SENT = "notice_sent"
    NOTICE_DEAD = "notice_dead"
    FLAGGED = "flagged"

    @property
    def label(self) -> str:
        """The event as staff read it."""
        return _EVENT_LABELS[self]


_EVENT_LABELS = {
    EventKind.SUBMITTED: "Sent from the website",
    EventKind.READ: "Opened",
    EventKind.MOVED: "Status changed",
    EventKind.NOTICE_SENT: "An email was sent",
    EventKind.NOTICE_DEAD: "An email could not be sent for good",
    EventKind.FLAGGED: "Possible signs of an emergency found by the computer: please check",
}


class IllegalMove(Exception):
    """An enquiry cannot go from its status to the one that was asked for."""

    def __init__(self, current: Status, wanted: Status):
        self.current = current
        self.wanted = wanted
        super().__init__(f"An enquiry that is “{current.label}” cannot be set to “{wanted.label}”.")


def choices(kind: type[Status] | type[EventKind]) -> list[tuple[str, str]]:
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
