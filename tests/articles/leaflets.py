"""An article with every kind of part, and the leaflet that is made of it, opened."""

import datetime
from dataclasses import replace
from io import BytesIO

import pypdf

from articles import leaflet
from articles.outline import (
    Advice,
    CareCard,
    Change,
    Facts,
    Figure,
    HelpLine,
    HelpLines,
    Items,
    Labelled,
    Link,
    Name,
    Note,
    NumberFact,
    Outline,
    OutlookFact,
    Paragraph,
    People,
    Person,
    Place,
    Places,
    Questions,
    Reference,
    Review,
    RiskFactors,
    Run,
    Section,
    Subheading,
    Symptoms,
    SymptomUse,
    Term,
    Test,
    Treatments,
    TreatmentUse,
)

CLINIC = leaflet.Clinic("Clinic of Tests", "0121 496 0100", "tel:+441214960100")
REAL_CLINIC = replace(CLINIC, is_demonstration=False)
LINK = Link("A linked page", "/linked/", "Its own line.")
FACTS = [Labelled("What happens", [[Run("You sleep through it.")], [Run("Then you wake.")]])]
TERM = Term("bile", "bile", "A yellow-green fluid.", "BYL")
SURGEON = Person("Dr Ada Example", "/team/ada/", "Surgeon", is_physician=True)


def words(text: str) -> list[Run]:
    """Plain words."""
    return [Run(text)]


# Every kind of part that can stand in a section, and words that its leaflet must have.
PARTS = [
    (
        Paragraph([Run("Bold", bold=True), Run(" and "), Run("linked", href="https://example.org/x")]),
        "Bold and",
    ),
    (Paragraph([Run("cited"), Run("", reference=7, number=1, place="citation-1-1")]), "cited"),
    (Paragraph([Run("bile", term=TERM), Run(" slanted", italic=True)]), "bile slanted"),
    (Subheading("A small heading"), "A small heading"),
    (Items([words("first of the list")], ordered=True), "first of the list"),
    (NumberFact("1 in 4", "people have it.", shaded=1, out_of=4, source=words("A source.")), "1 in 4"),
    (NumberFact("7 in 100", "had trouble.", "A note.", shaded=7, out_of=100), "A note."),
    (NumberFact("15 cm", "long"), "15 cm"),
    (Places([Place("Bowel", words("where it starts"), link=LINK), Place("Lung", words("seldom"))]), "Bowel"),
    (RiskFactors([Labelled("Age", [words("more often when old")])]), "more often when old"),
    (Facts(FACTS), "You sleep through it."),
    (Test("Ultrasound", FACTS), "Ultrasound"),
    (Test("A test without facts"), "A test without facts"),
    (Note("A second opinion", [Paragraph(words("Ask for one."))]), "Ask for one."),
    (
        HelpLines([1], [HelpLine("A line", "about it", "116 123", "always", "https://example.org/")]),
        "116 123",
    ),
    (Questions(["What happens next?"]), "What happens next?"),
    (Questions(), "Your own questions"),
    (Symptoms([SymptomUse(1, "seldom", LINK)], [SymptomUse(2, link=LINK)], "Often none."), "Often none."),
    (Symptoms([], [SymptomUse(2, link=LINK)]), "Signs"),
    (
        Treatments([TreatmentUse(3, "For small ones.", LINK, FACTS), TreatmentUse(4, link=LINK)]),
        "Its own line.",
    ),
    (People([5], [SURGEON]), "Dr Ada Example"),
]
OUTLOOK = OutlookFact(
    5, 10, "were alive after five years.", "people like that.", "Sweden", "2009 to 2013", True
)


def sample() -> Outline:
    """An article with every kind of part, numbers about survival in its middle."""
    advice = Advice(
        "Call 999 now if you:", ["collapse"], [Paragraph([Run("999", href="tel:999"), Run(" now.")])]
    )
    parts = [part for part, _words in PARTS]
    return Outline(
        "An illness",
        summary=words("It is an illness. It is treated."),
        say_it="an ILL-ness",
        names=[Name("Malady", "MAL-a-dee"), Name("Complaint")],
        cards=[CareCard("emergency", [1], "Emergency", [advice]), CareCard("urgent", [2], "Urgent", [])],
        hero=Figure(1, "A drawing"),
        sections=[
            Section("outlook", "Outlook", [OUTLOOK], closed=True),
            Section("what-it-is", "What it is", [*parts, Figure(2, "A picture", "Its caption")]),
            Section("pictures", "Pictures only", [Figure(2, "A picture")]),
        ],
        closing=[Paragraph(words("Ask us anything."))],
        review=Review(1, 2, "2026-05-04", "2027-05-04", [Change("2026-05-04", "All new.")], SURGEON, SURGEON),
        references=[
            Reference(
                1,
                "A study. Journal 2024",
                "https://doi.org/10.1/x",
                "Trial",
                2024,
                "2026-01-01",
                False,
                ["a"],
            ),
            Reference(2, "Another.", "https://example.org/y", "Review", 2020, superseded=True),
        ],
        related=[LINK],
        terms=[TERM],
    )


def made(article: Outline, clinic=CLINIC, large=False) -> tuple[pypdf.PdfReader, leaflet.Imprint]:
    """The leaflet's PDF, opened, and its imprint."""
    data = leaflet.content(article, clinic)
    version = leaflet.short_id(83, leaflet.fingerprint(data))
    imprint = leaflet.Imprint(
        version,
        "https://clinic.example.org/conditions/illness/",
        f"https://clinic.example.org/leaflets/{version}/",
        "https://clinic.example.org",
        datetime.date(2026, 11, 25),
    )
    return pypdf.PdfReader(BytesIO(leaflet.pdf(data, imprint, large))), imprint


def text_of(reader: pypdf.PdfReader) -> str:
    """All its words, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def sizes_of(reader: pypdf.PdfReader) -> dict[float, int]:
    """How many characters stand in which size."""
    found: dict[float, int] = {}

    def visit(text, _matrix, text_matrix, _font, size):
        points = round(abs(size * text_matrix[3]), 1)
        found[points] = found.get(points, 0) + len(text.strip())

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    return found


def links_of(reader: pypdf.PdfReader) -> set[str]:
    """The addresses of all its links."""
    annotations = [item.get_object() for page in reader.pages for item in page.get("/Annots", [])]
    return {item["/A"]["/URI"] for item in annotations if "/URI" in item.get("/A", {})}


def alternatives_of(node) -> set[str]:
    """The alternative texts of all figures in a structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        return set().union(*(alternatives_of(item) for item in node)) if node else set()
    if not isinstance(node, dict):
        return set()
    found = {node["/Alt"]} if "/Alt" in node else set()
    return found | (alternatives_of(node["/K"]) if "/K" in node else set())
