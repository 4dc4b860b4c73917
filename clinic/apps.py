"""Django's entry for the clinic app."""

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    """Pages, people, images and settings of the clinic."""

    name = "clinic"
    verbose_name = "Clinic"

    def ready(self):
        """Connect the signal receivers."""
        from clinic import signals  # noqa: F401  (importing it connects them)
