"""An article as a leaflet for paper: its content as data, its version, and its PDF. Pure."""

import hashlib
import json
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import segno
import typst

from articles.font_letters import FONTS, Cleaner
from articles.outline import Figure, Outline, Questions, Review, Treatments, dump
from clinic import crockford

logger = logging.getLogger(__name__)

TEMPLATE = Path(__file__).parent / "leaflet.typ"
BODY_SIZE, LARGE_SIZE = 14, 18  # points
FINGERPRINT_LENGTH = 8  # characters: 40 bits, so that two versions of a page are never mistaken by chance
OUTLOOK_WARNING = "numbers about groups of people. You may not want to read this page."

# Keys of records, and what only the page on the web needs: neither belongs to what a leaflet says.
_NOT_PRINTED = {
    *("keys", "page", "pages", "reference", "related_pages", "author_page", "reviewer_page"),
    *("place", "forms", "line", "is_physician", "image", "picture", "review"),
}
# A key that no page will ever reach, and the pattern of a whole short id, its parts divided.
_LONGEST_KEY = 6
_SHORT_ID = re.compile(
    rf"\s*([^\W_]{{1,{_LONGEST_KEY}}})[{re.escape(crockford.SEPARATORS)}]+([^\W_]{{{FINGERPRINT_LENGTH}}})\s*"
)
_ADDRESSES = {"href", "path", "url", "phone_link"}  # are not read, so they need no glyphs


class PrintedTreatments(Treatments):
    """Treatments with their facts open: paper cannot be unfolded."""


class PrintedQuestions(Questions):
    """Questions with boxes to tick by hand, and lines for further ones."""


@dataclass(frozen=True)
class Clinic:
    """Whose leaflet it is. While it is a demonstration, nobody has checked anything."""

    name: str
    phone: str = ""
    phone_link: str = ""
    is_demonstration: bool = True


@dataclass(frozen=True)
class Imprint:
    """Which leaflet this is: not part of what it says, so its version does not depend on it.

    `address` is the article's, `status_address` the page's behind the QR code, `root` the site's without
    a slash at its end.
    """

    version: str
    address: str
    status_address: str
    root: str
    made_on: date

    @property
    def printed_from(self) -> str:
        """The article's address as it is printed."""
        return _bare(self.address)

    @property
    def status_start(self) -> str:
        """The printed address behind the QR code up to its last part, the version."""
        return _bare(self.status_address).removesuffix(self.version)


def _bare(address: str) -> str:
    return re.sub(r"^https?://|/$", "", address)


def printable(article: Outline) -> Outline:
    """The article for paper: without pictures, all unfolded, numbers about survival at the very end."""
    sections = [replace(section, elements=_printable(section.elements)) for section in article.sections]
    return replace(
        article,
        sections=sorted((section for section in sections if section.elements), key=lambda item: item.closed),
        closing=_printable(article.closing),
        references=[replace(reference, checked_on="") for reference in article.references],
        hero=None,
        related=[],
        used_for=[],
    )


def _printable(elements: list) -> list:
    return [_for_paper(element) for element in elements if not isinstance(element, Figure)]


def _for_paper(element: Any) -> Any:
    if isinstance(element, Treatments):
        uses = [replace(use, note=use.note or (use.link.line if use.link else "")) for use in element.uses]
        return PrintedTreatments([use for use in uses if use.link])
    if isinstance(element, Questions):
        return PrintedQuestions(element.questions)
    if is_dataclass(element) and any(item.name == "elements" for item in fields(element)):
        return replace(element, elements=_printable(element.elements))
    return element


def content(article: Outline, clinic: Clinic) -> dict:
    """All that the leaflet says, as JSON takes it; `article` is a completed outline."""
    said = _pruned(dump(printable(article), everything=True))
    for reference in said.get("references", []):
        reference.pop("places", None)
    return {
        "article": said,
        "clinic": {"name": clinic.name, "phone": clinic.phone, "phone_link": clinic.phone_link},
        "trust": trust_line(article.review, clinic.is_demonstration),
        "review": review_rows(article.review, clinic.is_demonstration),
        "changes": [f"{in_words(change.date)}: {change.text}" for change in article.review.changes],
        "outlook_warning": OUTLOOK_WARNING,
    }


def _pruned(value: Any) -> Any:
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: item["slug"] if name == "term" and isinstance(item, dict) else _pruned(item)
        for name, item in value.items()
        if name not in _NOT_PRINTED
    }


