"""The eight facts of every treatment, declared once: panels, page, cards, table and leaflet follow them."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from articles.blocks import ARTICLE_LINE_FEATURES
from articles.outline import Labelled, Run, Runs, rich_text

GET_HELP = "#get-help"  # the care cards of an article


@dataclass(frozen=True)
class Fact:
    """A fact: its label, and the fields with its text, each with a word before it if there are two."""

    label: str
    fields: tuple[str, ...]
    help_text: str
    words: tuple[str, ...] = ("",)
    ends_with_help: bool = False

    def outline(self, treatment, path: str = "") -> Labelled | None:
        """The fact of one treatment; `path` is its page's, empty on that page itself. None if it is empty."""
        texts: list[Runs] = []
        for field, word in zip(self.fields, self.words, strict=True):
            for runs in rich_text.texts(getattr(treatment, field)):
                texts.append([Run(f"{word} ", bold=True), *runs] if word else runs)
        if not texts:
            return None
        if self.ends_with_help:
            texts.append(_get_help(treatment, path))
        return Labelled(self.label, texts)

    def panels(self) -> list[FieldPanel]:
        """How the fact is edited."""
        return [
            FieldPanel(field, heading=f"{self.label} {word}".strip(), help_text=self.help_text)
            for field, word in zip(self.fields, self.words, strict=True)
        ]


TREATMENT_FACTS = (
    Fact("What it is meant to do", ("fact_aim",), "Cure, control or comfort, in words."),
    Fact("What happens", ("fact_what_happens",), "In one or two sentences."),
    Fact("Asleep or awake", ("fact_anaesthetic",), "How you are put to sleep, or not."),
    Fact("How long you stay", ("fact_stay",), "Home the same day, or in hospital."),
    Fact("Getting over it", ("fact_recovery",), "“Get help if” is added by itself.", ends_with_help=True),
    Fact(
        "Risks",
        ("fact_common_risks", "fact_serious_risks"),
        "Common ones, and serious ones.",
        words=("Common:", "Serious:"),
    ),
    Fact("Who it may suit", ("fact_who_it_suits",), "And whom it does not."),
    Fact("Guideline", ("fact_guideline",), "Which guideline says so, with its reference."),
)
FACT_FIELDS = tuple(field for fact in TREATMENT_FACTS for field in fact.fields)


def fact_text() -> RichTextField:
    """A fact's text: short, may cite."""
    return RichTextField(features=[*ARTICLE_LINE_FEATURES, "ul"], blank=True)


def treatment_facts(treatment, path: str = "") -> list[Labelled]:
    """The facts that are filled, in their order."""
    return [made for fact in TREATMENT_FACTS if (made := fact.outline(treatment, path))]


def _get_help(treatment, path: str) -> Runs:
    """The end of every fact on recovery: the signs themselves are advice, written once."""
    if treatment.care_cards:
        sign = Run("a sign listed under “When to get help”", href=path + GET_HELP)
    else:
        sign = Run("a sign from our list of emergency signs", href=reverse("contact") + "#emergency")
    return [Run("Get help if", bold=True), Run(" you have "), sign, Run(".")]
