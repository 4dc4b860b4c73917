"""The clinic's own models: pages, people, images and settings."""

from .images import ClinicImage, ClinicRendition
from .pages import HomePage, StandardPage
from .people import PersonPage, TeamPage
from .settings import ClinicDetails

__all__ = [
    "ClinicDetails",
    "ClinicImage",
    "ClinicRendition",
    "HomePage",
    "PersonPage",
    "StandardPage",
    "TeamPage",
]
