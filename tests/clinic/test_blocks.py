"""Every block renders and has a preview, and bad input gets a clear word at its field."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from articles.blocks import TopicBodyBlock
from clinic.blocks import DescribedImageBlock, FigureBlock, refuse_file_name
from clinic.opening_hours import OpeningHoursBlock
from tests.factories import ClinicImageFactory
from tests.test_house import stream_blocks

# A word that each block's preview must show.
SHOWN = {
    "clinic.blocks.ParagraphBlock": "<p>Your liver sits under your ribs",
    "clinic.blocks.HeadingBlock": '<h2 id="section-getting-here-by-bus">',
    "clinic.blocks.FigureBlock": "The entrance on Garden Lane",
    "clinic.blocks.NoteBlock": "Bring your letter",
    "clinic.blocks.DetailsListBlock": "110 cm wide",
    "clinic.blocks.QuestionsBlock": "<summary>Do I need a letter",
    "clinic.blocks.ClinicDetailsBlock": "Opening hours",
    "clinic.opening_hours.OpeningHoursBlock": "8:30am to 5:30pm",
    "clinic.blocks.NoticeBlock": "Closed on 25 and 26 December",
    "articles.blocks.text.ArticleParagraphBlock": "<p>Your liver sits under your ribs",
    "articles.blocks.text.ArticleHeadingBlock": '<h2 id="section-getting-here-by-bus">',
    "articles.blocks.text.ArticleFigureBlock": "The entrance on Garden Lane",
    "articles.blocks.text.ArticleNoteBlock": "Bring your letter",
    "articles.blocks.numbers.NumberFactBlock": "1 of 7 figures are coloured",
    "articles.blocks.numbers.OutlookFactBlock": "Treatment has changed since.",
    "articles.blocks.cards.PlacesBlock": "<strong>Bowel</strong>",
    "articles.blocks.cards.RiskFactorsBlock": "<strong>Age</strong>",
    "articles.blocks.cards.TestBlock": "When results come",
    "articles.blocks.records.HelpLinesBlock": "Free, at any time",
    "articles.blocks.records.CareCardBlock": "Call 999 now if you:",
    "articles.blocks.records.NameBlock": "meh-TASS-tuh-seez",
    "articles.blocks.records.QuestionBlock": "Which treatments could work for me?",
    "articles.blocks.records.ChangeBlock": "4 May 2026: New figures",
}


def test_no_block_is_forgotten():
    assert set(SHOWN) == set(stream_blocks())


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(SHOWN))
def test_every_block_has_a_preview_that_shows_it(login, name):
    block = stream_blocks()[name]
    answer = login("author").get("/admin/block-preview/", {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert SHOWN[name] in answer.content.decode()
    assert "clinic/css/tokens" in answer.content.decode()


@pytest.mark.parametrize("text", ["IMG_1234.jpg", "liver scan.PNG", "DSC00012", "photo (1).webp", "scan_01"])
def test_a_file_name_is_no_alternative_text(text):
    with pytest.raises(ValidationError, match="name of a file"):
        refuse_file_name(text)


@pytest.mark.parametrize("text", ["The entrance, seen from the street", "A liver", "", "Image of a liver"])
def test_words_are_an_alternative_text(text):
    refuse_file_name(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("alt_text", "decorative", "accepted"),
    [("", False, False), ("IMG_1.jpg", False, False), ("A liver", False, True), ("", True, True)],
)
def test_an_image_needs_words_or_the_word_decorative(alt_text, decorative, accepted):
    block = DescribedImageBlock()
    image = ClinicImageFactory()
    value = block.to_python({"image": image.pk, "alt_text": alt_text, "decorative": decorative})
    if accepted:
        assert block.clean(value)
    else:
        with pytest.raises(StructBlockValidationError) as raised:
            block.clean(value)
        assert "alt_text" in raised.value.block_errors


@pytest.mark.django_db
def test_a_figure_whose_image_is_gone_shows_nothing():
    assert FigureBlock().render(FigureBlock().to_python({"image": None, "caption": "Nothing"})).strip() == ""


@pytest.mark.parametrize(
    ("first", "last", "opens", "closes", "field"),
    [("4", "0", "09:00", "17:00", "last_day"), ("0", "4", "17:00", "09:00", "closes")],
)
def test_opening_hours_run_forward(first, last, opens, closes, field):
    block = OpeningHoursBlock()
    value = block.to_python({"first_day": first, "last_day": last, "opens": opens, "closes": closes})
    with pytest.raises(StructBlockValidationError) as raised:
        block.clean(value)
    assert field in raised.value.block_errors


@pytest.mark.parametrize(
    ("headings", "problem"),
    [
        (("Causes", "causes!"), "there already"),
        (("???",), "at least one letter"),
        (("Causes", "Tests"), None),
    ],
)
def test_headings_have_addresses_of_their_own(headings, problem):
    block = TopicBodyBlock()
    value = block.to_python([{"type": "heading", "value": heading} for heading in headings])
    if problem is None:
        block.clean(value)
        return
    with pytest.raises(StreamBlockValidationError) as raised:
        block.clean(value)
    assert problem in str(raised.value.block_errors)


def test_days_are_said_in_words():
    block = OpeningHoursBlock()
    week = block.to_python({"first_day": "0", "last_day": "4", "opens": "09:00", "closes": "17:00"})
    day = block.to_python({"first_day": "5", "last_day": "5", "opens": "09:00", "closes": "12:00"})
    assert (week.days, day.days) == ("Monday to Friday", "Saturday")
