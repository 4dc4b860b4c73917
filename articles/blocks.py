"""StreamField blocks of articles."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from clinic.blocks import (
    LINE_FEATURES,
    TEXT_FEATURES,
    FigureBlock,
    HeadedStreamBlock,
    HeadingBlock,
    NoteBlock,
    ParagraphBlock,
)

ARTICLE_TEXT_FEATURES = [*TEXT_FEATURES, "reference"]
ARTICLE_LINE_FEATURES = [*LINE_FEATURES, "reference"]


class ArticleNoteBlock(NoteBlock):
    """A note whose text may cite."""

    text = blocks.RichTextBlock(features=[*ARTICLE_LINE_FEATURES, "ul"])


class CitationBlock(blocks.RichTextBlock):
    """One reference or more, and nothing else."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["reference"])
        super().__init__(**kwargs)

    def clean(self, value):
        """A number without a reference is not shown to patients."""
        value = super().clean(value)
        if value is not None and 'linktype="reference"' not in value.source:
            raise ValidationError("Choose at least one reference with the button in the toolbar.")
        return value

    def deconstruct(self):
        """Migrations know it as Wagtail's own block."""
        return ("wagtail.blocks.RichTextBlock", [], {})

    def deconstruct_with_lookup(self, lookup):
        """The same."""
        return self.deconstruct()


class NumberFactBlock(blocks.StructBlock):
    """A number that matters, with its source. Numbers stand nowhere else in an article."""

    number = blocks.CharBlock(max_length=40, help_text='Short, such as "About 1 in 4".')
    text = blocks.CharBlock(max_length=300, help_text='What it is a number of: "people with bowel cancer…".')
    note = blocks.CharBlock(
        max_length=400,
        required=False,
        help_text="How sure it is: where sources differ, which country, which years.",
    )
    source = CitationBlock(label="Reference", help_text="The guideline or paper that the number comes from.")

    class Meta:
        icon = "decimal"
        label = "Fact with a number"
        description = "A number, what it is of, and its source"
        template = "articles/blocks/number_fact.html"
        preview_value = {
            "number": "About 1 in 7",
            "text": "adults have gallstones. Most never notice them.",
            "note": "",
            "source": "<p>NICE. Gallstone disease, 2014</p>",
        }


class PlacesBlock(blocks.StructBlock):
    """Places where a disease can start, each with a line."""

    places = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(max_length=80)),
                (
                    "text",
                    blocks.RichTextBlock(
                        features=ARTICLE_LINE_FEATURES,
                        help_text="One line; link to the article on that place if there is one.",
                    ),
                ),
            ]
        ),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = "Starting places"
        description = "Where a disease can start, each place with a line and a link"
        template = "articles/blocks/places.html"
        preview_value = {
            "places": [
                {"name": "Bowel", "text": "<p>Blood from the bowel flows to the liver first.</p>"},
                {"name": "Breast", "text": "<p>Cells can travel in the blood.</p>"},
            ]
        }


class ArticleBodyBlock(blocks.StreamBlock):
    """What each section of an article is made of."""

    paragraph = ParagraphBlock(features=ARTICLE_TEXT_FEATURES)
    number_fact = NumberFactBlock()
    places = PlacesBlock()
    figure = FigureBlock()
    note = ArticleNoteBlock()


class TopicBodyBlock(HeadedStreamBlock, ArticleBodyBlock):
    """What an article on one side of a condition is made of: its headings are its sections."""

    heading = HeadingBlock()
