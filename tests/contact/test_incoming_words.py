"""contact.incoming: the words of a mail, whatever form they have, and what counts as a file."""

import time

import pytest

from contact.incoming import from_html, own_words, read_mail

from .test_incoming import HEAD, mail


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<head><meta charset=utf-8><body>Tuesday", "Tuesday"),  # <head> need not be closed
        ("<title>x<p>Tuesday", "x\n\nTuesday"),  # nobody closed it: rather too much than nothing
        ("<td>one</td><td>two</td>", "one two"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br/>two<BR >three", "one\ntwo\nthree"),
        ('<a title="a>b">link</a>', "link"),
        ("<a href='javascript:alert(1)'>link</a>", "link"),
        ("5 < 6 &lt;b&gt; &amp; &nbsp; x", "5 < 6 <b> & x"),
        (
            "Yes<blockquote>vomiting <b>blood</b><br>or pain</blockquote>no",
            "Yes\n> vomiting blood\n> or pain\nno",
        ),
        ("<script>alert(1)</script ><p>Tuesday<style>p{}</style>", "Tuesday"),
        ("<!-- hidden -->Tuesday<!-- for ever", "Tuesday"),
    ],
)
def test_words_of_html(html, words):
    assert from_html(html) == words


def test_what_is_quoted_is_not_their_own():
    text = "Thank you.\n> If you are vomiting blood, call 999.\n >> or more\nTuesday."
    assert own_words(text).split() == ["Thank", "you.", "Tuesday."]


def test_plain_text_that_says_nothing_gives_way_to_html():
    message = mail(" ")
    message.add_alternative("<p>Tuesday</p>", subtype="html")
    assert read_mail(message.as_bytes()).text == "Tuesday"


def test_of_two_forms_the_plain_one_is_read():
    message = mail("Tuesday")
    message.add_alternative("<p>Tuesday!</p>", subtype="html")
    read = read_mail(message.as_bytes())
    assert (read.text, read.attachments) == ("Tuesday", 0)


def test_a_plain_footer_does_not_hide_the_letter():
    message = mail()
    message.set_content("<p>Tuesday</p>", subtype="html")
    message.make_mixed()
    message.attach(mail("Sent from a list"))
    raw = message.as_bytes().replace(b"From: Agnes", b"X: Agnes", 0)
    assert "Tuesday" in read_mail(raw).text


@pytest.mark.parametrize(
    ("kind", "size", "inline", "files"),
    [
        ("image/png", 500, True, 0),  # a signature's
        ("image/jpeg", 50_000, True, 1),  # a photo inside the text
        ("image/png", 500, False, 1),
        ("application/pgp-signature", 500, False, 0),
        ("text/calendar", 500, False, 1),
        ("message/rfc822", 500, False, 1),
    ],
)
def test_what_counts_as_a_file(kind, size, inline, files):
    extra = "Content-ID: <a>\nContent-Disposition: inline\n" if inline else ""
    raw = (
        HEAD
        + (
            "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nTuesday\n"
            f"--x\nContent-Type: {kind}\n{extra}\n{'y' * size}\n--x--\n"
        ).encode()
    )
    read = read_mail(raw)
    assert (read.text, read.attachments) == ("Tuesday", files)


@pytest.mark.parametrize(
    ("charset", "content", "words"),
    [
        ("utf-8", "caf\u00e9".encode("latin-1"), "caf\u00e9"),
        ("us-ascii", "caf\u00e9".encode(), "caf\u00e9"),
        ("iso-8859-1", b"\x93quoted\x94", "\u201cquoted\u201d"),  # Windows' letters under another name
        (
            "utf-8",
            "Ll\u0177n y ch\u0175n \u0175\u0175\u0175".encode() + b"\xc5",
            "Ll\u0177n",
        ),  # cut off at its end
        ("gb2312", "\u4f60\u597d".encode("gb18030") + b"\xff", "\u4f60\u597d"),
        ("klingon", b"words", "words"),
        ("punycode", b"words-abc", "words-abc"),
    ],
)
def test_letters(charset, content, words):
    raw = HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode() + content
    assert words in read_mail(raw).text


@pytest.mark.parametrize(
    "subject", ["caf\u00e9".encode(), "caf\u00e9".encode("latin-1"), b"=?utf-8?q?caf=C3=A9?="]
)
def test_a_subject_in_any_encoding(subject):
    assert read_mail(HEAD + b"Subject: " + subject + b"\n\nwords").subject == "caf\u00e9"


def test_nothing_turns_the_reading_direction():
    raw = HEAD + "Subject: a\u202eb\n\nx\u2066y\u0085z".encode()
    read = read_mail(raw)
    assert (read.subject, read.text) == ("ab", "xy\nz")


SLOW = {
    "parts": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 1_000_000,
    "addresses": b"Cc: " + b"a@b," * 1_000_000,
    "brackets": b"Cc: " + b"<(\\" * 1_000_000,
    "words": b"Subject: " + b"=?utf-8?q?a?= " * 300_000,
    "html": b"Content-Type: text/html\n\n" + b"<!--<![<a '" * 400_000,
    "tags": b"Content-Type: text/html\n\n" + b"<a <b='" * 700_000,
    "quotes": b"Content-Type: text/plain; a=" + b'";' * 2_000_000,
    "levels": b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(90_000)
    ),
    "parameters": b"Content-Type: text/plain; " + b"".join(b"a*%d*=x; " % n for n in range(300_000)),
    "lines": b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(29))
    + b"\n" * 1_000_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_five_megabytes_of_spite_take_seconds(name):
    begun = time.process_time()
    read_mail(HEAD + SLOW[name] + b"\n\nwords")
    assert time.process_time() - begun < 20
