"""articles.search: words, spelling, candidates on this database, filters, and what stands in a result."""

import time
from itertools import chain

import pytest
from django.db import connection

from articles.models import ConditionPage, SearchDocument, SearchWord
from articles.search import backend, documents, engine, index, query, shown, text, vocabulary
from articles.search.spelling import Dictionary, mistakes, sound
from tests.articles.search_queries import ALL
from tests.factories import ConditionPageFactory, GlossaryTermFactory, SymptomPageFactory


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("haemangioma", "hemangioma"),
        ("tumour", "tumor"),
        ("tumours", "tumors"),
        ("diarrhoea", "diarrhea"),
        ("oesophagus", "esophagus"),
        ("oedema", "edema"),
        ("anaemia", "anemia"),
        ("anaesthetic", "anesthetic"),
        ("embolisation", "embolization"),
        ("centre", "center"),
        ("faeces", "feces"),
        ("colour", "color"),
        ("grey", "gray"),
        ("steatorrhoea", "steatorrhea"),
    ],
)
def test_both_spellings_are_one(british, american):
    assert text.fold(british) == text.fold(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gallstone", "gallstones"),
        ("metastasis", "metastases"),
        ("biopsy", "biopsies"),
        ("removal", "removed"),
    ],
)
def test_forms_of_a_word_are_one(one, other):
    assert text.stem(text.fold(one)) == text.stem(text.fold(other))


def test_an_inflammation_is_not_its_organ():
    assert text.stem("pancreatitis") != text.stem("pancreatic")


def test_accents_and_apostrophes_do_not_count():
    assert text.words("Crohn’s Sjögren ﬁbrosis") == ["crohns", "sjogren", "fibrosis"]


WORDS = {
    "jaundice": 3,
    "gallstones": 5,
    "liver": 9,
    "cyst": 4,
    "ache": 2,
    "yellow": 3,
    "care": 2,
    "cancer": 8,
}


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("jaundise", "jaundice"),
        ("jondice", "jaundice"),
        ("galstones", "gallstones"),
        ("livr", "liver"),
        ("lievr", "liver"),
        ("yelow", "yellow"),
        ("acne", None),
        ("dancer", None),
        ("car", None),
        ("xyzzy", None),
        ("qqqqqqqqqqqqqqqqqqqq", None),
    ],
)
def test_spelling_is_put_right_if_little_is_wrong(typed, right):
    assert Dictionary(WORDS).nearest(typed) == right


def test_words_written_as_one_are_two():
    assert Dictionary(WORDS).halves("livercyst") == ("liver", "cyst")
    assert Dictionary(WORDS).halves("liverish") is None


def test_the_commoner_of_two_words_as_near_is_meant():
    assert Dictionary({"stone": 9, "stony": 1}).nearest("stona") == "stone"
    assert sound("kolangio") == sound("cholangio")
    assert [mistakes("x" * length) for length in (2, 4, 7, 12)] == [0, 1, 2, 3]


def _holds(tokens: set[str], understood: query.Query, tier: int) -> bool:
    """Whether a document is a candidate of this tier, said in plain Python."""
    if tier == 0:
        return any("x" + documents.whole(stems) in tokens for stems in understood.wholes())
    kinds = "nsb" if tier == 2 else "n"
    found = [
        any(
            all(any(kind + stem in tokens for kind in kinds) for stem in stems) for stems in term.alternatives
        )
        for term in understood.hard
    ]
    return any(found) if tier == 3 else all(found)


@pytest.mark.django_db
def test_this_database_gives_the_candidates_that_plain_python_gives():
    """On SQLite and on PostgreSQL alike: so their first pages are the same."""
    rows = [
        (pk, set(words.split()))
        for pk, words in SearchDocument.objects.order_by("pk").values_list("pk", "words")
    ]
    known = vocabulary.current()
    for _kind, typed, _path in ALL:
        understood = query.parse(engine.clean(typed), known, backend.in_texts)
        tiers = [
            [pk for pk, tokens in rows if _holds(tokens, understood, tier)][: backend.LIMITS[tier]]
            for tier in range(4)
        ]
        expected = list(dict.fromkeys(chain.from_iterable(tiers)))[: backend.MOST]
        assert sorted(backend.candidates(understood)) == sorted(expected), typed


@pytest.mark.django_db
def test_the_index_follows_the_table_of_documents():
    page = ConditionPageFactory(title="Quokka syndrome")
    assert engine.search("quokka").results
    SearchDocument.objects.filter(page=page).update(words="nwombat")
    assert not backend.candidates(query.parse("quokka", vocabulary.current(), backend.in_texts))
    SearchDocument.objects.filter(page=page).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_searchdocument WHERE title = 'Quokka syndrome'")
        assert cursor.fetchone()[0] == 0


@pytest.mark.django_db
def test_words_of_names_are_counted_up_and_down_again():
    before = dict(SearchWord.objects.filter(documents__gt=0).values_list("word", "documents"))
    page = ConditionPageFactory(title="Quokka liver")
    assert SearchWord.objects.get(word="quokka").documents == 1
    assert SearchWord.objects.get(word="liver").documents == before["liver"] + 1
    page.title = "Wombat liver"
    page.save()
    assert SearchWord.objects.get(word="quokka").documents == 0
    page.delete()
    assert dict(SearchWord.objects.filter(documents__gt=0).values_list("word", "documents")) == before


