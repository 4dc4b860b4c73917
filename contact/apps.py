"""Django's entry for the contact app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Enquiries, from the patient's form to the day they are erased."""

    name = "contact"
    verbose_name = "Enquiries"

    def ready(self):
        """Refuse to start without keys: nothing could be kept, and nothing read."""
        from contact import checks, keys  # noqa: F401  (models are loaded by now; checks register themselves)

        keys.keyring()
