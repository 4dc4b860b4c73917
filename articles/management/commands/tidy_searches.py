"""manage.py tidy_searches: delete counts of searches that are rare or old."""

from django.core.management.base import BaseCommand

from articles.search import counting


class Command(BaseCommand):
    """Deletes what was searched for fewer than 3 times in 30 days, and all that is older than 400 days."""

    help = __doc__

    def handle(self, *args, verbosity=1, **options):
        """Tidy up; say how much, unless nobody wants to know."""
        deleted = counting.tidy()
        if verbosity:
            self.stdout.write(f"{deleted} counts were deleted.")
