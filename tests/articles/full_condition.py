"""A condition that fills every field, relation and block, made on the spot."""

from datetime import date

from articles.models import (
    ConditionPage,
    ConditionPerson,
    ConditionSymptom,
    ConditionTreatment,
    RelatedCondition,
)
from articles.models.condition_sections import CONDITION_SECTIONS
from articles.models.treatment_facts import FACT_FIELDS
from tests.factories import (
    ClinicImageFactory,
    ConditionPageFactory,
    ConditionTopicPageFactory,
    GlossaryTermFactory,
    HelpLineFactory,
    PersonPageFactory,
    ReferenceFactory,
    SymptomPageFactory,
    TreatmentPageFactory,
    UrgentAdviceFactory,
    stream,
)


def cite(reference) -> str:
    return f'<a linktype="reference" id="{reference.pk}">[key]</a>'


def blocks(reference, image, place, lines) -> dict[str, tuple]:
    """One block of each kind that a section may have."""
    source = f"<p>{cite(reference)}</p>"
    text = f"<p>See <a linktype='page' id='{place.pk}'>that</a>{cite(reference)} on quokkawords.</p>"
    picture = {"image": image.pk, "decorative": False, "alt_text": "A plain square"}
    number = {
        "number": "1 in 4",
        "text": "people.",
        "note": "A note.",
        "shaded": 1,
        "out_of": 4,
        "source": source,
    }
    outlook = {
        "number": 5,
        "out_of": 10,
        "text": "people.",
        "group": "Adults",
        "country": "Sweden",
        "to_year": 2013,
    }
    fact = {name: "<p>Words.</p>" for name in ("what", "why", "how_long", "how_to_prepare", "results")}
    return {
        "paragraph": f"{text}<h3>Small heading</h3><ul><li>One</li></ul><ol><li>Two</li></ol>",
        "number_fact": number,
        "places": {"places": [{"name": "Bowel", "text": text, "page": place.pk}]},
        "figure": {"image": picture, "caption": "A small caption."},
        "note": {"heading": "A note", "text": text},
        "risk_factors": {"factors": [{"name": "Age", "text": text}]},
        "test": {"name": "A scan", **fact},
        "outlook_fact": outlook | {"from_year": 2009, "note": "A note.", "source": source},
        "help_lines": {"lines": [line.pk for line in lines]},
    }


def full_condition() -> ConditionPage:
    """A condition that fills every field and has every block and every relation."""
    reference, image, person = ReferenceFactory(), ClinicImageFactory(), PersonPageFactory()
    image.get_renditions(
        *(f"width-{width}|format-{kind}" for width in (480, 960, 1440) for kind in ("avif", "webp", "jpeg"))
    )
    other, lines = ConditionPageFactory(), HelpLineFactory.create_batch(2)
    GlossaryTermFactory(term="quokkaword", other_forms="quokkawords", say_it="KWOK-uh")
    made = blocks(reference, image, other, lines)
    page = ConditionPageFactory(
        title="A full condition",
        say_it="full kun-DISH-un",
        other_names=stream(
            ("name", {"name": "Another name", "say_it": "uh-NUH-thuh"}), ("name", {"name": "A third name"})
        ),
        summary="All of it in two sentences. This is the second.",
        figure_image=image,
        figure_caption="The caption of the figure.",
        figure_long_description="The figure in full.",
        early_symptoms_note="Often none.",
        questions=stream(("question", "Why me?"), ("question", "What now?")),
        closing="<p>Ask us.</p>",
        author=person,
        reviewer=person,
        last_reviewed=date(2026, 5, 4),
        next_review=date(2027, 5, 4),
        changes=stream(("change", {"date": "2026-05-04", "text": "A change."})),
        care_cards=stream(
            *(
                (kind, {"advice": [UrgentAdviceFactory(urgency=kind).pk]})
                for kind in ("urgent", "emergency", "non_urgent")
            )
        ),
        **{
            section.field: stream(*((kind, made[kind]) for kind in _allowed(section.field) if kind in made))
            for section in CONDITION_SECTIONS
            if section.has_text and section.field != "questions"
        },
    )
    facts = dict.fromkeys(FACT_FIELDS, f"<p>A fact{cite(reference)}.</p>")
    page.condition_treatments = [
        ConditionTreatment(treatment=TreatmentPageFactory(**facts), note="A note.", sort_order=order)
        for order in range(3)
    ]
    page.condition_symptoms = [
        ConditionSymptom(symptom=SymptomPageFactory(), stage=stage, note="A note.")
        for stage in ("early", "later")
    ]
    page.condition_people = [ConditionPerson(person=person)]
    page.related_conditions = [RelatedCondition(related=other)]
    page.save_revision().publish()
    ConditionTopicPageFactory(parent=page)
    return page


def _allowed(field: str) -> list[str]:
    return list(ConditionPage._meta.get_field(field).stream_block.child_blocks)
