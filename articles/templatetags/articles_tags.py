"""What pages of other apps show of articles."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import citations, queries
from articles.organs import Organ
from clinic import seo
from clinic.templatetags.clinic_tags import canonical_url, json_ld

register = template.Library()


@register.simple_tag
def conditions_by_organ() -> list[tuple[Organ, list]]:
    """All conditions grouped by organ (one query)."""
    return queries.by_organ(queries.conditions())


@register.simple_tag
def condition_index():
    """The page that lists all conditions, or None (one query)."""
    return queries.condition_index()


@register.inclusion_tag("articles/includes/all_urgent_advice.html")
def all_urgent_advice() -> dict:
    """Every piece of urgent advice (one query)."""
    return {"advice": queries.urgent_advice()}


@register.simple_tag(takes_context=True)
def article_json_ld(context, page, kind: str) -> SafeString:
    """An article for search engines; `kind` is the schema.org type of what it is about."""
    about = {"@type": kind, "name": page.title}
    names = getattr(page, "other_name_list", [])
    if names:
        about["alternateName"] = names
    address = canonical_url(context, page)
    return json_ld(seo.medical_web_page(page.title, page.summary, address, about))


REFERENCE_LIST = "<!-- reference list -->"


@register.tag
def cited(parser, token):
    """Number the citations between this tag and `endcited`; `reference_list` between them prints the list."""
    nodelist = parser.parse(("endcited",))
    parser.delete_first_token()
    return CitedNode(nodelist)


@register.simple_tag
def reference_list() -> SafeString:
    """The place of the list of references inside `cited`."""
    return SafeString(REFERENCE_LIST)


class CitedNode(template.Node):
    """Renders its content, numbers its citations and puts the list where `reference_list` stands."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context) -> SafeString:
        """The content with its citations."""
        html, references = citations.number(self.nodelist.render(context))
        shown = render_to_string("articles/includes/references.html", {"references": references})
        return SafeString(html.replace(REFERENCE_LIST, shown))
