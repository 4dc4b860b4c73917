"""The only querysets that lists of articles are made of."""

import unicodedata
from collections import defaultdict

from django.apps import apps
from django.db.models import Q

from articles.organs import Organ
from articles.outline import CareCard
from articles.urgency import Urgency

REVIEW = ("author", "reviewer", "last_reviewed", "next_review", "changes")
LISTED = ("title", "slug", "path", "depth", "url_path", "search_description")


def _model(name: str):
    return apps.get_model("articles", name)


def _listed(model_name: str, *more: str):
    """Live pages that everybody may see, by title: what lists show of them, and these further fields."""
    pages = _model(model_name).objects.live().filter(view_restrictions__isnull=True, alias_of=None)
    return pages.only(*LISTED, *more).order_by("title")


def conditions() -> list:
    """All conditions by title, with their other names (one query)."""
    return list(_listed("ConditionPage", "other_names", "organ"))


def symptoms() -> list:
    """All symptoms by title, with their other names (one query)."""
    return list(_listed("SymptomPage", "other_names", "summary", "area"))


def conditions_with(symptom) -> list:
    """The live conditions that have this symptom (one query)."""
    return list(_listed("ConditionPage").filter(condition_symptoms__symptom_id=symptom.pk))


def treatments() -> list:
    """All treatments by title (one query)."""
    return list(_listed("TreatmentPage", "summary"))


def conditions_treated_by(treatment) -> list:
    """The live conditions that name this treatment (one query)."""
    return list(_listed("ConditionPage").filter(condition_treatments__treatment_id=treatment.pk))


def condition_index():
    """The page that lists all conditions, or None (one query)."""
    return _listed("ConditionIndexPage").first()


def reviewed_pages() -> list:
    """All articles with the changes that their editors noted (a query for each kind)."""
    kinds = ("ConditionPage", "ConditionTopicPage", "TreatmentPage", "SymptomPage")
    return [page for kind in kinds for page in _listed(kind, *REVIEW)]


def body_map():
    """The body map, or None (one query)."""
    return _listed("BodyMapPage").first()


def condition_of(topic):
    """The condition that a second article belongs to (one query)."""
    conditions = _model("ConditionPage").objects.defer_streamfields()
    return conditions.get(path=topic.path[: -topic.steplen])


def _plain(title: str) -> str:
    """A title without its accents, for sorting."""
    return "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))


def by_letter(pages: list) -> list[tuple[str, list]]:
    """Pages grouped by first letter, from A to Z, each under its title and under its other names.

    An entry is (name, page, whether it is another name). Accents do not count.
    """
    entries = [(page.title, page, False) for page in pages]
    entries += [(name, page, True) for page in pages for name in page.other_name_list]
    groups = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: _plain(entry[0]).casefold()):
        letter = _plain(entry[0])[:1].upper()
        groups[letter if letter.isalpha() else "0-9"].append(entry)
    return sorted(groups.items())


def by_organ(conditions: list) -> list[tuple[Organ, list]]:
    """Conditions grouped by organ, in the drawing's order; organs without any are left out."""
    groups = [(organ, [condition for condition in conditions if condition.organ == organ]) for organ in Organ]
    return [(organ, members) for organ, members in groups if members]


def urgent_cards(names: list[str] | None = None) -> list[CareCard]:
    """Care cards with all advice that cannot wait, the most urgent first (one query).

    With `names`, only the advice of these names.
    """
    advice = _model("UrgentAdvice").objects.exclude(urgency=Urgency.NON_URGENT)
    found = list((advice if names is None else advice.filter(name__in=names)).order_by("sort_order"))
    cards = []
    for urgency in Urgency:
        if members := [advice for advice in found if advice.urgency == urgency]:
            keys = [advice.pk for advice in members]
            cards.append(
                CareCard(urgency.value, keys, str(urgency.label), [advice.outline() for advice in members])
            )
    return cards


def terms_by_letter() -> list[tuple[str, list]]:
    """All glossary terms grouped by their first letter (one query)."""
    groups = defaultdict(list)
    for term in sorted(_model("GlossaryTerm").objects.all(), key=lambda term: _plain(term.term).casefold()):
        groups[_plain(term.term)[:1].upper()].append(term)
    return sorted(groups.items())


def conditions_treated_here_by(person) -> list:
    """The live conditions that name this person among those who treat it (one query)."""
    return list(_listed("ConditionPage").filter(condition_people__person_id=person.pk))


def condition_with(**wanted):
    """The condition with this slug or pk, or None; `is_public` says whether all may see it (one query)."""
    public = Q(live=True, view_restrictions__isnull=True)
    return _model("ConditionPage").objects.filter(**wanted).annotate(is_public=public).first()
