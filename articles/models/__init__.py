"""Conditions, treatments, symptoms and the records that they share."""

from .body_map import BodyMapPage
from .condition_rows import ConditionPerson, ConditionSymptom, ConditionTreatment, RelatedCondition
from .conditions import ConditionIndexPage, ConditionPage
from .glossary import GlossaryPage, GlossaryTerm
from .help_lines import HelpLine
from .references import Reference
from .search import SearchCount, SearchDocument, SearchSynonym, SearchVersion, SearchWord
from .symptoms import SymptomIndexPage, SymptomPage
from .topics import ConditionTopicPage
from .treatments import TreatmentIndexPage, TreatmentPage
from .urgent_advice import UrgentAdvice

__all__ = [
    "BodyMapPage",
    "ConditionIndexPage",
    "ConditionPage",
    "ConditionPerson",
    "ConditionSymptom",
    "ConditionTopicPage",
    "ConditionTreatment",
    "GlossaryPage",
    "GlossaryTerm",
    "HelpLine",
    "Reference",
    "RelatedCondition",
    "SearchCount",
    "SearchDocument",
    "SearchSynonym",
    "SearchVersion",
    "SearchWord",
    "SymptomIndexPage",
    "SymptomPage",
    "TreatmentIndexPage",
    "TreatmentPage",
    "UrgentAdvice",
]
