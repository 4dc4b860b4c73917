"""An article for search engines (schema.org): every value equals text that the page shows. Pure."""

from articles.outline import (
    Outline,
    Person,
    RiskFactors,
    Symptoms,
    Test,
    Treatments,
)

ANATOMY = {
    "liver": "Liver",
    "bile-ducts": "Bile ducts",
    "gallbladder": "Gallbladder",
    "pancreas": "Pancreas",
}


def web_page(
    article: Outline,
    about: dict,
    address: str,
    description: str,
    is_demonstration: bool,
    root: str = "",
) -> dict:
    """schema.org MedicalWebPage for patients.

    `lastReviewed` and `reviewedBy` stand there only if the page shows them: never in a demonstration.
    Nothing of the outlook is told.
    """
    summary = "".join(run.text for run in article.summary)
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": article.title,
        "description": summary or description,
        "url": address,
        "inLanguage": "en-GB",
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "about": about,
    }
    review = article.review
    if not is_demonstration and review.reviewer and review.last_reviewed:
        data["lastReviewed"] = review.last_reviewed
        data["reviewedBy"] = person(review.reviewer, root)
    return data


def about(article: Outline, kind: str, organ: str = "") -> dict:
    """What the article is about: a MedicalCondition, MedicalSymptom or TherapeuticProcedure."""
    data: dict = {"@type": kind, "name": article.title}
    lists = {
        "alternateName": [name.name for name in article.names],
        "signOrSymptom": [
            _entity("MedicalSymptom", use.link.title)
            for symptoms in article.parts(Symptoms)
            for use in (*symptoms.early, *symptoms.later)
        ],
        "possibleTreatment": [
            _entity("MedicalTherapy", use.link.title)
            for treatments in article.parts(Treatments)
            for use in treatments.uses
        ],
        "typicalTest": [_entity("MedicalTest", test.name) for test in article.parts(Test)],
        "riskFactor": [
            _entity("MedicalRiskFactor", factor.label)
            for factors in article.parts(RiskFactors)
            for factor in factors.factors
        ],
    }
    if organ in ANATOMY:
        data["associatedAnatomy"] = _entity("AnatomicalStructure", ANATOMY[organ])
    return data | {name: values for name, values in lists.items() if values}


def person(shown: Person, root: str = "") -> dict:
    """One of the clinic's people: a Physician if a doctor, else a Person."""
    if shown.is_physician:
        return {"@type": "Physician", "name": shown.name, "url": root + shown.path}
    return {"@type": "Person", "name": shown.name, "jobTitle": shown.role, "url": root + shown.path}


def _entity(kind: str, name: str) -> dict:
    return {"@type": kind, "name": name}
