import json
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.red_flags import RedFlag, find
from contact.red_flags.contexts import CONTEXTS
from contact.red_flags.contexts import HARMLESS as HARMLESS_PHRASES
from contact.red_flags.finding import RULES, VOCABULARY
from contact.red_flags.matching import compiled
from contact.red_flags.rules import URGENCY
from contact.red_flags.vocabulary import LOOK_ALIKES, OFTEN_MISSPELLED, WORDS

from .red_flag_sentences import DENIED, FLAGGED, HARMLESS

RECORDS = json.loads(Path("clinic/seed/content/urgent_advice.json").read_text(encoding="utf-8"))
HOSTILE = {
    "marks": "a" + "\N{COMBINING ACUTE ACCENT}" * 2000 + "vomiting blood " * 200,
    "no spaces": "vomitingblood" * 400,
    "turned round": "\N{RIGHT-TO-LEFT OVERRIDE}vomiting \N{RIGHT-TO-LEFT MARK}blood " * 250,
    "emoji": "\N{FACE SCREAMING IN FEAR}\N{ZERO WIDTH JOINER}" * 2500,
    "ligatures": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 5000,
    "half pairs": "\ud83d black \udc00 poo" * 300,
    "numbers": "9" * 5000,
    "one letter": "a " * 2500,
    "denials": "no fever, or " * 400,
    "one sign": "vomit blood " * 450,
    "beginnings": "pain cannot get really very sick black " * 130,
    "near words": " ".join(f"{word[:2]}x{word[3:]}" for word in sorted(OFTEN_MISSPELLED)) * 5,
    "every word": " ".join(sorted(VOCABULARY.words)),
}


def advices(text: str) -> list[str]:
    return [flag.advice for flag in find(text)]


def marked(text: str) -> list[str]:
    return [text[flag.start : flag.end] for flag in find(text)]


def test_there_are_enough_sentences():
    assert sum(map(len, FLAGGED.values())) >= 120
    assert len(DENIED) + len(HARMLESS) >= 60


@pytest.mark.parametrize(
    ("advice", "text"), [(advice, text) for advice in FLAGGED for text in FLAGGED[advice]]
)
def test_signs_are_flagged(advice, text):
    assert advice in advices(text)


@pytest.mark.parametrize("text", [*DENIED, *HARMLESS, "", "    \n\n "])
def test_denied_and_harmless_words_are_not_flagged(text):
    assert find(text) == []


@pytest.mark.parametrize("change", [str.upper, str.lower, lambda text: text.replace(" ", "  \r\n", 1)])
def test_case_and_line_ends_change_nothing(change):
    assert [text for text in FLAGGED["999"] if "999" not in advices(change(text))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No fever, but vomiting blood.", ["vomiting blood"]),
        ("I've been vómiting\u0301 blo\u00adod today", ["vómiting\u0301 blo\u00adod"]),
        ("\N{RIGHT-TO-LEFT MARK}Vomiting BLOOD!", ["Vomiting BLOOD"]),
        ("ﬁrst I ｖｏｍｉｔｅｄ ｂｌｏｏｄ", ["ｖｏｍｉｔｅｄ ｂｌｏｏｄ"]),  # noqa: RUF001
        ("she can't breathe", ["can't breathe"]),
        ("she can not breathe, she cannot breathe", ["can not breathe", "cannot breathe"]),
        ("vomiting\r\nblood", ["vomiting\r\nblood"]),
        ("vomiting ... blood ...", ["vomiting ... blood"]),
        ("Is it 38℃? I have a stent. 38℃!", ["38℃", "38℃"]),
        ("black poo, black poo", ["black poo", "black poo"]),
        ("my poo is black and my pee is dark", ["poo is black", "pee is dark"]),
    ],
)
def test_the_very_words_are_marked(text, expected):
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no fever but vomiting blood", ["999"]),
        ("No fever, but shivering and yellow eyes", ["fever-with-yellow-skin", "jaundice"]),
        ("yellow eyes. I want to die. black poo", ["crisis", "999", "jaundice"]),
        ("no fever, jaundice or vomiting blood. Black poo.", ["999"]),
        ("no fever vomiting blood", ["999"]),  # "or" would deny both; nothing between them denies one
        ("no fever\nvomiting blood", ["999"]),
        ("no fever, vomiting blood", ["999"]),
        ("No, I am vomiting blood", ["999"]),
        ("not sleeping vomiting blood", ["999"]),
        ("I have not slept since I vomited blood", ["999"]),
        ("I can't eat without vomiting blood", ["999"]),
        ("never stopped vomiting blood", ["999"]),
        ("not sure if this is black poo", ["999"]),
        ("no other symptoms, yellow eyes", ["jaundice"]),
        ("Jaundice? No idea.", ["jaundice"]),
        ("no pain, yellow eyes - or is it the light?", ["jaundice"]),
        ("He is confused about where he is", ["999"]),
        ("I would never kill myself", ["crisis"]),
        ("fever", []),
        ("fever. no gallstones", []),
        ("chemo", []),
        ("vomiting. Blood was taken.", []),
    ],
)
def test_how_far_a_denial_reaches(text, expected):
    assert advices(text) == expected


