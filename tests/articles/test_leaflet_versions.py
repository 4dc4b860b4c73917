"""articles.leaflet: content, fingerprint, short id and QR code. No database."""

import json
import re
from dataclasses import replace

import pytest
import segno

from articles import leaflet
from tests.articles.leaflets import CLINIC, made, sample


@pytest.fixture
def article():
    return sample()


def test_the_content_is_plain_json_without_keys_of_records(article):
    data = leaflet.content(article, CLINIC)
    assert json.loads(json.dumps(data)) == data
    text = json.dumps(data)
    for absent in (
        '"page"',
        '"keys"',
        '"image"',
        '"reference"',
        '"author_page"',
        '"forms"',
        "citation-1-1",
        "checked_on",
    ):
        assert absent not in text


def test_the_outline_itself_is_not_changed(article):
    before = repr(article)
    leaflet.content(article, CLINIC)
    assert repr(article) == before


def test_the_fingerprint_follows_the_words_and_nothing_else(article):
    first = leaflet.fingerprint(leaflet.content(article, CLINIC))
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{8}", first)
    article.references[0].checked_on = "2026-12-24"
    article.related_pages, article.hero = [99], None
    article.sections[1].elements[1].runs[1].reference = 1007
    assert leaflet.fingerprint(leaflet.content(article, CLINIC)) == first
    changed = leaflet.fingerprint(leaflet.content(article, replace(CLINIC, phone="0121 496 0101")))
    assert changed != first
    article.cards[0].advice[0].signs.append("another sign")
    assert leaflet.fingerprint(leaflet.content(article, CLINIC)) not in (first, changed)


@pytest.mark.parametrize("key", [1, 31, 32, 83, 12345, 2**30 - 1])
def test_a_short_id_is_read_back_however_it_is_typed(key):
    short = leaflet.short_id(key, "7HQ2K3DA")
    for typed in (short, short.lower(), short.replace("-", " "), short.replace("-", "–"), f" {short} "):
        assert leaflet.read_short_id(typed) == (key, "7HQ2K3DA")


def test_a_short_id_looks_as_it_should():
    assert leaflet.short_id(83, "7HQ2K3DA") == "2K-7HQ2K3DA"
    assert leaflet.read_short_id("oi-OiLabcde") == (1, "011ABCDE")


@pytest.mark.parametrize(
    "typed",
    [
        *[
            "",
            "-",
            "2K",
            "2K-7HQ2K3D",
            "2K-7HQ2K3DAA",
            "2K7HQ2K3DA",
            "gallstones",
            "2U-7HQ2K3DA",
            "2K-7HQ2K3DU",
        ],
        "liver-metastases",
        "1234567-AAAAAAAA",
        "٣-7HQ2K3DA",
        "\x00-AAAAAAAA",
        "2K-7HQ2KßA",
        "A-" * 5000,
        "2K-7HQ2K3DA\n2",
    ],
)
def test_nonsense_is_no_short_id(typed):
    assert leaflet.read_short_id(typed) is None


def test_the_code_is_the_one_of_the_address(article):
    _reader, imprint = made(article)
    code = leaflet.qr_code(imprint.status_address)
    expected = [
        list(row) for row in segno.make(imprint.status_address, error="m", micro=False).matrix_iter(border=4)
    ]
    drawn = [[0] * code["size"] for _ in range(code["size"])]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code["path"]):
        drawn[int(y)][int(x) : int(x) + int(width)] = [1] * int(width)
    assert re.fullmatch(r"(M\d+ \d+h(\d+)v1h-\2z)+", code["path"])
    assert drawn == expected
