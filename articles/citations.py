"""Citations: references in rich text, numbered when a page is shown by their first use.

The editor's toolbar stores `<a linktype="reference" id="5">[nice-cg188]</a>`. The link handler leaves a mark;
the template tag `cited` around an article replaces all marks at the end, in one query, and knows the list.
"""

import re
from dataclasses import dataclass, field

from django.urls import reverse_lazy
from django.utils.html import format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from articles.models import Reference

FEATURE = "reference"
MARK = re.compile(r'<a href="reference-id:(\d+)">(.*?)</a>', re.DOTALL)
BRACKETED = re.compile(r"\[[^\]]*\]")


class ReferenceLinkHandler(LinkHandler):
    """Writes a citation as a mark that `number` replaces, and tells Wagtail's reference index of it."""

    identifier = FEATURE

    @staticmethod
    def get_model():
        """Citations point at references."""
        return Reference

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """One mark for each citation."""
        return [
            f'<a href="reference-id:{attrs["id"]}">' if str(attrs.get("id", "")).isdecimal() else "<a>"
            for attrs in attrs_list
        ]

    @classmethod
    def extract_references(cls, attrs):
        """What the reference index should know of a citation."""
        if str(attrs.get("id", "")).isdecimal():
            yield Reference, attrs["id"], "", ""


class ReferenceElementHandler(LinkElementHandler):
    """Database to editor."""

    def get_attribute_data(self, attrs):
        """The key alone: the editor needs no more."""
        return {"id": attrs["id"]}


def reference_entity(props):
    """Editor to database."""
    attributes = {"linktype": FEATURE, "id": props.get("id")}
    return DOM.create_element("a", attributes, props["children"])


def register(features) -> None:
    """Register the toolbar button, both converters and the link handler with Wagtail."""
    features.register_link_type(ReferenceLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": "REFERENCE",
                "icon": "openquote",
                "description": "Reference",
                "attributes": ["id"],
                "chooserUrls": {"referenceChooser": reverse_lazy("articles_reference_chooser:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "articles/reference-entity.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{FEATURE}"]': ReferenceElementHandler("REFERENCE")},
            "to_database_format": {"entity_decorators": {"REFERENCE": reference_entity}},
        },
    )


@dataclass
class CitedReference:
    """A reference with its number on the page and the places that cite it."""

    number: int
    reference: Reference
    places: list[str] = field(default_factory=list)


def number(html: str) -> tuple[str, list[CitedReference]]:
    """HTML with numbers in the place of marks, and the references in the order of their first use.

    One query, none without marks. A citation of a reference that is gone leaves nothing behind but the
    words that it was put on.
    """
    keys = [int(mark[1]) for mark in MARK.finditer(html)]
    if not keys:
        return html, []
    found = Reference.objects.in_bulk(set(keys))
    order = [key for key in dict.fromkeys(keys) if key in found]
    cited = {key: CitedReference(index, found[key]) for index, key in enumerate(order, start=1)}

    def replace(mark: re.Match) -> str:
        words = "" if BRACKETED.fullmatch(mark[2].strip()) else mark[2]
        entry = cited.get(int(mark[1]))
        if entry is None:
            return words
        place = f"citation-{entry.number}-{len(entry.places) + 1}"
        entry.places.append(place)
        link = format_html(
            '<sup class="citation"><a id="{}" href="#reference-{}">'
            '<span class="visually-hidden">Reference </span>{}</a></sup>',
            place,
            entry.number,
            entry.number,
        )
        return words + link

    return MARK.sub(replace, html), list(cited.values())
