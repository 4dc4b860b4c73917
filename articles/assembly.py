"""Completes an outline with what other records say when it is shown: a correction made once shows everywhere.

Each kind of record costs one query, and none if the outline names none of it.
"""

from articles import lookups
from articles.outline import (
    CareCard,
    Figure,
    HelpLines,
    Outline,
    People,
    Place,
    Symptoms,
    SymptomUse,
    Treatments,
    TreatmentUse,
    annotations,
    walk,
)
from articles.urgency import Urgency


def complete(value, request=None, page=None):
    """Fill in titles, treatments, people, advice, links, sources, images and, in an article, glossary terms.

    `value` is an Outline or a list of its parts; it is changed and returned. What is not published, or is
    gone, is left out: a row, a card or a link, never the words around it.
    """
    parts = list(walk(value))
    _fill_treatments(parts, request)
    _fill_advice(value, parts)
    _fill_help_lines(parts)
    parts = list(walk(value))  # with the facts of treatments
    _fill_pages(value, parts, request, page)
    _fill_pictures(parts)
    if isinstance(value, Outline):
        _drop_what_is_empty(value)
    references = annotations.number_citations(value, lookups.references(annotations.cited_keys(value)))
    if isinstance(value, Outline):
        value.references = references
        value.terms = annotations.mark_terms(
            [value.summary, value.sections, value.closing], lookups.glossary_terms()
        )
    return value


def _of(parts: list, *kinds: type) -> list:
    return [part for part in parts if isinstance(part, kinds)]


def _fill_treatments(parts: list, request) -> None:
    found = lookups.treatments_with_facts({use.page for use in _of(parts, TreatmentUse)}, request)
    for treatments in _of(parts, Treatments):
        treatments.uses = [use for use in treatments.uses if use.page in found]
        for use in treatments.uses:
            use.link, use.facts = found[use.page]


def _fill_advice(value, parts: list) -> None:
    """Advice stands on the card of its own urgency: it may have been raised since the page was saved."""
    cards = _of(parts, CareCard)
    found = lookups.advice({key for card in cards for key in card.keys})
    for card in cards:
        card.advice = [found[key] for key in card.keys if key in found]
    if isinstance(value, Outline):
        keys = [key for card in value.cards for key in card.keys if key in found]
        of = {urgency: [key for key in keys if found[key].urgency == urgency.value] for urgency in Urgency}
        value.cards = [
            CareCard(urgency.value, chosen, str(urgency.label), [found[key] for key in chosen])
            for urgency, chosen in of.items()
            if chosen
        ]


def _fill_help_lines(parts: list) -> None:
    lists = _of(parts, HelpLines)
    found = lookups.help_lines({key for lines in lists for key in lines.keys})
    for lines in lists:
        lines.lines = [found[key] for key in lines.keys if key in found]


def _fill_pages(value, parts: list, request, page) -> None:
    """People, places, symptoms, related articles and links in the text: all pages in one query."""
    article = value if isinstance(value, Outline) else None
    is_condition = article is not None and page is not None and page._meta.model_name == "conditionpage"
    found = lookups.pages(_page_keys(value, parts), page.pk if is_condition else None)
    people = {person.pk: lookups.person(person, request) for person in found if hasattr(person, "personpage")}
    links = {item.pk: lookups.link(item, request, item.search_description) for item in found}
    annotations.resolve_links(value, {key: link.path for key, link in links.items()})
    for item in _of(parts, Place, SymptomUse):
        item.link = links.get(item.page)
    for symptoms in _of(parts, Symptoms):
        symptoms.early = [use for use in symptoms.early if use.link]
        symptoms.later = [use for use in symptoms.later if use.link]
    for listed in _of(parts, People):
        listed.people = [people[key] for key in listed.pages if key in people]
    if article:
        review, naming = article.review, [item.pk for item in found if item.names_it]
        review.author, review.reviewer = people.get(review.author_page), people.get(review.reviewer_page)
        wanted = dict.fromkeys([*article.related_pages, *naming])
        article.related = [links[key] for key in wanted if key in links]


def _page_keys(value, parts: list) -> set[int]:
    keys = annotations.linked_pages(value)
    keys |= {item.page for item in _of(parts, Place, SymptomUse) if item.page}
    keys |= {key for people in _of(parts, People) for key in people.pages}
    if isinstance(value, Outline):
        review = value.review
        keys |= {*value.related_pages, review.author_page, review.reviewer_page} - {None}
    return keys


def _fill_pictures(parts: list) -> None:
    figures = _of(parts, Figure)
    found = lookups.pictures({figure.image for figure in figures})
    for figure in figures:
        figure.picture = found.get(figure.image)


def _drop_what_is_empty(article: Outline) -> None:
    """Leave out lists and images of which nothing is left, and sections of which nothing is left then."""
    for section in article.sections:
        section.elements = [element for element in section.elements if not _is_empty(element)]
    article.sections = [section for section in article.sections if section.elements]


def _is_empty(element) -> bool:
    match element:
        case Symptoms():
            return not (element.early or element.later or element.early_note)
        case Treatments():
            return not element.uses
        case People():
            return not element.people
        case HelpLines():
            return not element.lines
        case Figure():
            return element.picture is None
    return False
