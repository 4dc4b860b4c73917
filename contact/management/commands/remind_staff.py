"""Reminds staff of what is due: to be run every minute."""

from django.core.management.base import BaseCommand

from contact import services


class Command(BaseCommand):
    """Writes reminders at 75 and 100 percent of the time, and the daily digest; the outbox sends them."""

    help = __doc__

    def handle(self, *args, **options):
        """Write what is due."""
        written = services.remind()
        if options["verbosity"] and written:
            self.stdout.write(f"Emails written: {written}")
