"""What a section is made of. Pure."""

from dataclasses import field
from typing import Any

from articles.outline.form import part, prose, shown


@part
class Term:
    """A glossary term as it is explained."""

    term: str
    slug: str
    definition: str
    say_it: str = ""
    forms: list[str] = field(default_factory=list)


@part
class Run:
    """Words of one kind. At most one of href, page, reference and term is set.

    `reference` is the key of a cited record, `number` its number on the page and `place` the address of
    this use; `term` is the glossary term that these words are the first use of.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    page: int | None = None
    reference: int | None = None
    number: int | None = shown()
    place: str = shown("")
    term: Term | None = shown()


Runs = list[Run]


@part
class Name:
    """Another name, and how to say it."""

    name: str
    say_it: str = ""


@part
class Link:
    """A live page: its title, its path and one line about it."""

    title: str
    path: str
    line: str = ""


@part
class Paragraph:
    """Running text."""

    runs: Runs


@part
class Subheading:
    """A heading within a section."""

    text: str = prose()


@part
class Items:
    """A list."""

    items: list[Runs]
    ordered: bool = False


@part
class NumberFact:
    """A number that matters and its source; `shaded` of `out_of` figures are coloured in its picture."""

    number: str
    text: str = prose()
    note: str = prose(default="")
    shaded: int | None = None
    out_of: int | None = None
    source: Runs = field(default_factory=list)


@part
class OutlookFact:
    """How a group of people fared: a number with its country, years, group and source."""

    number: int
    out_of: int
    text: str = prose()
    group: str = prose(default="")
    country: str = ""
    years: str = ""
    treatment_has_changed: bool = False
    note: str = prose(default="")
    source: Runs = field(default_factory=list)


@part
class Place:
    """A place where an illness can start."""

    name: str
    runs: Runs
    page: int | None = None
    link: Link | None = shown()


@part
class Places:
    """Where an illness can start."""

    places: list[Place]


@part
class Labelled:
    """A label and what belongs to it: a part of a card, a row of a table."""

    label: str
    texts: list[Runs]


@part
class RiskFactors:
    """What makes an illness more likely."""

    factors: list[Labelled]


@part
class Test:
    """A test: what it is, why, how long, how to prepare, when results come."""

    name: str = prose()
    facts: list[Labelled] = field(default_factory=list)


@part
class Figure:
    """An image; `picture` is the image itself."""

    image: int
    alt: str = ""
    caption: str = prose(default="")
    picture: Any = shown()


@part
class Note:
    """A short text that stands out."""

    heading: str = prose()
    elements: list = field(default_factory=list)


@part
class HelpLine:
    """Somebody to phone."""

    name: str
    about: str = ""
    phone: str = ""
    hours: str = ""
    url: str = ""


@part
class HelpLines:
    """People to phone, by the keys of their records."""

    keys: list[int]
    lines: list[HelpLine] = shown(default_factory=list)


@part
class Questions:
    """Questions to ask, to be ticked."""

    questions: list[str] = prose(default_factory=list)


@part
class SymptomUse:
    """A symptom that a condition has."""

    page: int
    note: str = prose(default="")
    link: Link | None = shown()


@part
class Symptoms:
    """The symptoms of a condition, early and later ones."""

    early: list[SymptomUse]
    later: list[SymptomUse]
    early_note: str = prose(default="")


@part
class TreatmentUse:
    """A treatment that is used for a condition, with its facts."""

    page: int
    note: str = prose(default="")
    link: Link | None = shown()
    facts: list[Labelled] = shown(default_factory=list)


@part
class Treatments:
    """The treatments of a condition in the editor's order."""

    uses: list[TreatmentUse]


@part
class Facts:
    """The eight facts of a treatment."""

    facts: list[Labelled]


@part
class Person:
    """One of the clinic's people."""

    name: str
    path: str
    role: str = ""
    is_physician: bool = False


@part
class People:
    """People, by the keys of their pages."""

    pages: list[int]
    people: list[Person] = shown(default_factory=list)
