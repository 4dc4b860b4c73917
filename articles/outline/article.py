"""An article as a whole: sections, care cards, review, references. Pure."""

from dataclasses import field

from articles.outline.elements import Figure, Link, Name, Person, Runs, Term
from articles.outline.form import part, prose, shown, walk


@part
class Advice:
    """Signs, each of them enough, and the one action."""

    heading: str
    signs: list[str]
    action: list = field(default_factory=list)
    urgency: str = ""
    name: str = ""


@part
class CareCard:
    """All advice of one urgency."""

    urgency: str
    keys: list[int]
    label: str = ""
    advice: list[Advice] = shown(default_factory=list)


@part
class Section:
    """A part of an article with a heading of its own; a closed one is opened by the reader."""

    anchor: str
    heading: str
    elements: list
    closed: bool = False


@part
class Change:
    """What changed, and when (an ISO date)."""

    date: str
    text: str = prose()


@part
class Review:
    """Who wrote an article, who checked it and when (ISO dates), and what has changed."""

    author_page: int | None = None
    reviewer_page: int | None = None
    last_reviewed: str = ""
    next_review: str = ""
    changes: list[Change] = field(default_factory=list)
    author: Person | None = shown()
    reviewer: Person | None = shown()


@part
class Reference:
    """A cited source with its number on the page and the places that cite it."""

    number: int
    citation: str
    address: str
    source_type: str
    year: int
    checked_on: str = ""
    superseded: bool = False
    places: list[str] = field(default_factory=list)


@part
class Outline:
    """An article from its title to its references, in the order in which it is read."""

    title: str
    summary: Runs = field(default_factory=list)
    say_it: str = ""
    names: list[Name] = field(default_factory=list)
    cards: list[CareCard] = field(default_factory=list)
    hero: Figure | None = None
    sections: list[Section] = field(default_factory=list)
    closing: list = field(default_factory=list)
    related_pages: list[int] = field(default_factory=list)
    review: Review = field(default_factory=Review)
    related: list[Link] = shown(default_factory=list)
    used_for: list[Link] = shown(default_factory=list)
    references: list[Reference] = shown(default_factory=list)
    terms: list[Term] = shown(default_factory=list)

    def parts(self, kind: type) -> list:
        """All parts of one kind, in their order."""
        return [node for node in walk(self) if isinstance(node, kind)]
