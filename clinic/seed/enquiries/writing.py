"""What people and staff wrote: content/enquiries/*.json, with each text in several variations."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

CONTENT = Path(__file__).parent.parent / "content" / "enquiries"
_CHOICE = re.compile(r"\{([^{}|]*(?:\|[^{}|]*)+)\}")


@dataclass(frozen=True)
class Text:
    """Something that a person wrote. Where it says {his|her}, the variation's number chooses."""

    text: str
    kind: str = ""
    topic: str = ""  # the condition page that it came from, by its slug
    whom: str = "me"
    name: str = ""
    signs: list[str] = field(default_factory=list)
    seconds: float = 60  # from opening the form to sending it
    honeypot: bool = False
    bare: bool = False  # sent just as it stands, without greeting
    aside: bool = False  # the words sound urgent, but tell of something long ago


@cache
def content(name: str):
    """One file of the content."""
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def texts(name: str, part: str = "") -> list[Text]:
    """The texts of a file, or of a part of it; those of a kind stand in a file of its name."""
    rows = content(name)[part] if part else content(name)
    return [Text(**{"kind": name, **row}) for row in rows]


def varied(text: str, number: int) -> str:
    """The text with one word of each {choice|of|words}: the same place in all, so that they agree."""

    def chosen(match: re.Match) -> str:
        words = match[1].split("|")
        return words[number % len(words)]

    return _CHOICE.sub(chosen, text)


def filled(text: str, name: str) -> str:
    """The text with the writer's name in its places."""
    return text.replace("{first}", name.split()[0]).replace("{full}", name)


def dressed(text: str, name: str, chance: Random) -> str:
    """The text with one of the ways in which people begin and end; short ones stand alone."""
    words = content("people")
    opening, closing = chance.choice(words["openings"]), chance.choice(words["closings"])
    if text[:1].islower() or text.startswith(("Hello", "Hi", "Dear", "Good ", "Complaint")):
        opening = ""
    if text[:1].islower() or "thank" in text[-60:].lower():
        closing = ""
    return opening + text + filled(closing, name)
