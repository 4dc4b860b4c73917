"""The sections of an article, declared once: panels, templates and contents list follow them."""

from dataclasses import dataclass

from wagtail.admin.panels import FieldPanel


@dataclass(frozen=True)
class Section:
    """A named part of an article: the model's field, its heading and its address on the page."""

    field: str
    heading: str
    help_text: str

    @property
    def anchor(self) -> str:
        """The part after # in a link to this section."""
        return self.field.replace("_", "-")


CONDITION_SECTIONS = (
    Section("what_it_is", "What it is", "What it is, and what it is not."),
    Section("where_it_starts", "Where it comes from", "Where it starts and how it spreads."),
    Section("symptoms", "What you may notice", "Early signs (often none) and later ones."),
    Section("tests", "How it is found", "Which tests there are, and why."),
    Section("treatment", "Treatments", "How a treatment is chosen. The list itself follows."),
    Section("living_with_it", "Living with it", "Food, work, feelings, help."),
)


def section_panels(sections: tuple[Section, ...]) -> list[FieldPanel]:
    """One editing panel for each section."""
    return [
        FieldPanel(section.field, heading=section.heading, help_text=section.help_text)
        for section in sections
    ]


@dataclass(frozen=True)
class FilledSection:
    """A section of one page, with its text."""

    anchor: str
    heading: str
    body: object


@dataclass(frozen=True)
class ArticleParts:
    """All that an article's template shows beside the page's own fields."""

    sections: list[FilledSection]
    advice: list
    treatments: list = ()
    conditions: list = ()


def filled_sections(page, sections: tuple[Section, ...], always: tuple[str, ...] = ()) -> list:
    """The sections that have something to show, with their text, in their order.

    `always` names fields that are shown without text, because a list belongs to them.
    """
    return [
        FilledSection(section.anchor, section.heading, getattr(page, section.field))
        for section in sections
        if getattr(page, section.field) or section.field in always
    ]
