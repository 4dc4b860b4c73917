"""Citations: references put into rich text with the editor's toolbar.

They are stored as `<a linktype="reference" id="5">[nice-cg188]</a>`. An article numbers them by their first
use (articles.outline.annotations); anywhere else they leave the words that they were put on.
"""

from django.urls import reverse_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from articles.models import Reference

FEATURE = "reference"


class ReferenceLinkHandler(LinkHandler):
    """Tells Wagtail's reference index of citations; outside of articles they are plain words."""

    identifier = FEATURE

    @staticmethod
    def get_model():
        """Citations point at references."""
        return Reference

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """No address: numbers and list belong to an article."""
        return ["<a>" for _attrs in attrs_list]

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
