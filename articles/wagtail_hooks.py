"""Registers the articles' parts with Wagtail; nothing else."""

from wagtail.snippets.models import register_snippet

from articles.viewsets import UrgentAdviceViewSet

register_snippet(UrgentAdviceViewSet)