def trust_line(review: Review, is_demonstration: bool) -> str:
    """Who checked it and when, in one line."""
    if is_demonstration:
        return "Demonstration: not checked by a clinician"
    if not (review.reviewer and review.last_reviewed):
        return "Not reviewed by a clinician yet"
    return f"Reviewed by {_named(review.reviewer)}, on {in_words(review.last_reviewed)}"


def review_rows(review: Review, is_demonstration: bool) -> list[list[str]]:
    """Who stands for the leaflet: pairs of a label and its words."""
    rows = []
    if review.author:
        rows.append(
            ["Written by", _named(review.author) + (" (an invented person)" if is_demonstration else "")]
        )
    if is_demonstration:
        return [*rows, ["Checked by", "Nobody yet: this is a demonstration."]]
    if not (review.reviewer and review.last_reviewed):
        return [*rows, ["Checked by", "No clinician yet."]]
    rows += [["Checked by", _named(review.reviewer)], ["Last reviewed", in_words(review.last_reviewed)]]
    return [*rows, ["Next review due", in_words(review.next_review)]] if review.next_review else rows


def _named(person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def in_words(day: str | date) -> str:
    """A date, or its ISO form, as people write it: 4 May 2026."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {day:%B %Y}"


def fingerprint(data: dict) -> str:
    """Eight characters that change with any word of the content."""
    text = json.dumps(data, sort_keys=True).encode()
    bits = int.from_bytes(hashlib.sha256(text).digest()[:5])
    return crockford.encode(bits).rjust(FINGERPRINT_LENGTH, crockford.ALPHABET[0])


def short_id(page_key: int, version: str) -> str:
    """What stands on the leaflet and in the address behind its code: 2K-7HQ2K3DA.

    Nothing has to be stored for it: the key finds the page, the fingerprint says whether it has changed.
    """
    return f"{crockford.encode(page_key)}-{version}"


def read_short_id(text: str) -> tuple[int, str] | None:
    """The page's key and the fingerprint, as typed in any case and with any dash; None for anything else."""
    match = _SHORT_ID.fullmatch(text)
    key, version = (crockford.normalise(part) for part in match.groups()) if match else ("", "")
    if not (crockford.is_well_formed(key) and crockford.is_well_formed(version)):
        return None
    return (crockford.decode(key), version) if len(version) == FINGERPRINT_LENGTH else None


def qr_code(address: str) -> dict:
    """A QR code: its `size` in modules with the white border, and the `path` of the dark ones."""
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    return {"size": len(rows), "path": "".join(_dark_runs(rows))}


def _dark_runs(rows: list[list[int]]) -> Iterable[str]:
    for y, row in enumerate(rows):
        for run in re.finditer("1+", "".join("1" if module else "0" for module in row)):
            length = run.end() - run.start()
            yield f"M{run.start()} {y}h{length}v1h-{length}z"


def pdf(data: dict, imprint: Imprint, large: bool = False) -> bytes:
    """The leaflet as a tagged PDF/UA-1 file in memory.

    `data` as `content` gave it. Characters that no font has are replaced and logged by their code points.
    Raises typst.TypstError if the compiler refuses the file.
    """
    cleaner = Cleaner()
    leaflet = cleaner.clean_all(data, but=_ADDRESSES)
    leaflet["article"]["title"] = leaflet["article"]["title"].strip() or "Leaflet"
    leaflet["imprint"] = {
        "version": imprint.version,
        "printed_from": imprint.printed_from,
        "status_start": imprint.status_start,
        "status_address": imprint.status_address,
        "root": imprint.root,
        "made_on": in_words(imprint.made_on),
    }
    leaflet["qr"] = qr_code(imprint.status_address)
    leaflet["size"] = LARGE_SIZE if large else BODY_SIZE
    if cleaner.replaced:
        logger.warning("Leaflet %s: no font has %s", imprint.version, cleaner.code_points())
    return _compiled(json.dumps(leaflet))


def _compiled(data: str) -> bytes:
    compiler = typst.Compiler(root=str(TEMPLATE.parent), font_paths=[str(FONTS)], ignore_system_fonts=True)
    try:
        return compiler.compile(str(TEMPLATE), sys_inputs={"leaflet": data}, pdf_standards=["ua-1"])
    finally:
        # The compiler keeps the parts of its last ten documents, about 35 MB each, for the whole process.
        # Empty documents push them out: 100 MB instead of 450 after thirty leaflets, in no time.
        for _ in range(11):
            compiler.compile(b"", format="svg")
