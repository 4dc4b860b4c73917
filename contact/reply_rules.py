"""What may be sent to whom by email, and what staff are warned of. Pure.

Health details leave the clinic only when it is written down how identity was checked and that the person
chose email for them; otherwise a reply says nothing of health, at the most "please ring us".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from contact.answers import ForWhom, Need

LONGEST = 10_000


class MayNotSend(Exception):
    """A reply that must not go out as it is; the message says why and what to do."""


@dataclass(frozen=True)
class Addressee:
    """What the rules need to know of who wrote; nothing else of them."""

    has_email: bool
    health_by_email: bool
    for_whom: str
    needs: tuple[str, ...] = ()


def check(to: Addressee, text: str, holds_health: bool, identity_check: str, email_chosen: bool) -> None:
    """Raise MayNotSend unless this reply may go out."""
    if not to.has_email:
        raise MayNotSend("There is no email address. Ring the person, and write down the call.")
    if not text.strip():
        raise MayNotSend("The reply is empty.")
    if not holds_health:
        return
    if ForWhom(to.for_whom).only_general:
        raise MayNotSend("They wrote for somebody who cannot give permission: reply in general terms only.")
    if not (to.health_by_email or email_chosen):
        raise MayNotSend(
            "The person did not choose email for health details. Write only “please ring us”, "
            "or ask first and tick that they chose it."
        )
    if not identity_check:
        raise MayNotSend(
            "Choose how you made sure whom you write to, before health details leave the clinic."
        )


def warnings(to: Addressee, holds_health: bool) -> list[str]:
    """What does not fit the person's needs or choices: said beside the form, never in the way."""
    found = []
    if holds_health and not to.health_by_email:
        found.append("On the form the person did not choose email for health details.")
    if ForWhom(to.for_whom).only_general:
        found.append("They wrote for somebody who cannot give permission: reply in general terms only.")
    elif ForWhom(to.for_whom) is not ForWhom.ME:
        found.append("They wrote for somebody else: say nothing about that person that they did not say.")
    return found + [_NEEDS[Need(need)] for need in to.needs]


_NEEDS: dict[Need, str] = {
    Need.LARGE_PRINT: "They need large print: keep it short, or offer a letter in large print.",
    Need.INTERPRETER: "They need an interpreter: English may not be understood. Offer a call with one.",
    Need.BSL: "They use British Sign Language: English may be a second language, and a call is no use.",
    Need.TEXT_RELAY: "They use text relay: ring with 18001 before the number.",
    Need.EASY_READ: "They need easy read: short sentences, one thing each.",
    Need.OTHER: "They have a need that is written on the enquiry: look at it before you send.",
}


def needed(codes: Iterable[str]) -> tuple[str, ...]:
    """The needs that are known here."""
    return tuple(code for code in codes if code in {need.value for need in Need})
