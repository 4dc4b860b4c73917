"""articles.outline.annotations: citations are numbered, links resolved, terms marked, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.outline import Items, Outline, Paragraph, Reference, Run, Section, Subheading, Term
from articles.outline.annotations import (
    cited_keys,
    linked_pages,
    mark_terms,
    number_citations,
    resolve_links,
)


def term(word: str, *forms: str) -> Term:
    return Term(word, word.casefold().replace(" ", "-"), "What it means.", forms=list(forms))


def records(*keys: int) -> dict[int, Reference]:
    return {key: Reference(0, f"Paper {key}", "https://example.org/", "Trial", 2024) for key in keys}


def cited(*keys: int) -> Paragraph:
    return Paragraph([run for key in keys for run in (Run("Words"), Run("", reference=key))])


def marked(text: str | list[Run], *terms: Term) -> list[tuple[str, str]]:
    """The words that are marked, each with the term that it stands for."""
    runs = [Run(text)] if isinstance(text, str) else text
    mark_terms([Paragraph(runs)], terms)
    return [(run.text, run.term.term) for run in runs if run.term]


def test_citations_are_numbered_by_their_first_use():
    article = Outline(
        "Title",
        sections=[
            Section("a", "A", [cited(30, 10), Items([[Run("", reference=30)], [Run("", reference=20)]])]),
            Section("b", "B", [cited(10)]),
        ],
        closing=[cited(40)],
    )
    assert cited_keys(article) == {10, 20, 30, 40}
    found = number_citations(article, records(10, 20, 30, 40))
    assert [(entry.number, entry.citation) for entry in found] == [
        (1, "Paper 30"),
        (2, "Paper 10"),
        (3, "Paper 20"),
        (4, "Paper 40"),
    ]
    uses = [run for run in article.parts(Run) if run.reference]
    assert [run.number for run in uses] == [1, 2, 1, 3, 2, 4]
    places = [run.place for run in uses]
    assert len(set(places)) == len(places)
    assert [place for entry in found for place in entry.places] == [
        "citation-1-1",
        "citation-1-2",
        "citation-2-1",
        "citation-2-2",
        "citation-3-1",
        "citation-4-1",
    ]


def test_a_record_that_is_gone_takes_its_number_along_but_not_the_words():
    paragraph = cited(1, 2, 1, 3)
    found = number_citations([paragraph], records(2, 3))
    assert [(run.text, run.number) for run in paragraph.runs] == [
        ("Words", None),
        ("Words", None),
        ("", 1),
        ("Words", None),
        ("Words", None),
        ("", 2),
    ]
    assert [entry.citation for entry in found] == ["Paper 2", "Paper 3"]
    assert number_citations([cited(9)], {}) == []


def test_links_become_paths_and_a_page_that_is_gone_leaves_words():
    runs = [Run("one", page=1), Run("two", page=2), Run("three", href="https://example.org/")]
    article = [Paragraph(runs)]
    assert linked_pages(article) == {1, 2}
    resolve_links(article, {1: "/one/"})
    assert [(run.text, run.href, run.page) for run in runs] == [
        ("one", "/one/", None),
        ("two", "", None),
        ("three", "https://example.org/", None),
    ]
    assert linked_pages(article) == set()


def test_a_term_is_marked_at_its_first_use_only():
    first, second = Paragraph([Run("A stent is a tube. A stent stays.")]), Paragraph([Run("The stent.")])
    assert mark_terms([first, second], [term("stent")]) == [term("stent")]
    assert [(run.text, bool(run.term)) for run in first.runs] == [
        ("A ", False),
        ("stent", True),
        (" is a tube. A stent stays.", False),
    ]
    assert second.runs == [Run("The stent.")]


def test_a_form_counts_as_its_term():
    assert marked("Stents, then a stent.", term("stent", "stents")) == [("Stents", "stent")]


def test_the_longest_form_wins():
    bile, duct = term("bile"), term("bile duct", "bile ducts")
    assert marked("The bile ducts carry bile.", bile, duct) == [("bile ducts", "bile duct"), ("bile", "bile")]
    assert marked("Bile flows in a bile duct.", bile, duct) == [("Bile", "bile"), ("bile duct", "bile duct")]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("ABLATION", "ablation", ["ABLATION"]),
        ("ablation.", "Ablation", ["ablation"]),
        ("radiologists", "radiologist", []),
        ("unstented", "stent", []),
        ("stent2", "stent", []),
        ("stent_2", "stent", []),
        ("(stent)", "stent", ["stent"]),
        ("“stent”", "stent", ["stent"]),
        ("the stent’s end", "stent", ["stent"]),
        ("bile-duct stones", "bile", ["bile"]),
        ("post-stent care", "stent", ["stent"]),
        ("a non-alcoholic cause", "non-alcoholic", ["non-alcoholic"]),
        ("type 2 (adult) diabetes", "type 2 (adult)", ["type 2 (adult)"]),
        ("C++ and a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
        ("CA 19-9", "CA 19-9", ["CA 19-9"]),
        ("[x]* \\d+ ^$", "[x]*", ["[x]*"]),
        ("Écho", "écho", ["Écho"]),
        ("b\u0131le and b\u0130le", "bile", []),
        ("two  words", "two words", []),
        ("", "stent", []),
    ],
)
def test_words_are_found_whole_whatever_their_case_and_signs(text, word, found):
    assert [words for words, _term in marked(text, term(word))] == found


def test_nothing_is_marked_in_links_citations_and_headings():
    runs = [Run("stent", href="/x/"), Run("", reference=1), Run("stent", bold=True)]
    heading = Subheading("The stent")
    mark_terms([heading, Paragraph(runs)], [term("stent")])
    assert heading == Subheading("The stent")
    assert [bool(run.term) for run in runs] == [False, False, True]
    assert runs[2].bold


def test_what_is_bold_stays_bold_around_the_term():
    runs = [Run("A stent here", bold=True, italic=True)]
    assert marked(runs, term("stent")) == [("stent", "stent")]
    assert len(runs) == 3
    assert all(run.bold and run.italic for run in runs)


def test_used_terms_come_by_name_and_unused_ones_not_at_all():
    words = [term("zeta"), term("Alpha"), term("unused")]
    assert [found.term for found in mark_terms([Paragraph([Run("zeta and alpha")])], words)] == [
        "Alpha",
        "zeta",
    ]
    assert mark_terms([Paragraph([Run("zeta")])], []) == []
    assert mark_terms([Paragraph([Run("zeta")])], [term(" ", "")]) == []


def test_many_terms_are_found_in_one_go():
    words = [term(f"word{number}", f"words{number}") for number in range(1000)]
    text = " ".join(f"words{number}" for number in range(1000))
    assert len(marked(text, *words)) == 1000


@given(
    st.lists(st.text(max_size=60), max_size=6),
    st.lists(st.text(max_size=8), max_size=6),
    st.booleans(),
)
def test_marking_never_changes_the_text(texts, words, with_parts_of_the_text):
    if with_parts_of_the_text:
        words = words + [part for text in texts for part in text.split()]
    parts = [Paragraph([Run(text), Run("linked", href="/x/"), Run(text, bold=True)]) for text in texts]
    before = ["".join(run.text for run in part.runs) for part in parts]
    used = mark_terms(parts, [Term(word, f"term-{number}", "") for number, word in enumerate(words)])
    assert ["".join(run.text for run in part.runs) for part in parts] == before
    marks = [run.term.slug for part in parts for run in part.runs if run.term]
    assert sorted(marks) == sorted({found.slug for found in used})
