"""Blocks of running text in articles."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from articles.blocks.outlined import OutlinedBlock
from articles.outline import Figure, Note, Subheading, rich_text
from clinic.blocks import (
    LINE_FEATURES,
    TEXT_FEATURES,
    FigureBlock,
    HeadingBlock,
    NoteBlock,
    ParagraphBlock,
)

ARTICLE_TEXT_FEATURES = [*TEXT_FEATURES, "reference"]
ARTICLE_LINE_FEATURES = [*LINE_FEATURES, "reference"]
TEMPLATE = "articles/includes/elements.html"


class LineBlock(blocks.RichTextBlock):
    """One line or two that may link and cite."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ARTICLE_LINE_FEATURES)
        super().__init__(**kwargs)

    def deconstruct(self):
        """Migrations know it as Wagtail's own block."""
        return ("wagtail.blocks.RichTextBlock", [], {})

    def deconstruct_with_lookup(self, lookup):
        """The same."""
        return self.deconstruct()


class CitationBlock(LineBlock):
    """One reference or more, and nothing else."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["reference"])
        super().__init__(**kwargs)

    def clean(self, value):
        """A number without a reference is not shown to patients."""
        value = super().clean(value)
        missing = value is not None and 'linktype="reference"' not in value.source
        if missing and not self.is_deferred_validation:  # a draft may still be empty
            raise ValidationError("Choose at least one reference with the button in the toolbar.")
        return value


class ArticleParagraphBlock(OutlinedBlock, ParagraphBlock):
    """Running text that may cite."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", ARTICLE_TEXT_FEATURES)
        super().__init__(**kwargs)

    def outline(self, value) -> list:
        """Its paragraphs, lists and small headings."""
        return rich_text.elements(value.source)

    class Meta:
        template = TEMPLATE


class ArticleNoteBlock(OutlinedBlock, NoteBlock):
    """A note whose text may cite."""

    text = blocks.RichTextBlock(features=[*ARTICLE_LINE_FEATURES, "ul"])

    def outline(self, value) -> list:
        """The note."""
        return [Note(value["heading"] or "", rich_text.elements(value["text"].source))]

    class Meta:
        template = TEMPLATE


class ArticleFigureBlock(OutlinedBlock, FigureBlock):
    """An image in an article."""

    def outline(self, value) -> list:
        """The image by its key, with the words that stand for it."""
        image = value["image"]
        if not image:
            return []
        alt = "" if image.decorative else image.contextual_alt_text or image.default_alt_text
        return [Figure(image.pk, alt, value["caption"] or "")]

    class Meta:
        template = TEMPLATE
        preview_template = "clinic/blocks/figure_preview.html"


class ArticleHeadingBlock(OutlinedBlock, HeadingBlock):
    """A heading inside an article: the sections of a second article."""

    def outline(self, value) -> list:
        """A small heading; second articles make sections of it."""
        return [Subheading(value)]
