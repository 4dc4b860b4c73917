"""What each section of an article may be made of."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from articles.blocks.cards import PlacesBlock, RiskFactorsBlock, TestBlock
from articles.blocks.numbers import NumberFactBlock, OutlookFactBlock
from articles.blocks.records import HelpLinesBlock
from articles.blocks.text import (
    ArticleFigureBlock,
    ArticleHeadingBlock,
    ArticleNoteBlock,
    ArticleParagraphBlock,
)
from articles.outline import annotations
from clinic.blocks import HeadedStreamBlock


class ArticleBodyBlock(blocks.StreamBlock):
    """What any section is made of."""

    paragraph = ArticleParagraphBlock()
    number_fact = NumberFactBlock()
    places = PlacesBlock()
    figure = ArticleFigureBlock()
    note = ArticleNoteBlock()


class CitedStreamBlock(blocks.StreamBlock):
    """A stream in which every number carries a reference."""

    def clean(self, value):
        """Refuse a block that has a number and no reference beside it."""
        value = super().clean(value)
        errors = {
            position: ValidationError(
                f"“{found}” has a number without a reference. Cite its source in the same paragraph; a "
                "heading, a name or a caption can have no number."
            )
            for position, child in enumerate(value)
            if (found := annotations.uncited_number(child.block.outline(child.value)))
        }
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return value


class CausesBodyBlock(CitedStreamBlock, ArticleBodyBlock):
    """Causes, risks, prevention."""

    risk_factors = RiskFactorsBlock()


class TestsBodyBlock(ArticleBodyBlock):
    """How it is found: tests as cards."""

    test = TestBlock()


class OutlookBodyBlock(blocks.StreamBlock):
    """The outlook: words and figures, nothing else."""

    paragraph = ArticleParagraphBlock()
    outlook_fact = OutlookFactBlock()


class LivingBodyBlock(ArticleBodyBlock):
    """Living with it: with people to phone."""

    help_lines = HelpLinesBlock()


class TopicBodyBlock(CitedStreamBlock, HeadedStreamBlock, ArticleBodyBlock):
    """What an article on one side of a condition is made of: its headings are its sections."""

    heading = ArticleHeadingBlock()
