"""Django's entry for the contact app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Enquiries, from the patient's form to the day they are erased."""

    name = "contact"
    verbose_name = "Enquiries"
