"""articles.assembly: what other records say is filled in when an article is shown, at one query a kind."""

import pytest
from wagtail.models import PageViewRestriction

from articles.assembly import complete
from articles.outline import (
    CareCard,
    Figure,
    HelpLines,
    Outline,
    Paragraph,
    People,
    Place,
    Places,
    Review,
    Run,
    Section,
    Symptoms,
    SymptomUse,
    Treatments,
    TreatmentUse,
)
from tests.factories import (
    ClinicImageFactory,
    ConditionPageFactory,
    GlossaryTermFactory,
    HelpLineFactory,
    PersonPageFactory,
    ReferenceFactory,
    StandardPageFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
)

pytestmark = pytest.mark.django_db

GONE = 10**6  # the key of nothing


@pytest.fixture(autouse=True)
def _addresses_are_known():
    """A process asks once under which path a site is found."""
    StandardPageFactory().get_url()


def restricted(page):
    """A page that only some may see."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def three(factory) -> tuple[list[int], list[str]]:
    """The keys of a live page, of two that nobody sees, of one that is gone and of another live one."""
    first, last = factory(title="Zeta"), factory(title="Alpha")
    hidden = factory(live=False), restricted(factory())
    return [first.pk, *(page.pk for page in hidden), GONE, last.pk], [first.url, last.url]


def test_treatments_that_nobody_may_see_are_left_out_and_the_editors_order_stays():
    keys, paths = three(TreatmentPageFactory)
    (treatments,) = complete([Treatments([TreatmentUse(key, "A note.") for key in keys])])
    assert [use.link.path for use in treatments.uses] == paths
    assert [use.link.title for use in treatments.uses] == ["Zeta", "Alpha"]
    assert treatments.uses[0].link.line.startswith("A treatment made for a test.")
    assert treatments.uses[0].note == "A note."


def test_facts_of_treatments_cite_and_link_like_other_text():
    page, reference = StandardPageFactory(), ReferenceFactory()
    treatment = TreatmentPageFactory(
        fact_stay=f'<p>See <a linktype="page" id="{page.pk}">here</a>'
        f'<a linktype="reference" id="{reference.pk}">[x]</a>.</p>'
    )
    article = Outline("Title", sections=[Section("a", "A", [Treatments([TreatmentUse(treatment.pk)])])])
    complete(article)
    (fact,) = article.parts(Treatments)[0].uses[0].facts
    assert [(run.text, run.href, run.number) for run in fact.texts[0]] == [
        ("See ", "", None),
        ("here", page.url, None),
        ("", "", 1),
        (".", "", None),
    ]
    assert [entry.citation for entry in article.references] == [reference.citation]


def test_symptoms_that_nobody_may_see_are_left_out():
    keys, paths = three(SymptomPageFactory)
    uses = [SymptomUse(key) for key in keys]
    (symptoms,) = complete([Symptoms(uses[:3], uses[3:])])
    assert [use.link.path for use in symptoms.early] == paths[:1]
    assert [use.link.path for use in symptoms.later] == paths[1:]


def test_people_that_nobody_may_see_are_left_out():
    keys, paths = three(PersonPageFactory)
    (people,) = complete([People(keys)])
    assert [(person.name, person.path) for person in people.people] == [
        ("Zeta", paths[0]),
        ("Alpha", paths[1]),
    ]
    assert people.people[0].role == "Surgeon"
    page = StandardPageFactory()
    assert complete([People([page.pk])])[0].people == []  # a page, but nobody's


def test_a_place_keeps_its_words_without_its_page():
    keys, _paths = three(ConditionPageFactory)
    (places,) = complete(
        [Places([Place("Bowel", [Run("Words.")], key) for key in keys] + [Place("Skin", [])])]
    )
    assert [bool(place.link) for place in places.places] == [True, False, False, False, True, False]
    assert all(place.name for place in places.places)


def test_advice_and_help_lines_that_are_gone_are_left_out():
    advice, line = UrgentAdviceFactory(heading="Call"), HelpLineFactory(name="Macmillan")
    card, lines = complete([CareCard("emergency", [GONE, advice.pk]), HelpLines([GONE, line.pk])])
    assert [item.heading for item in card.advice] == ["Call"]
    assert [item.name for item in lines.lines] == ["Macmillan"]
    card, lines = complete([CareCard("emergency", [GONE]), HelpLines([GONE])])
    assert card.advice == lines.lines == []


def test_an_image_that_is_gone_leaves_a_figure_without_picture():
    image = ClinicImageFactory()
    there, gone = complete([Figure(image.pk, "Alt"), Figure(GONE, "Alt")])
    assert there.picture == image
    assert gone.picture is None


def test_sizes_of_an_image_come_with_it(django_assert_num_queries):
    image = ClinicImageFactory()
    image.get_renditions("width-480", "width-960")
    with django_assert_num_queries(1):
        (figure,) = complete([Figure(image.pk, "Alt")])
        assert figure.picture.get_rendition("width-480").width


def test_citations_and_links_that_lead_nowhere_leave_their_words():
    draft = StandardPageFactory(live=False)
    runs = [Run("draft", page=draft.pk), Run("gone", page=GONE), Run("", reference=GONE), Run("end")]
    (paragraph,) = complete([Paragraph(runs)])
    assert [(run.text, run.href) for run in paragraph.runs] == [("draft", ""), ("gone", ""), ("end", "")]


def test_an_author_who_is_a_draft_is_not_named():
    author, reviewer = PersonPageFactory(live=False), PersonPageFactory(title="Dr A Reviewer")
    article = complete(Outline("Title", review=Review(author.pk, reviewer.pk)))
    assert article.review.author is None
    assert article.review.reviewer.name == "Dr A Reviewer"


def test_related_pages_are_named_once_with_their_description_drafts_never():
    keys, paths = three(ConditionPageFactory)
    article = complete(Outline("Title", related_pages=[*keys, keys[0]]))
    assert [link.path for link in article.related] == paths
    assert article.related[0].line.startswith("What a search engine shows")


def test_only_an_article_marks_terms():
    term = GlossaryTermFactory()
    paragraph = Paragraph([Run(f"A {term.term}.")])
    complete([paragraph])
    assert [run.text for run in paragraph.runs] == [f"A {term.term}."]
    article = complete(Outline("Title", sections=[Section("a", "A", [paragraph])]))
    assert [found.term for found in article.terms] == [term.term]


def kinds() -> dict[str, list]:
    """Parts that name two records of each kind."""
    conditions = [page.pk for page in ConditionPageFactory.create_batch(2)]
    people = [page.pk for page in PersonPageFactory.create_batch(2)]
    symptoms = [SymptomUse(page.pk) for page in SymptomPageFactory.create_batch(2)]
    return {
        "treatments": [Treatments([TreatmentUse(page.pk) for page in TreatmentPageFactory.create_batch(2)])],
        "advice": [CareCard("emergency", [item.pk for item in UrgentAdviceFactory.create_batch(2)])],
        "help lines": [HelpLines([line.pk for line in HelpLineFactory.create_batch(2)])],
        "references": [Paragraph([Run("", reference=item.pk) for item in ReferenceFactory.create_batch(2)])],
        "pages": [
            People(people),
            Symptoms(symptoms[:1], symptoms[1:]),
            Places([Place("Bowel", [], key) for key in conditions]),
            Paragraph([Run("linked", page=key) for key in conditions]),
        ],
        "images": [Figure(image.pk, "Alt") for image in ClinicImageFactory.create_batch(2)],
    }


def test_each_kind_costs_one_query_people_and_links_together(django_assert_num_queries):
    for kind, parts in kinds().items():
        with django_assert_num_queries(2 if kind == "images" else 1):  # these have no sizes yet
            complete(parts)


def test_nothing_costs_nothing_and_an_article_its_glossary(django_assert_num_queries):
    empty = [Treatments([]), CareCard("urgent", []), HelpLines([]), People([]), Symptoms([], []), Places([])]
    with django_assert_num_queries(0):
        complete([*empty, Paragraph([Run("Words.")])])
        complete([])
    with django_assert_num_queries(1):
        complete(Outline("Title", sections=[Section("a", "A", empty)]))


def test_a_full_article_costs_one_query_for_each_kind(django_assert_num_queries):
    page = ConditionPageFactory()
    parts = [part for found in kinds().values() for part in found]
    article = Outline("Title", sections=[Section("a", "A", parts)], related_pages=[page.pk])
    article.review = Review(PersonPageFactory().pk, PersonPageFactory().pk)
    with django_assert_num_queries(8):  # the six kinds, images twice, and the glossary
        complete(article, page=page)
    assert article.related
    assert article.review.author
    assert article.review.reviewer
