"""StreamField blocks of articles."""

from wagtail import blocks

from clinic.blocks import (
    LINE_FEATURES,
    FigureBlock,
    HeadedStreamBlock,
    HeadingBlock,
    NoteBlock,
    ParagraphBlock,
)


class SourceBlock(blocks.StructBlock):
    """Where a statement comes from."""

    citation = blocks.CharBlock(
        max_length=300, help_text="Who, what, where, year. The guideline or the paper itself."
    )
    url = blocks.URLBlock(label="Link or DOI", help_text="A DOI as https://doi.org/…")

    class Meta:
        icon = "link-external"
        label = "Source"
        description = "A guideline or paper, with its link"
        template = "articles/blocks/source.html"
        preview_value = {
            "citation": "NICE. Gallstone disease: diagnosis and management. CG188, 2014",
            "url": "https://www.nice.org.uk/guidance/cg188",
        }


class NumberFactBlock(blocks.StructBlock):
    """A number that matters, with its source. Numbers stand nowhere else in an article."""

    number = blocks.CharBlock(max_length=40, help_text='Short, such as "About 1 in 4".')
    text = blocks.CharBlock(max_length=300, help_text='What it is a number of: "people with bowel cancer…".')
    note = blocks.CharBlock(
        max_length=400,
        required=False,
        help_text="How sure it is: where sources differ, which country, which years.",
    )
    source = SourceBlock()

    class Meta:
        icon = "decimal"
        label = "Fact with a number"
        description = "A number, what it is of, and its source"
        template = "articles/blocks/number_fact.html"
        preview_value = {
            "number": "About 1 in 7",
            "text": "adults have gallstones. Most never notice them.",
            "note": "",
            "source": {
                "citation": "NICE. Gallstone disease: diagnosis and management. CG188, 2014",
                "url": "https://www.nice.org.uk/guidance/cg188",
            },
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
                        features=LINE_FEATURES,
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

    paragraph = ParagraphBlock()
    number_fact = NumberFactBlock()
    places = PlacesBlock()
    figure = FigureBlock()
    note = NoteBlock()


class TopicBodyBlock(HeadedStreamBlock, ArticleBodyBlock):
    """What an article on one side of a condition is made of: its headings are its sections."""

    heading = HeadingBlock()
