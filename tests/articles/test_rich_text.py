"""articles.outline.rich_text: what the editor stores, read into paragraphs, lists, headings and runs."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.outline import Items, Paragraph, Run, Subheading
from articles.outline.rich_text import elements, line, texts


def bold(words: str, **more) -> Run:
    return Run(words, bold=True, **more)


def italic(words: str, **more) -> Run:
    return Run(words, italic=True, **more)


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        ("<p>Plain words.</p>", [Run("Plain words.")]),
        ("<p>One <b>bold</b> word.</p>", [Run("One "), bold("bold"), Run(" word.")]),
        ("<p><strong>a</strong><em>b</em></p>", [bold("a"), italic("b")]),
        (
            "<p><b>bold, <i>both</i></b> and <i>italic</i></p>",
            [bold("bold, "), bold("both", italic=True), Run(" and "), italic("italic")],
        ),
        ("<p><b>a</b><b>b</b></p>", [bold("ab")]),
        ("<p><b><b>a</b> still bold</b></p>", [bold("a still bold")]),
        (
            '<p>See <a href="https://e.org/">a <b>bold</b> link</a>.</p>',
            [
                Run("See "),
                Run("a ", href="https://e.org/"),
                bold("bold", href="https://e.org/"),
                Run(" link", href="https://e.org/"),
                Run("."),
            ],
        ),
        ('<p><a linktype="page" id="7">page</a></p>', [Run("page", page=7)]),
        ('<p><a href="tel:111">111</a></p>', [Run("111", href="tel:111")]),
        ("<p>Fish &amp; chips&nbsp;&lt;3</p>", [Run("Fish & chips\xa0<3")]),
        ("<p>one<br/>two<br>three</p>", [Run("one"), Run(" two"), Run(" three")]),
        ('<p data-block-key="a1b2c">One</p>', [Run("One")]),
    ],
)
def test_words_keep_how_they_are_written_and_where_they_lead(html, runs):
    assert elements(html) == [Paragraph(runs)]


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        ('<p>So<a linktype="reference" id="3">[key]</a>.</p>', [Run("So"), Run("", reference=3), Run(".")]),
        (
            '<p>So<a linktype="reference" id="3"> it is</a>.</p>',
            [Run("So it is"), Run("", reference=3), Run(".")],
        ),
        (
            '<p>So<b><a linktype="reference" id="3">[a]</a> <a linktype="reference" id="4">[b]</a></b></p>',
            [Run("So"), Run("", reference=3), bold(" "), Run("", reference=4)],
        ),
        ('<p><a linktype="reference" id="3">[key]</a></p>', [Run("", reference=3)]),
    ],
)
def test_a_citation_is_a_run_without_words_and_the_words_that_carry_it_stay(html, runs):
    assert elements(html) == [Paragraph(runs)]


@pytest.mark.parametrize(
    "attributes",
    [
        'linktype="document" id="3"',
        'linktype="page" id=""',
        'linktype="page" id="x"',
        'linktype="page"',
        'linktype="reference" id="-1"',
        "",
        'href=""',
        'name="old"',
    ],
)
def test_a_link_that_leads_nowhere_leaves_its_words(attributes):
    assert elements(f"<p>The <a {attributes}>words</a> stay.</p>") == [Paragraph([Run("The words stay.")])]


def test_lists_and_small_headings():
    found = elements(
        "<h3> Small </h3><ul><li>One</li><li><b>Two</b></li></ul><p>Then:</p><ol><li>First</li></ol>"
        "<h2>Large</h2><h4>Smallest</h4>"
    )
    assert found == [
        Subheading("Small"),
        Items([[Run("One")], [bold("Two")]]),
        Paragraph([Run("Then:")]),
        Items([[Run("First")]], ordered=True),
        Subheading("Large"),
        Subheading("Smallest"),
    ]


def test_a_list_in_a_list_becomes_one_and_no_item_is_lost():
    html = "<ul><li>One<ul><li>Two</li><li>Three<ol><li>Four</li></ol></li></ul></li><li>Five</li></ul>"
    items = [[Run(words)] for words in ("One", "Two", "Three", "Four", "Five")]
    assert elements(f"{html}<p>After</p>") == [Items(items), Paragraph([Run("After")])]


def test_a_line_break_in_an_item_is_a_space():
    assert elements("<ul><li>one<br/>two</li></ul>") == [Items([[Run("one"), Run(" two")]])]


@pytest.mark.parametrize(
    "html",
    ["", None, "<p></p>", "<p> \n </p>", "<p><br/></p>", "<p>&nbsp;</p>", "<ul><li></li></ul>", "<h3></h3>"],
)
def test_what_is_empty_is_left_out(html):
    assert elements(html) == []
    assert line(html) == []
    assert texts(html) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("no tags at all", ["no tags at all"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("<p>One</p>Two<p>Three</p>", ["One", "Two", "Three"]),
        ("<p><b>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One</b></i></p></p>", ["One"]),
        ("<ul><li>One<li>Two", ["One", "Two"]),
        ("<li>One</li></ul></ul><p>Two</p>", ["One", "Two"]),
        ("<p>1 < 2 & 3 > 2</p>", ["1 < 2 & 3 > 2"]),
        ("<p>An &unknown; thing", ["An &unknown; thing"]),
        ("<p>One<!-- a comment --> two</p>", ["One two"]),
        ("<div><p>One</p></div><blockquote>Two</blockquote>", ["One", "Two"]),
        ("<p>One <a href='x'>two", ["One two"]),
    ],
)
def test_broken_html_loses_no_words(html, words):
    assert ["".join(run.text for run in runs) for runs in texts(html)] == words


def test_a_line_joins_its_paragraphs_with_a_space():
    html = "<p>One.</p><ul><li>Two.</li></ul><h3>Three</h3>"
    assert line(html) == [Run("One."), Run(" "), Run("Two."), Run(" "), Run("Three")]
    assert texts(html) == [[Run("One.")], [Run("Two.")], [Run("Three")]]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)
NAMES = ("p", "b", "i", "ul", "ol", "li", "h3")
LINKS = ("<br/>", "</a>", '<a href="/x">', '<a linktype="page" id="1">')
TAGS = st.sampled_from([f"<{slash}{name}>" for name in NAMES for slash in ("", "/")] + [*LINKS])


def visible(html: str) -> str:
    """All words of an HTML text, without any space."""
    found: list[str] = []
    reader = HTMLParser()
    reader.handle_data = found.append
    reader.feed(html)
    reader.close()
    return "".join("".join(found).split())


@given(st.lists(st.one_of(WORDS.map(escape), TAGS), max_size=30).map("".join))
def test_however_tags_are_mixed_no_word_is_lost_or_said_twice(html):
    said = "".join(run.text for runs in texts(html) for run in runs)
    assert "".join(said.split()) == visible(html)
