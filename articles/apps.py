"""Django's entry for the articles app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Conditions, treatments and what makes them trustworthy."""

    name = "articles"
    verbose_name = "Articles"

    def ready(self):
        """Connect the signal receivers."""
        from articles.search import signals  # noqa: F401  (importing it connects them)
