"""articles.outline: an article as plain parts, kept as JSON and walked through in reading order."""

import json
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from articles import outline
from articles.outline import (
    Advice,
    CareCard,
    Change,
    Items,
    Labelled,
    Note,
    NumberFact,
    Outline,
    OutlookFact,
    Paragraph,
    Place,
    Places,
    Questions,
    Review,
    Run,
    Section,
    Subheading,
    Symptoms,
    SymptomUse,
    dump,
    load,
    passages,
    run_lists,
    walk,
)

KINDS = [kind for name in outline.__all__ if is_dataclass(kind := getattr(outline, name))]
WRAPPERS = (Outline, Section)


def filled(kind: type):
    """A part with no field at its default."""
    hints = get_type_hints(kind)
    return kind(**{item.name: _filled(hints[item.name], item.name) for item in fields(kind)})


def _filled(hint, name: str):
    if hint is Any:
        return None  # an image: never dumped
    if hint is list:  # of elements
        return [filled(Paragraph)]
    if get_origin(hint) is list:
        return [_filled(get_args(hint)[0], name)]
    if get_origin(hint) is UnionType:
        return _filled(get_args(hint)[0], name)
    return {str: f"words of {name}", int: 7, bool: True}[hint] if hint in (str, int, bool) else filled(hint)


def full_outline() -> Outline:
    """An outline with every part there is, each with every field."""
    article = filled(Outline)
    article.references = []
    parts = [filled(kind) for kind in KINDS if kind not in (*WRAPPERS, outline.Reference)]
    article.sections = [Section("all", "All", parts, closed=True)]
    return article


def paragraph(words: str) -> Paragraph:
    return Paragraph([Run(words)])


def test_an_outline_comes_back_from_json_with_all_that_was_filled_in():
    article = full_outline()
    assert {type(part) for part in walk(article)} == set(KINDS) - {outline.Reference}
    kept = json.loads(json.dumps(dump(article, everything=True)))
    assert load(kept) == article


def test_what_other_records_say_is_not_stored_and_all_else_is():
    article = full_outline()
    kept = load(json.loads(json.dumps(dump(article))))
    for part in list(walk(article)):
        for item in fields(part):
            if not item.metadata.get("stored", True):
                setattr(part, item.name, item.default_factory() if item.default is MISSING else item.default)
    assert kept == article


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_part_comes_back_with_nothing_but_what_it_needs(kind):
    hints = get_type_hints(kind)
    without_default = [item.name for item in fields(kind) if _is_needed(item)]
    needed = {name: _filled(hints[name], name) for name in without_default}
    part = kind(**needed)
    assert load(dump(part, everything=True)) == part
    assert set(dump(part)) == {"kind", *needed}


def _is_needed(item) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def test_what_is_empty_takes_no_room_and_zero_is_not_empty():
    assert dump(Run("word")) == {"kind": "Run", "text": "word"}
    fact = NumberFact("0", shaded=0, out_of=10, text="people")
    assert dump(fact)["shaded"] == 0
    assert load(dump(fact)).shaded == 0


def test_an_image_itself_is_never_dumped():
    figure = outline.Figure(1, "Alt", picture=object())
    assert dump(figure) == {"kind": "Figure", "image": 1, "alt": "Alt"}
    assert json.dumps(dump(figure, everything=True))


def test_parts_are_walked_in_the_order_in_which_they_are_read():
    article = Outline(
        "Title",
        summary=[Run("summary")],
        cards=[CareCard("urgent", [1], advice=[Advice("Call", ["a sign"], [paragraph("action")])])],
        sections=[
            Section("a", "A", [paragraph("first"), Note("Note", [paragraph("second")])]),
            Section("b", "B", [Items([[Run("third")], [Run("fourth")]])]),
        ],
        closing=[paragraph("last")],
    )
    runs = [part.text for part in walk(article) if isinstance(part, Run)]
    assert runs == ["summary", "action", "first", "second", "third", "fourth", "last"]
    assert ["".join(run.text for run in found) for found in run_lists(article)] == runs
    assert [section.anchor for section in article.parts(Section)] == ["a", "b"]
    assert article.parts(Paragraph)[1].runs[0].text == "first"


def test_lists_of_runs_may_be_changed_in_place():
    section = Section("a", "A", [paragraph("one"), outline.Test("Scan", [Labelled("Why", [[Run("two")]])])])
    for runs in run_lists(section):
        runs.append(Run("!"))
    assert list(passages(section)) == ["one!", "Scan", "two!"]


def test_passages_are_what_patients_read_as_sentences():
    article = Outline(
        "A title is a name",
        summary=[Run("The "), Run("summary", bold=True), Run(".")],
        say_it="TY-tul",
        sections=[
            Section(
                "a",
                "Headings of sections are the same everywhere",
                [
                    Subheading("A small heading"),
                    paragraph("Text."),
                    Items([[Run("An item")], [Run("Another item")]]),
                    NumberFact("About 1 in 4", "people.", "A note.", 1, 4, [Run("", reference=1)]),
                    OutlookFact(1, 2, "were alive.", "a group", "Sweden", "2009", note="Note."),
                    Places([Place("Bowel", [Run("A place.")])]),
                    Symptoms([SymptomUse(1, "Early.")], [SymptomUse(2)], "Often none."),
                    Questions(["Why?", "When?"]),
                ],
            )
        ],
        review=Review(changes=[Change("2026-05-04", "A change.")]),
    )
    assert [text for text in passages(article) if text] == [
        "The summary.",
        "A small heading",
        "Text.",
        "An item",
        "Another item",
        "people.",
        "A note.",
        "were alive.",
        "a group",
        "Note.",
        "A place.",
        "Early.",
        "Often none.",
        "Why?",
        "When?",
        "A change.",
    ]


def test_nothing_and_strings_have_no_parts():
    for value in (None, "words", 7, [], [None, "words"]):
        assert list(walk(value)) == []
        assert list(run_lists(value)) == []
        assert list(passages(value)) == []