@pytest.mark.django_db
def test_a_rebuild_comes_to_what_was_there():
    def state() -> tuple:
        words = SearchWord.objects.filter(documents__gt=0).values_list("word", "stem", "documents")
        return set(SearchDocument.objects.values_list("key", "kind", "words")), set(words)

    before = state()
    index.rebuild()
    assert state() == before


@pytest.mark.django_db
def test_terms_are_found_followed_and_forgotten():
    term = GlossaryTermFactory(term="quokkaitis", definition="A word.")
    assert [ranked.document.term_id for ranked in engine.search("quokkaitis").results] == [term.pk]
    term.delete()
    assert engine.search("quokkaitis").results == []


@pytest.mark.django_db
def test_conditions_are_found_by_the_names_of_their_symptoms():
    symptom = SymptomPageFactory(title="Quokka skin")
    condition = ConditionPage.objects.get(slug="gallstones")
    condition.condition_symptoms.create(symptom=symptom)
    condition.save_revision().publish()
    first, second = engine.search("quokka skin").results[:2]
    assert (first.document.page_id, second.document.page_id) == (symptom.pk, condition.pk)
    assert second.sign == "Quokka skin"
    symptom.title = "Wombat skin"
    symptom.save_revision().publish()
    assert [r.document.page_id for r in engine.search("wombat skin").results[:2]] == [
        symptom.pk,
        condition.pk,
    ]


@pytest.mark.django_db
def test_no_figure_of_the_outlook_stands_in_a_result():
    body = SearchDocument.objects.get(page__slug="liver-metastases").body
    page = ConditionPage.objects.get(slug="liver-metastases")
    outlook = next(section for section in page.own_outline().sections if section.closed)
    assert outlook.elements
    assert "relative survival" not in body.lower()
    assert "COLLISION" not in body


@pytest.mark.django_db
def test_a_result_says_its_kind_and_why_it_is_there(client):
    results = client.get("/search/", {"q": "yellow eyes"}).context["results"]
    assert (results[0].kind, results[0].why, results[0].reason) == (
        "Symptom",
        "Also called",
        [("Yellow", True), (" ", False), ("eyes", True)],
    )
    sign = next(result for result in results if result.kind == "Condition")
    assert sign.why == "Signs can include"
    hearing = client.get("/search/", {"q": "hearing loop"}).context["results"][0]
    assert hearing.why == "On this page"
    assert ("hearing", True) in hearing.reason or ("Hearing", True) in hearing.reason


@pytest.mark.django_db
def test_marks_leave_the_words_as_they_are():
    understood = query.parse("liver", vocabulary.current(), backend.in_texts)
    words = "Livers & <b>LIVER</b>, liver-like."
    pieces = shown.mark(words, understood)
    assert "".join(piece for piece, _is_marked in pieces) == words
    assert [piece for piece, is_marked in pieces if is_marked] == ["Livers", "LIVER", "liver"]


@pytest.mark.django_db
def test_what_was_put_right_is_said_and_one_click_searches_as_typed(client):
    page = client.get("/search/", {"q": "jaundise"}).content.decode()
    assert "Did you mean <strong>jaundice</strong>?" in page
    assert 'href="?q=jaundise&amp;exact=1"' in page
    exact = client.get("/search/", {"q": "jaundise", "exact": "1"})
    assert not exact.context["results"]
    assert "Did you mean" not in exact.content.decode()


@pytest.mark.django_db
def test_results_are_narrowed_by_kind_and_organ(client):
    answer = client.get("/search/", {"q": "jaundice", "kind": "condition", "organ": "pancreas"})
    results, chosen = answer.context["results"], answer.context["filters"]
    assert results
    assert {result.kind for result in results} == {"Condition"}
    assert {choice.label: choice.chosen for choice in chosen.kinds}["Condition"]
    number = next(choice.number for choice in chosen.organs if choice.chosen)
    assert number == answer.context["total"]
    symptoms = client.get("/search/", {"q": "jaundice", "kind": "symptom", "organ": "pancreas"})
    assert symptoms.context["results"][0].path == "/symptoms/jaundice/"
    nonsense = client.get("/search/", {"q": "jaundice", "kind": "x", "organ": "'"})
    assert nonsense.context["total"] == client.get("/search/", {"q": "jaundice"}).context["total"]


@pytest.mark.django_db
def test_a_page_of_results_keeps_its_filters(client):
    page = client.get("/search/", {"q": "liver", "kind": "condition"}).content.decode()
    assert 'href="?q=liver&amp;kind=condition&amp;page=2"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["word " * 1600, "ﬁ" * 500, "x" * 8192, "livr galstonz pancrs jaundis cholangi " * 3]
)
def test_a_hostile_query_takes_no_longer(client, typed):
    client.get("/search/", {"q": "liver"})
    start = time.perf_counter()
    assert client.get("/search/", {"q": typed}).status_code == 200
    assert time.perf_counter() - start < 1