def test_a_flag_names_its_advice_its_sign_and_its_place():
    text = "Dear doctor, I have a stent and a fever."
    assert find(text) == [
        RedFlag("fever-with-yellow-skin", "fever or shivering with a stent or drain", 34, 39)
    ]
    assert text[34:39] == "fever"


def test_every_urgent_record_has_rules_and_the_order_is_that_of_the_records():
    urgency = {record["name"]: record["urgency"] for record in RECORDS}
    wanted = {name for name, level in urgency.items() if level in ("emergency", "urgent")}
    assert {rule.advice for rule in RULES} == wanted == set(URGENCY) == set(FLAGGED)
    emergencies = [level for name, level in URGENCY.items() if urgency[name] == "emergency"]
    assert max(emergencies) < min(level for name, level in URGENCY.items() if urgency[name] == "urgent")


def spoken(step) -> str:
    """A word that fits a step of a phrase."""
    word = min(step.words, key=lambda word: (word.startswith("#"), word))
    return {"#fever": "38.5", "#worst": "10", "#long": "9"}.get(word, word)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.advice}: {rule.sign}")
def test_every_phrase_of_the_table_is_found(rule):
    context = {"": "", "gallstones": "Gallstones.", "tummy pain": "Tummy pain.", "cancer drugs": "Chemo."}
    ending = context.get(rule.needs[0] if rule.needs else "", "Stent.")
    for phrase in compiled(rule.phrases):
        text = f"{' '.join(map(spoken, phrase))}. {ending}"
        assert rule.advice in advices(text), text


def test_the_table_has_no_slips():
    tables = [
        HARMLESS_PHRASES,
        *(phrases for _, phrases in CONTEXTS.values()),
        *(rule.phrases for rule in RULES),
    ]
    parts = {part for table in tables for word in table.split() for part in word.split("|")}
    assert {part for part in parts if part.isupper()} == set(WORDS)
    assert {need for rule in RULES for need in rule.needs} == set(CONTEXTS)
    assert VOCABULARY.words >= OFTEN_MISSPELLED
    assert not LOOK_ALIKES & VOCABULARY.words
    assert all(word == unicodedata.normalize("NFC", word).casefold() for word in VOCABULARY.words)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_fast(name):
    text = HOSTILE[name][:5000]
    find(text)
    start = time.perf_counter()
    find(text)
    assert time.perf_counter() - start < 0.25  # about 0.01 on an idle machine


pieces = st.one_of(
    st.sampled_from(sorted(VOCABULARY.words)),
    st.sampled_from(["no", "not", "or", ",", ".", "\n", "?", "without", "can t", "38.5", "-", "’"]),
    st.text(max_size=8),
)
texts = st.one_of(st.text(), st.lists(pieces, max_size=40).map(" ".join), st.lists(pieces).map("".join))


@given(texts)
def test_flags_stand_inside_the_text_in_order_and_apart(text):
    flags = find(text)
    assert all(
        0 <= flag.start < flag.end <= len(text) and text[flag.start : flag.end].strip() for flag in flags
    )
    assert flags == sorted(flags, key=lambda flag: (URGENCY[flag.advice], flag.start, flag.end))
    for advice in {flag.advice for flag in flags}:
        own = [flag for flag in flags if flag.advice == advice]
        assert all(first.end <= second.start for first, second in pairwise(own))
