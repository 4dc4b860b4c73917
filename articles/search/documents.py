"""What the search knows of a page, a term or a fixed address: its names, signs and text, and their tokens."""

import re
from dataclasses import dataclass, field

from django.apps import apps
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.index import SearchField

from articles import queries
from articles.outline import NumberFact, passages
from articles.search import text

IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*")
TITLE, OTHER_NAME, FORM, ROLE = 1.0, 0.97, 0.95, 0.85  # how much a match in a name of this sort counts
KINDS = {
    "conditionpage": ("condition", 1.0),
    "conditiontopicpage": ("condition", 0.9),
    "symptompage": ("symptom", 1.0),
    "treatmentpage": ("treatment", 1.0),
    "personpage": ("person", 0.95),
}
A_PAGE = ("page", 0.93)
A_TERM = ("term", 0.8)
CONTACT_NAMES = (
    "Make an appointment", "Book an appointment", "Phone number", "Telephone", "Email address",
    "Ask a question", "Send a message", "Get in touch", "Speak to someone", "Change or cancel an appointment",
)  # fmt: skip


@dataclass
class Document:
    """The values of a search document. A name is [as it is shown, its stems, how much it counts]."""

    key: str
    kind: str
    weight: float
    title: str
    line: str = ""
    organ: str = ""
    page_id: int | None = None
    term_id: int | None = None
    names: list = field(default_factory=list)
    signs: list = field(default_factory=list)
    body: str = ""

    @property
    def words(self) -> str:
        """The tokens that the database finds it by."""
        named = {stem for _shown, stems, _counts in self.names for stem in stems.split()}
        tokens = {f"n{stem}" for stem in named}
        tokens |= {f"x{whole(stems.split())}" for _shown, stems, _counts in self.names}
        tokens |= {f"s{stem}" for _title, stems in self.signs for stem in stems.split()}
        tokens |= {f"b{stem}" for stem in text.known_stems(self.body)}
        return " ".join(sorted(tokens))


def whole(stems: list[str]) -> str:
    """One token for all of a name, whatever the order of its words."""
    return "".join(sorted(set(stems)))[:200]


def _name(shown: str, counts: float) -> list:
    return [shown, " ".join(text.name_stems(shown)), counts]


def _titles(title: str) -> list:
    """A title, and its two halves if one of them stands in brackets."""
    halves = [IN_BRACKETS.sub(" ", title).strip(), *IN_BRACKETS.findall(title)]
    if len(halves) > 1:
        halves += [half for part in halves[1:] for half in part.split(" or ") if half != part]
    return [_name(shown, TITLE) for shown in dict.fromkeys([title, *halves]) if shown]


def of_page(page: Page) -> Document | None:
    """The document of a live page as it stands in this very object; None for what is not to be found."""
    if not page.live or page.depth < 2 or page.alias_of_id:
        return None
    kind, weight = KINDS.get(page._meta.model_name, A_PAGE)
    document = Document(f"page-{page.pk}", kind, weight, page.title, page.search_description, page_id=page.pk)
    document.organ = _organ(page)
    others = getattr(page, "other_name_list", [])
    document.names = _titles(page.title) + [
        _name(part, OTHER_NAME) for name in others for part in [name, *IN_BRACKETS.findall(name)]
    ]
    if role := getattr(page, "role", ""):
        document.names.append(_name(role, ROLE))
    if hasattr(page, "condition_symptoms"):
        document.signs = _signs([row.symptom_id for row in page.condition_symptoms.all()])
    document.body = _body(page)
    return document


def _organ(page: Page) -> str:
    """The organ of a condition, and of a second article the one of its condition."""
    owner = queries.condition_of(page) if page._meta.model_name == "conditiontopicpage" else page
    return getattr(owner, "organ", "")


def _signs(keys: list[int]) -> list:
    """The symptoms with these keys, each with the stems of all its names (one query)."""
    model = apps.get_model("articles", "SymptomPage")
    symptoms = model.objects.live().filter(pk__in=keys).only("title", "other_names").order_by("title", "pk")
    return [
        [
            symptom.title,
            " ".join(sorted(set(text.known_stems(" ".join(_names_of(symptom)))))),
        ]
        for symptom in symptoms
    ]


def _names_of(symptom) -> list[str]:
    return [symptom.title, *symptom.other_name_list]


def _body(page: Page) -> str:
    """What a page says. Outlook and facts with numbers are left out: figures need their surroundings."""
    if not hasattr(page, "own_outline"):
        fields = [item for item in page.get_search_fields() if isinstance(item, SearchField)]
        return "\n".join(_flat(item.get_value(page)) for item in fields if item.field_name != "title")
    outline = page.own_outline(fresh=True)
    parts = [outline.summary, outline.closing]
    for section in outline.sections:
        if not section.closed:
            parts += [part for part in section.elements if not isinstance(part, NumberFact)]
            parts.append([section.heading])
    return "\n".join(passage for part in parts for passage in _passages(part))


def _passages(part) -> list[str]:
    return part if part and isinstance(part, list) and isinstance(part[0], str) else list(passages(part))


def _flat(value) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(_flat(item) for item in value)
    return re.sub(r"<[^>]+>", " ", str(value or ""))


def of_term(term) -> Document:
    """The document of a glossary term."""
    kind, weight = A_TERM
    return Document(
        f"term-{term.pk}",
        kind,
        weight,
        term.term,
        term.definition,
        term_id=term.pk,
        names=[_name(term.term, TITLE), *(_name(form, FORM) for form in term.forms)],
        body=term.definition,
    )


def of_contact() -> Document:
    """The contact page, which is no page of the CMS."""
    kind, weight = A_PAGE
    names = [_name("Contact us", TITLE), *(_name(name, OTHER_NAME) for name in CONTACT_NAMES)]
    line = "Write to the clinic, phone us, or ask for an appointment."
    return Document(reverse("contact"), kind, weight, "Contact us", line, names=names, body=line)
