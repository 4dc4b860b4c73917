"""articles.reading: syllables, sentences, and the grade that a text is written for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import (
    HIGHEST_GRADE,
    LONGEST_SENTENCE,
    grade,
    long_sentences,
    sentences,
    syllables,
    without_terms,
    words,
)


@pytest.mark.parametrize(
    ("count", "known"),
    [
        (1, "the cat stones scan made helped lived tubes pain eye"),
        (2, "liver cancer pancreas needed treated tumours' table stages boxes causes needles little surgeon"),
        (3, "gallbladder hospital operate ablation's medicine chemical tomorrow diseases"),
        (4, "embolising operation immunity"),
        (5, "chemotherapy hepatology"),
    ],
)
def test_syllables_of_known_words(count, known):
    wrong = {word: syllables(word) for word in known.split() if syllables(word) != count}
    assert wrong == {}


@pytest.mark.parametrize("word", ["", "x", "BMW", "hmm", "é"])
def test_every_word_has_a_syllable(word):
    assert syllables(word) == 1


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Signs are: fever; pain.", ["Signs are:", "fever;", "pain."]),
        ("He said “Go.” Then he left.", ["He said “Go.", "Then he left."]),
        ("It is 1.5 cm wide.", ["It is 1.5 cm wide."]),
        ("See www.example.org now.", ["See www.example.org now."]),
        ("  Spaces.   Between.  ", ["Spaces.", "Between."]),
        ("999. Call now.", ["Call now."]),
        ("… ! ?", []),
        ("", []),
    ],
)
def test_sentences_end_at_a_mark_and_a_space(passage, found):
    assert sentences(passage) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It’s 3 o'clock.", ["It’s", "o'clock"]),
        ("bile-duct stones", ["bile", "duct", "stones"]),
        ("Sjögren café", ["Sjögren", "café"]),
        ("100 % ×", []),
    ],
)
def test_words_are_letters_and_numbers_are_none(text, found):
    assert words(text) == found


def test_the_grade_is_the_one_of_the_formula():
    # Six words in a sentence, one syllable each: 0.39 × 6 + 11.8 × 1 - 15.59.
    assert grade(["The cat sat on the mat."]) == -1.4
    # Three words, ten syllables.
    assert grade(["Chemotherapy operations helped."]) == round(0.39 * 3 + 11.8 * 10 / 3 - 15.59, 1)
    # Two passages are two sentences, with or without a full stop.
    assert grade(["The cat sat", "on the mat"]) == round(0.39 * 3 + 11.8 - 15.59, 1)
    assert grade([]) == grade(["1999.", "…"]) == 0.0


def test_a_known_text_has_about_the_grade_that_other_counters_give():
    # The first sentences of the Gettysburg Address: about grade 11 wherever it is counted.
    text = (
        "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
        "conceived in liberty, and dedicated to the proposition that all men are created equal. "
        "Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived "
        "and so dedicated, can long endure. We are met on a great battle-field of that war."
    )
    assert 9 < grade([text]) < 12


def test_plain_words_pass_and_officialese_does_not():
    assert grade(["Your liver sits under your ribs. It cleans your blood."]) < HIGHEST_GRADE
    assert grade(["Haematological investigations necessitate venepuncture."]) > HIGHEST_GRADE


@pytest.mark.parametrize(
    ("passage", "terms", "left"),
    [
        ("A stent stays. STENT.", ["stent"], "A stays. ."),
        ("Bile ducts carry bile.", ["bile", "bile ducts"], "carry ."),
        ("Stents stay.", ["stent"], "Stents stay."),
        ("A CT scan (CT) helps.", ["CT scan", "CT"], "A ( ) helps."),
        ("Words a.b and axb.", ["a.b"], "Words and axb."),
        ("Nothing is taken.", [], "Nothing is taken."),
        ("Nothing is taken.", ["", "  "], "Nothing is taken."),
    ],
)
def test_terms_that_the_glossary_explains_are_taken_out(passage, terms, left):
    assert " ".join(without_terms(passage, terms).split()) == left


def test_terms_that_are_taken_out_do_not_count():
    hard = "Cholangiocarcinoma is rare. Doctors call it cholangiocarcinoma."
    assert grade([hard]) > HIGHEST_GRADE > grade([hard], ["cholangiocarcinoma"])
    assert grade([hard], iter(["cholangiocarcinoma"])) == grade([hard], ["cholangiocarcinoma"])
    assert grade(["Cholangiocarcinoma."], ["cholangiocarcinoma"]) == 0.0


def test_long_sentences_are_named():
    longest = " ".join(["word"] * LONGEST_SENTENCE)
    too_long = f"{longest} more"
    assert long_sentences([f"{longest}. Short.", f"{too_long}. Short."]) == [f"{too_long}."]
    assert long_sentences([longest], limit=LONGEST_SENTENCE - 1) == [longest]
    assert long_sentences([f"{longest} 1999."]) == [f"{longest} 1999."]  # a number is read as well
    assert long_sentences([]) == []


@given(st.lists(st.text(max_size=80), max_size=5), st.lists(st.text(max_size=6), max_size=4))
def test_any_text_has_a_grade(passages, terms):
    assert isinstance(grade(passages, terms), float)
    assert all(syllables(word) >= 1 for passage in passages for word in words(passage))
    for passage in passages:
        assert len(words(without_terms(passage, terms))) <= max(len(words(passage)), 0) + len(passage)
