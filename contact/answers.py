"""What the form offers to choose from: the answers as they are stored, and as people read them. Pure."""

from enum import StrEnum


class Answer(StrEnum):
    """A stored word with its label."""

    def __new__(cls, value: str, label: str):
        """Keep the label beside the word."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Words and labels, as form and model fields want them."""
        return [(member.value, member.label) for member in cls]


class Kind(Answer):
    """What a message is about."""

    QUESTION = "question", "A new question"
    PATIENT = "patient", "I am already a patient here"
    APPOINTMENT = "appointment", "An appointment"
    REFERRAL = "referral", "A referral by a professional"
    COMPLAINT = "complaint", "A complaint"
    DATA = "data", "A question about my data"
    OTHER = "other", "Something else"


class ForWhom(Answer):
    """Whom a message is about."""

    ME = "me", "Me"
    WITH_PERMISSION = "with_permission", "Someone else, with their permission"
    CANNOT_SAY = "cannot_say", "Someone who cannot give permission"

    @property
    def only_general(self) -> bool:
        """Whether the reply may say nothing about the person."""
        return self is ForWhom.CANNOT_SAY


class Need(Answer):
    """How somebody needs to be written or spoken to (NHS England, Accessible Information Standard)."""

    LARGE_PRINT = "large_print", "Large print"
    INTERPRETER = "interpreter", "An interpreter"
    BSL = "bsl", "British Sign Language"
    TEXT_RELAY = "text_relay", "Text relay (18001)"
    EASY_READ = "easy_read", "Easy read"
    OTHER = "other", "Something else"
