"""Blocks of cards in articles: places, risks, tests."""

from wagtail import blocks

from articles.blocks.outlined import OutlinedBlock
from articles.blocks.text import TEMPLATE, LineBlock
from articles.outline import Labelled, Place, Places, RiskFactors, Test, rich_text

TEST_FACTS = {
    "what": "What it is",
    "why": "Why you have it",
    "how_long": "How long it takes",
    "how_to_prepare": "How to prepare",
    "results": "When results come",
}


class PlacesBlock(OutlinedBlock, blocks.StructBlock):
    """Places where a disease can start, each with a line and a link."""

    places = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(max_length=80)),
                ("text", LineBlock(help_text="One line.")),
                ("page", blocks.PageChooserBlock(required=False, help_text="The article on it, if any.")),
            ]
        ),
        min_num=1,
    )

    def outline(self, value) -> list:
        """The places, their pages by key."""
        return [
            Places(
                [
                    Place(
                        place["name"],
                        rich_text.line(place["text"].source),
                        place["page"].pk if place["page"] else None,
                    )
                    for place in value["places"]
                    if place["name"]
                ]
            )
        ]

    class Meta:
        icon = "list-ul"
        label = "Starting places"
        description = "Where a disease can start, each place with a line and a link"
        template = TEMPLATE
        preview_value = {
            "places": [
                {
                    "name": "Bowel",
                    "text": "<p>Blood from the bowel flows to the liver first.</p>",
                    "page": None,
                },
                {"name": "Breast", "text": "<p>Cells can travel in the blood.</p>", "page": None},
            ]
        }


class RiskFactorsBlock(OutlinedBlock, blocks.StructBlock):
    """What makes an illness more likely."""

    factors = blocks.ListBlock(
        blocks.StructBlock([("name", blocks.CharBlock(max_length=80)), ("text", LineBlock())]), min_num=1
    )

    def outline(self, value) -> list:
        """The factors."""
        return [
            RiskFactors(
                [
                    Labelled(factor["name"], [rich_text.line(factor["text"].source)])
                    for factor in value["factors"]
                    if factor["name"]
                ]
            )
        ]

    class Meta:
        icon = "warning"
        label = "What raises the risk"
        description = "What makes the illness more likely, each with a line"
        template = TEMPLATE
        preview_value = {"factors": [{"name": "Age", "text": "<p>It is more common in older people.</p>"}]}


class TestBlock(OutlinedBlock, blocks.StructBlock):
    """A test as a card: what, why, how long, how to prepare, when results come."""

    name = blocks.CharBlock(max_length=80)
    what = LineBlock()
    why = LineBlock()
    how_long = LineBlock()
    how_to_prepare = LineBlock()
    results = LineBlock(label="When results come")

    def outline(self, value) -> list:
        """The card; nothing while it has no name."""
        if not value["name"]:
            return []
        facts = [Labelled(label, rich_text.texts(value[name].source)) for name, label in TEST_FACTS.items()]
        return [Test(value["name"], [fact for fact in facts if fact.texts])]

    class Meta:
        icon = "clipboard-list"
        label = "Test"
        description = "A card: what the test is, why, how long, how to prepare, when results come"
        template = TEMPLATE
        preview_value = {
            "name": "Ultrasound scan",
            "what": "<p>A picture made with sound.</p>",
            "why": "<p>It shows stones.</p>",
            "how_long": "<p>Your team will tell you.</p>",
            "how_to_prepare": "<p>Your letter says so.</p>",
            "results": "<p>Your team will tell you.</p>",
        }
