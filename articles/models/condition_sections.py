"""The sections of an article on a condition, in the order in which they are read."""

from articles.blocks import outline_of, questions
from articles.models.sections import Section
from articles.outline import People, Symptoms, SymptomUse, Treatments, TreatmentUse


def symptom_parts(page) -> list:
    """Early and later symptoms, then the words about them."""
    rows = list(page.condition_symptoms.all())
    uses = {
        stage: [SymptomUse(row.symptom_id, row.note) for row in rows if row.stage == stage]
        for stage in ("early", "later")
    }
    lists = [Symptoms(uses["early"], uses["later"], page.early_symptoms_note)]
    return (lists if rows or page.early_symptoms_note else []) + outline_of(page.symptoms)


def treatment_parts(page) -> list:
    """How a treatment is chosen, then the treatments."""
    uses = [TreatmentUse(row.treatment_id, row.note) for row in page.condition_treatments.all()]
    return outline_of(page.treatment) + ([Treatments(uses)] if uses else [])


def people_parts(page) -> list:
    """Who treats it here."""
    keys = [row.person_id for row in page.condition_people.all()]
    return [People(keys)] if keys else []


ABOUT_SECTIONS = (
    Section("what_it_is", "What it is", "What it is, and how it comes about."),
    Section("what_it_is_not", "What it is not", "What it is mistaken for: primary against secondary."),
    Section("where_it_starts", "Where it comes from", "Where it starts and how it spreads."),
    Section(
        "symptoms",
        "What you may notice",
        "Early signs (often none) and later ones. Each is a page of its own, shared by conditions.",
        relation="condition_symptoms",
        row="symptom",
        parts=symptom_parts,
    ),
    Section("causes", "Causes and risks", "Causes, risks, prevention. Every number carries a reference."),
)
CARE_SECTIONS = (
    Section("tests", "How it is found", "Which tests there are, and why: a card for each."),
    Section(
        "who_looks_after_you",
        "Who looks after you",
        "The team of specialists, how the decision is made, second opinions.",
    ),
    Section(
        "treatment",
        "Treatments",
        "How a treatment is chosen. Each treatment has a page of its own; say when it is used here.",
        relation="condition_treatments",
        row="treatment",
        parts=treatment_parts,
    ),
    Section(
        "outlook",
        "Outlook",
        "Closed until the reader opens it. Country, years, group and source belong to each figure.",
        closed=True,
    ),
)
LIVING_SECTIONS = (
    Section("living_with_it", "Living with it", "Food, pain, work, feelings, carers, help lines."),
    Section(
        "questions",
        "Questions to ask",
        "Patients tick them, add their own and print them.",
        parts=lambda page: questions(page.questions),
    ),
    Section("costs", "Costs, insurance and referral", "Fees in writing before the first appointment."),
    Section(
        "people",
        "Who treats it here",
        "Chosen from the team.",
        relation="condition_people",
        row="person",
        parts=people_parts,
        has_text=False,
    ),
)
CONDITION_SECTIONS = ABOUT_SECTIONS + CARE_SECTIONS + LIVING_SECTIONS
