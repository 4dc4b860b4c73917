"""Keeps copies in step with what editors save. Nothing else belongs here."""

import logging

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from clinic import error_page

logger = logging.getLogger(__name__)


@receiver(post_save)
def rewrite_error_page(sender, instance, raw=False, **kwargs):
    """Write the 500 page anew when the clinic's details were saved."""
    if not raw and sender is apps.get_model("clinic", "ClinicDetails"):
        error_page.write(instance)


@receiver(page_published)
def render_once(sender, instance, **kwargs):
    """Show a newly published page to nobody once: making its images takes seconds, and no patient waits."""

    def render() -> None:
        try:
            instance.make_preview_request()
        except Exception:  # a page that cannot be shown must still be published and mended
            logger.exception("Page %s could not be rendered after it was published", instance.pk)

    transaction.on_commit(render)
