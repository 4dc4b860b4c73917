"""Conditions, treatments and the advice that they share."""

from .conditions import ConditionIndexPage, ConditionPage, ConditionTreatment
from .references import Reference
from .topics import ConditionTopicPage
from .treatments import TreatmentIndexPage, TreatmentPage
from .urgent_advice import UrgentAdvice

__all__ = [
    "ConditionIndexPage",
    "ConditionPage",
    "ConditionTopicPage",
    "ConditionTreatment",
    "Reference",
    "TreatmentIndexPage",
    "TreatmentPage",
    "UrgentAdvice",
]
