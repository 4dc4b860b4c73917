"""The only querysets that lists of articles are made of."""

import unicodedata
from collections import defaultdict

from django.apps import apps

from articles.organs import Organ


def _listed(model_name: str):
    """Live pages that everybody may see, without their long texts, by title."""
    model = apps.get_model("articles", model_name)
    return model.objects.live().filter(view_restrictions__isnull=True).defer_streamfields().order_by("title")


def conditions() -> list:
    """All conditions by title (one query)."""
    return list(_listed("ConditionPage"))


def treatments() -> list:
    """All treatments by title (one query)."""
    return list(_listed("TreatmentPage"))


def treatments_of(condition) -> list[dict]:
    """The live treatments of a condition in the editor's order, each with its note (one query).

    In a preview the relations are the unsaved ones of the page at hand.
    """
    relations = condition.condition_treatments.select_related("treatment").all()
    return [
        {"page": relation.treatment, "note": relation.note}
        for relation in relations
        if relation.treatment.live
    ]


def conditions_treated_by(treatment) -> list:
    """The live conditions that name this treatment (one query)."""
    return list(_listed("ConditionPage").filter(condition_treatments__treatment_id=treatment.pk))


def condition_index():
    """The page that lists all conditions, or None (one query)."""
    return _listed("ConditionIndexPage").first()


def advice_of(page) -> list:
    """The urgent advice chosen for an article, the most urgent first (one query)."""
    return sorted(page.urgent_advice.all(), key=lambda advice: (advice.urgency, advice.sort_order))


def condition_of(topic):
    """The condition that a second article belongs to (one query)."""
    conditions = apps.get_model("articles", "ConditionPage").objects.defer_streamfields()
    return conditions.get(path=topic.path[: -topic.steplen])


def _plain(title: str) -> str:
    """A title without its accents, for sorting."""
    return "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))


def by_letter(pages: list) -> list[tuple[str, list]]:
    """Pages grouped by the first letter of their title, from A to Z; accents do not count."""
    groups = defaultdict(list)
    for page in sorted(pages, key=lambda page: _plain(page.title).casefold()):
        letter = _plain(page.title)[:1].upper()
        groups[letter if letter.isalpha() else "0-9"].append(page)
    return sorted(groups.items())


def by_organ(conditions: list) -> list[tuple[Organ, list]]:
    """Conditions grouped by organ, in the drawing's order; organs without any are left out."""
    groups = [(organ, [condition for condition in conditions if condition.organ == organ]) for organ in Organ]
    return [(organ, members) for organ, members in groups if members]


def urgent_advice() -> list:
    """All urgent advice, the most urgent first (one query)."""
    return list(apps.get_model("articles", "UrgentAdvice").objects.order_by("urgency", "sort_order"))
