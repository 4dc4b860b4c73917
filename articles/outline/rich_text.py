"""Rich text as the editor stores it, read into paragraphs, lists, headings and runs. Pure."""

import re
from html.parser import HTMLParser

from articles.outline.elements import Items, Paragraph, Run, Runs, Subheading

_BRACKETED = re.compile(r"\s*\[[^\]]*\]\s*")
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em"}
_HEADINGS = {"h2", "h3", "h4"}


def elements(html: str) -> list[Paragraph | Items | Subheading]:
    """The paragraphs, lists and small headings of a rich text; empty ones are left out."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    reader.end_list()
    return reader.found


def line(html: str) -> Runs:
    """A rich text of one paragraph as runs; further paragraphs and items follow after a space."""
    runs: Runs = []
    for block in texts(html):
        runs += [Run(" "), *block] if runs else block
    return runs


def texts(html: str) -> list[Runs]:
    """Each paragraph and each item of a list as runs."""
    found = []
    for element in elements(html):
        if isinstance(element, Items):
            found += element.items
        else:
            found.append([Run(element.text)] if isinstance(element, Subheading) else element.runs)
    return found


class _Reader(HTMLParser):
    """Collects runs until the paragraph, item or heading that they belong to ends."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list = []
        self.runs: Runs = []
        self.bold = self.italic = 0
        self.link: dict = {}
        self.list: Items | None = None
        self.depth = 0  # of lists in lists: they become one
        self.heading = False

    def handle_starttag(self, tag, attrs):
        """Begin a block, a link, or words of another kind."""
        if tag in _BOLD:
            self.bold += 1
        elif tag in _ITALIC:
            self.italic += 1
        elif tag == "a":
            self.link = _link(dict(attrs))
        elif tag == "br":
            self.runs.append(Run(" "))
        else:
            self._begin_block(tag)

    def handle_endtag(self, tag):
        """End what the tag began."""
        if tag in _BOLD:
            self.bold -= 1
        elif tag in _ITALIC:
            self.italic -= 1
        elif tag == "a":
            self._end_link()
        elif tag != "br":  # written <br/>, it ends as soon as it begins
            self._end_block(tag)

    def handle_data(self, data):
        """Words: they belong to the open link, if there is one."""
        if "reference" in self.link:
            if not _BRACKETED.fullmatch(data):
                self._add(data)
            return
        if data.strip() or self.runs:
            self._add(data, **self.link)

    def _add(self, text: str, **link) -> None:
        run = Run(text, bold=self.bold > 0, italic=self.italic > 0, **link)
        last = self.runs[-1] if self.runs else None
        if last and (last.bold, last.italic, last.href, last.page, last.reference) == (
            run.bold,
            run.italic,
            run.href,
            run.page,
            run.reference,
        ):
            last.text += text
        else:
            self.runs.append(run)

    def _end_link(self) -> None:
        if "reference" in self.link:
            self.runs.append(Run("", reference=self.link["reference"]))
        self.link = {}

    def _begin_block(self, tag: str) -> None:
        self.end_block()
        if tag in ("ul", "ol"):
            self.depth += 1
            self.list = self.list or Items([], ordered=tag == "ol")
        self.heading = tag in _HEADINGS

    def _end_block(self, tag: str) -> None:
        self.end_block()
        if tag in ("ul", "ol"):
            self.depth -= 1
            if self.depth <= 0:
                self.end_list()

    def end_list(self) -> None:
        """What was collected becomes a list, if there is one."""
        self.end_block()
        if self.list is not None and self.list.items:
            self.found.append(self.list)
        self.list, self.depth = None, 0

    def end_block(self) -> None:
        """What was collected becomes a paragraph, an item or a heading."""
        runs, self.runs = self.runs, []
        text = "".join(run.text for run in runs)
        if not text.strip() and not any(run.reference for run in runs):
            return
        if self.list is not None:
            self.list.items.append(runs)
        elif self.heading:
            self.found.append(Subheading(text.strip()))
        else:
            self.found.append(Paragraph(runs))
        self.heading = False


def _link(attrs: dict) -> dict:
    kind, key = attrs.get("linktype"), str(attrs.get("id") or "")
    if kind in ("page", "reference"):
        return {kind: int(key)} if key.isdecimal() else {}
    return {"href": attrs["href"]} if attrs.get("href") else {}
