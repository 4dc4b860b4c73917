"""Near the limit of a message the form tells how much room is left, and cuts nothing off."""

import pytest
from playwright.sync_api import expect

from contact.forms import MESSAGE_LIMIT as LIMIT
from contact.text import clean_text
from tests.browser.accessibility import contrast_problems, structure_problems
from tests.browser.public_pages import fill_in, send

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def form(page):
    """The contact page with its counter."""
    page.goto("/contact/")
    expect(counter(page)).to_have_count(1)
    return page


def message(page):
    return page.get_by_role("textbox", name="Your message")


def counter(page):
    return page.locator(".field__count")


def test_the_length_is_told_near_the_limit_alone(form):
    expect(counter(form)).to_have_attribute("aria-live", "polite")
    for length, words in (
        (LIMIT - 500, ""),
        (LIMIT - 499, "You have 499 characters left"),
        (LIMIT - 1, "You have 1 character left"),
        (LIMIT, "You have 0 characters left"),
        (LIMIT + 12, "You have 12 characters too many"),
        (LIMIT + 1234, "You have 1,234 characters too many"),
    ):
        message(form).fill("x" * length)
        expect(counter(form)).to_have_text(words)
        assert len(message(form).input_value()) == length
    assert structure_problems(form) + contrast_problems(form) == []
    message(form).fill("x" * 7)
    expect(counter(form)).to_have_text("")


def test_a_message_that_is_too_long_comes_back_whole_with_its_length(form):
    fill_in(form)
    text = (51 * "😀" + "\n") * 100
    message(form).fill(text)
    expect(counter(form)).to_have_text("You have 199 characters too many")
    send(form)
    assert form.get_by_text("It has 5199 now").count()
    expect(counter(form)).to_have_text("You have 199 characters too many")
    assert message(form).input_value() == text.strip()


LENGTHS = """async ([script, texts]) => {
  const { lengthOf } = await import(script);
  const field = document.createElement('textarea');
  return texts.map((text) => { field.value = text; return lengthOf(field.value); });
}"""


def test_characters_are_counted_as_the_server_counts_them(form):
    script = form.evaluate(
        "performance.getEntriesByType('resource').find(({name}) => /counter/.test(name)).name"
    )
    characters = [chr(code) for code in (*range(0x3100), *range(0xFE00, 0x10000), 0x1F600, 0x10FFFF)]
    samples = ["a\r\n\r\nb\rc\n", "👩‍👩‍👧 e\u0301 Łódź العربية"]
    for number in range(0, len(characters), 500):
        samples.append("x".join(characters[number : number + 500]))
    samples += [
        text for one in characters for text in (f"{one}a{one}", f"a{one}b") if is_space_or_control(one)
    ]
    found = form.evaluate(LENGTHS, [script, samples])
    expected = [len(clean_text(sample)) for sample in samples]
    wrong = [(ascii(s), js, py) for s, js, py in zip(samples, found, expected, strict=True) if js != py]
    assert wrong == []


def is_space_or_control(character: str) -> bool:
    return not character.isprintable() or character == "\ufeff"
