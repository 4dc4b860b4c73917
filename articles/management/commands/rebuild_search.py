"""manage.py rebuild_search: make all search documents anew."""

from django.core.management.base import BaseCommand

from articles.search import index


class Command(BaseCommand):
    """Makes the search's documents and vocabulary anew from what is published."""

    help = __doc__

    def handle(self, *args, **options):
        """Rebuild, and say how many documents there are."""
        self.stdout.write(f"The search knows {index.rebuild()} documents.")
