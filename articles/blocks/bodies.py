"""What each section of an article may be made of."""

import re

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
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
from clinic.blocks import HeadedStreamBlock

_PARAGRAPH = re.compile(r"<(?:p|li)\b[^>]*>(.*?)</(?:p|li)>", re.DOTALL)
_CITATION = re.compile(r'<a [^>]*linktype="reference"[^>]*>.*?</a>', re.DOTALL)


class ArticleBodyBlock(blocks.StreamBlock):
    """What any section is made of."""

    paragraph = ArticleParagraphBlock()
    number_fact = NumberFactBlock()
    places = PlacesBlock()
    figure = ArticleFigureBlock()
    note = ArticleNoteBlock()


class CausesBodyBlock(ArticleBodyBlock):
    """Causes, risks, prevention: every number carries a reference."""

    risk_factors = RiskFactorsBlock()

    def clean(self, value):
        """Refuse a paragraph that has a number and no reference."""
        value = super().clean(value)
        errors = {
            position: ValidationError(
                f"“{found}” has a number without a reference. Cite its source in the same paragraph."
            )
            for position, child in enumerate(value)
            if (found := uncited_number(_sources(child)))
        }
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return value


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


class TopicBodyBlock(HeadedStreamBlock, ArticleBodyBlock):
    """What an article on one side of a condition is made of: its headings are its sections."""

    heading = ArticleHeadingBlock()


def uncited_number(html: str) -> str:
    """The beginning of the first paragraph or item that has a number and cites nothing; empty if none has."""
    for match in _PARAGRAPH.finditer(html):
        if not _CITATION.search(match[1]) and re.search(r"\d", text := strip_tags(match[1])):
            return text[:60]
    return ""


def _sources(child) -> str:
    """The rich text of a block in which numbers may stand."""
    if child.block_type == "paragraph":
        return child.value.source
    if child.block_type == "note":
        return child.value["text"].source
    if child.block_type == "risk_factors":
        return "".join(factor["text"].source for factor in child.value["factors"])
    return ""
