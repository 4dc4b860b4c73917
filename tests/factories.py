"""Pages and images made on the spot; each factory gives a valid object with the least that it needs."""

import json

import factory
import wagtail_factories
from wagtail.models import Page

from articles.models import (
    ConditionPage,
    ConditionTopicPage,
    GlossaryTerm,
    HelpLine,
    Reference,
    SymptomPage,
    TreatmentPage,
    UrgentAdvice,
)
from articles.urgency import Urgency
from clinic.models import ClinicImage, PersonPage, StandardPage


def stream(*blocks) -> str:
    """A StreamField's raw value from (type, value) pairs."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def text(words: str = "A sentence for the test.") -> str:
    """A StreamField's raw value with one paragraph."""
    return stream(("paragraph", f"<p>{words}</p>"))


class UrgentAdviceFactory(factory.django.DjangoModelFactory):
    """One sign, one action."""

    class Meta:
        model = UrgentAdvice

    name = factory.Sequence(lambda n: f"advice {n}")
    urgency = Urgency.EMERGENCY
    heading = "Call 999 now if:"
    signs = "you collapse"
    action = '<p>Call <a href="tel:999">999</a> now.</p>'


class ReferenceFactory(factory.django.DjangoModelFactory):
    """A guideline that nobody wrote."""

    class Meta:
        model = Reference

    key = factory.Sequence(lambda n: f"reference-{n}")
    citation = factory.Sequence(lambda n: f"Somebody and others. A paper, number {n}")
    doi = factory.Sequence(lambda n: f"10.1000/{n}")
    kind = Reference.Kind.GUIDELINE
    year = 2024


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    """A word that nobody uses elsewhere."""

    class Meta:
        model = GlossaryTerm

    term = factory.Sequence(lambda n: f"quokkaword{n}")
    definition = "A word made for a test."


class HelpLineFactory(factory.django.DjangoModelFactory):
    """A help line that nobody answers."""

    class Meta:
        model = HelpLine

    key = factory.Sequence(lambda n: f"line-{n}")
    name = factory.Sequence(lambda n: f"Line {n}")
    phone = "01632 960001"
    hours = "Every day, 9am to 5pm"


class ClinicImageFactory(wagtail_factories.ImageFactory):
    """A small picture that nobody can be recognised in."""

    class Meta:
        model = ClinicImage

    title = factory.Sequence(lambda n: f"picture {n}")
    description = "A plain square"
    licence = "Our own"
    consent = ClinicImage.Consent.NOBODY


class _PageFactory(wagtail_factories.PageFactory):
    """A live page below the page that the model belongs to."""

    class Meta:
        abstract = True

    search_description = "What a search engine shows of this page made for a test."


def _page(slug: str):
    return factory.LazyFunction(lambda: Page.objects.get(slug=slug).specific)


class ConditionPageFactory(_PageFactory):
    """A condition with a text in its first section."""

    class Meta:
        model = ConditionPage

    parent = _page("conditions")
    title = factory.Sequence(lambda n: f"Condition {n}")
    organ = "liver"
    summary = "A condition made for a test. It is treated in several ways."
    figure_alt_text = "Outline of a body; the liver is coloured."
    what_it_is = text()


class ConditionTopicPageFactory(_PageFactory):
    """A second article on a condition."""

    class Meta:
        model = ConditionTopicPage

    parent = _page("gallstones")
    title = factory.Sequence(lambda n: f"Topic {n}")
    summary = "What causes it and how it is found."
    body = stream(("heading", "Causes"), ("paragraph", "<p>Nobody knows.</p>"))


class TreatmentPageFactory(_PageFactory):
    """A treatment with a text in its first section."""

    class Meta:
        model = TreatmentPage

    parent = _page("treatments")
    title = factory.Sequence(lambda n: f"Treatment {n}")
    aim = TreatmentPage.Aim.CONTROL
    summary = "A treatment made for a test. It is used for several conditions."
    what_it_is = text()


class SymptomPageFactory(_PageFactory):
    """A symptom with a text."""

    class Meta:
        model = SymptomPage

    parent = _page("symptoms")
    title = factory.Sequence(lambda n: f"Symptom {n}")
    summary = "A symptom made for a test. It has many causes."
    body = text()


class PersonPageFactory(_PageFactory):
    """A member of the team."""

    class Meta:
        model = PersonPage

    parent = _page("team")
    title = factory.Sequence(lambda n: f"Person {n}")
    role = "Surgeon"
    registration = "DEMO-99"
    summary = "Operates on livers."


class StandardPageFactory(_PageFactory):
    """A page of plain text."""

    class Meta:
        model = StandardPage

    parent = factory.LazyFunction(lambda: Page.objects.get(depth=2).specific)
    title = factory.Sequence(lambda n: f"Page {n}")
    body = text()
