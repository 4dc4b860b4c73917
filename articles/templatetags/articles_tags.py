"""What templates show of articles: the parts of an outline, and what pages of other apps show of them."""

import re
from string import ascii_uppercase

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import outline, queries, structured_data
from articles.models.treatment_facts import TREATMENT_FACTS
from articles.organs import Organ
from articles.search import engine, shown
from clinic.templatetags.clinic_tags import absolute_url, canonical_url, json_ld

register = template.Library()

GLOSSARY = "/glossary/"
FIGURES_A_ROW = 10
FIGURE_WIDTH, FIGURE_HEIGHT = 16, 24  # of one figure in an icon array, in pixels


@register.simple_tag
def conditions_by_organ() -> list[tuple[Organ, list]]:
    """All conditions grouped by organ (one query)."""
    return queries.by_organ(queries.conditions())


@register.simple_tag
def condition_index():
    """The page that lists all conditions, or None (one query)."""
    return queries.condition_index()


@register.simple_tag
def body_map():
    """The body map, or None (one query)."""
    return queries.body_map()


@register.simple_tag(takes_context=True)
def pages_like_address(context) -> list:
    """Pages that the words of an address mean that has none: the first three of a search."""
    request = context.get("request")
    words = re.sub(r"[/_.+-]+|%20|\b(html?|php|aspx?)\b", " ", request.path if request else "")
    found = engine.search(engine.clean(words))
    named = [ranked for ranked in found.results if ranked.name]
    return shown.show(named[:3], found.query, request)


@register.simple_tag
def all_symptoms() -> list:
    """All symptoms by title (one query)."""
    return queries.symptoms()


@register.filter
def alphabet(groups: list[tuple[str, list]]) -> list[tuple[str, bool]]:
    """All letters, and whether a list has entries for them; groups of other signs come first."""
    there = [letter for letter, _entries in groups]
    others = [letter for letter in there if letter not in ascii_uppercase]
    return [(letter, letter in there) for letter in [*others, *ascii_uppercase]]


@register.simple_tag
def conditions_treated_here_by(person) -> list:
    """The conditions that a person of the team treats (one query)."""
    return queries.conditions_treated_here_by(person)


@register.simple_tag
def all_urgent_advice() -> list[outline.CareCard]:
    """Care cards with every piece of advice that cannot wait (one query)."""
    return queries.urgent_cards()


@register.simple_tag
def urgent_advice_named(names: list[str]) -> list[outline.CareCard]:
    """Care cards with the advice of these names, the most urgent first (one query)."""
    return queries.urgent_cards(names)


@register.filter
def part_template(part) -> str:
    """The template of a part of an outline: `NumberFact` is shown by `number_fact.html`."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(part).__name__).lower()
    return f"articles/blocks/{name}.html"


@register.filter
def inline(runs: list[outline.Run]) -> SafeString:
    """Runs as HTML, each citation an address to come back to."""
    return _inline(runs, has_places=True)


@register.filter
def inline_again(runs: list[outline.Run]) -> SafeString:
    """Runs that the page shows a second time: no address may be there twice."""
    return _inline(runs, has_places=False)


def _inline(runs, has_places: bool) -> SafeString:
    return format_html_join("", "{}", ((_run(run, has_places),) for run in runs))


def _run(run: outline.Run, has_places: bool) -> SafeString:
    if run.reference is not None:
        return _citation(run, has_places)
    html = format_html("{}", run.text)
    if run.bold:
        html = format_html("<strong>{}</strong>", html)
    if run.italic:
        html = format_html("<em>{}</em>", html)
    if run.href:
        rel = SafeString(' rel="noreferrer"' if run.href.startswith("http") else "")
        return format_html('<a href="{}"{}>{}</a>', run.href, rel, html)
    if run.term and has_places:
        return format_html(
            '<a class="term" href="{}#{}" data-term="{}">{}</a>', GLOSSARY, run.term.slug, run.term.slug, html
        )
    return html


def _citation(run: outline.Run, has_places: bool) -> SafeString:
    if run.number is None:  # in the preview of a single block
        return SafeString("")
    place = format_html(' id="{}"', run.place) if has_places else ""
    return format_html(
        '<sup class="citation"><a{} href="#reference-{}">'
        '<span class="visually-hidden">Reference </span>{}</a></sup>',
        place,
        run.number,
        run.number,
    )


@register.inclusion_tag("articles/blocks/icon_array.html")
def icon_array(shaded: int, out_of: int) -> dict:
    """So many figures, some of them coloured; ten in a row."""
    figures = [
        {
            "x": position % FIGURES_A_ROW * FIGURE_WIDTH,
            "y": position // FIGURES_A_ROW * FIGURE_HEIGHT,
            "shaded": position < (shaded or 0),
        }
        for position in range(out_of)
    ]
    width = min(out_of, FIGURES_A_ROW) * FIGURE_WIDTH
    height = -(-out_of // FIGURES_A_ROW) * FIGURE_HEIGHT
    scale = 1 if out_of > FIGURES_A_ROW * 2 else 2  # few figures are drawn larger
    return {
        "figures": figures,
        "shaded": shaded or 0,
        "out_of": out_of,
        "width": width,
        "height": height,
        "shown_width": width * scale,
        "shown_height": height * scale,
    }


@register.simple_tag
def fact_labels() -> list[str]:
    """The labels of the eight facts, in their order."""
    return [fact.label for fact in TREATMENT_FACTS]


@register.filter
def all_facts(use: outline.TreatmentUse) -> list[outline.Labelled]:
    """All eight facts of a treatment, empty ones too, so that a table has no holes."""
    known = {fact.label: fact for fact in use.facts}
    return [known.get(fact.label, outline.Labelled(fact.label, [])) for fact in TREATMENT_FACTS]


@register.simple_tag(takes_context=True)
def article_json_ld(context) -> SafeString:
    """The article for search engines: nothing that the page does not show."""
    page, clinic, article = context["page"], context.get("clinic"), context["article"]
    # A picture takes the place of the drawing, which alone names the organ for sure.
    organ = "" if article.hero and article.hero.picture else getattr(page, "organ", "")
    data = structured_data.web_page(
        article,
        about=structured_data.about(article, page.schema_type, organ),
        address=canonical_url(context, page),
        description=page.search_description,
        is_demonstration=getattr(clinic, "demonstration", True),
        root=absolute_url(""),
    )
    return json_ld(data)
