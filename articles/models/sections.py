"""The sections of an article, declared once: panels, page, contents list, leaflet and JSON-LD follow them."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from articles import outline
from articles.blocks import outline_of


@dataclass(frozen=True)
class Section:
    """A named part of an article.

    `field` is the model's field with its text and gives its address on the page; `relation` is the inline
    relation that belongs to it, with rows called `row`; `parts` makes its content where that is more than
    the field's text. Without text of its own (`has_text`) the section is its relation alone.
    """

    field: str
    heading: str
    help_text: str
    relation: str = ""
    row: str = ""
    parts: Callable | None = None
    closed: bool = False
    has_text: bool = True

    @property
    def anchor(self) -> str:
        """The part after # in a link to this section."""
        return self.field.replace("_", "-")

    def panel(self):
        """How the section is edited."""
        if not self.relation:
            return FieldPanel(self.field, heading=self.heading, help_text=self.help_text)
        rows = InlinePanel(self.relation, label=self.row, heading=self.heading, help_text=self.help_text)
        return MultiFieldPanel([rows, FieldPanel(self.field)], self.heading) if self.has_text else rows

    def outline(self, page) -> outline.Section | None:
        """The section of one page, or None if it has nothing to show."""
        elements = self.parts(page) if self.parts else outline_of(getattr(page, self.field))
        if not elements:
            return None
        return outline.Section(self.anchor, self.heading, elements, self.closed)


def outline_sections(page, sections: tuple[Section, ...]) -> list[outline.Section]:
    """The sections that have something to show, in their order."""
    return [made for section in sections if (made := section.outline(page))]
