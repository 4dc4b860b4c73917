"""Has the search follow what is saved. Nothing else belongs here."""

from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from articles.search import index

# What each process keeps of other records (articles.search.vocabulary).
KEPT = ("articles.searchsynonym", "articles.urgentadvice", "wagtailsearchpromotions.searchpromotion")


@receiver(post_save)
def follow_save(sender, instance, raw=False, update_fields=None, **kwargs):
    """Find a page as it was just published; a draft is saved by single fields and changes nothing."""
    if raw or update_fields:
        return
    if issubclass(sender, Page):
        if sender is not Page:
            index.refresh(instance)
    elif sender is apps.get_model("articles", "GlossaryTerm"):
        index.refresh(instance)
    elif sender._meta.label_lower in KEPT:
        index.changed()


@receiver(pre_delete)
def follow_deletion(sender, instance, **kwargs):
    """Forget what is deleted, and the words of its names."""
    if issubclass(sender, Page):
        index.remove(page_id=instance.pk)
    elif sender is apps.get_model("articles", "GlossaryTerm"):
        index.remove(term_id=instance.pk)


@receiver(post_delete)
def follow_words(sender, instance, **kwargs):
    """A synonym that is gone counts no more."""
    if sender._meta.label_lower in KEPT:
        index.changed()
