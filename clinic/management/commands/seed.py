"""manage.py seed: load the demo clinic."""

from django.core.management.base import BaseCommand

from clinic.seed import enquiries, loader


class Command(BaseCommand):
    """Loads the demo clinic's content; what is the same already is left untouched."""

    help = __doc__

    def add_arguments(self, parser):
        """Add --if-empty and --no-enquiries."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing if the database has a clinic already"
        )

        parser.add_argument(
            "--no-enquiries", action="store_true", help="load no invented enquiries, even in a demonstration"
        )

    def handle(self, *args, if_empty=False, no_enquiries=False, verbosity=1, **options):
        """Load, and say how many things were changed."""
        if if_empty and loader.is_loaded():
            return
        changes = []

        def report(line: str) -> None:
            changes.append(line)
            if verbosity > 1:
                self.stdout.write(f"  {line}")
            elif self.stdout.isatty():
                self.stdout.write(f"\r  {len(changes)} loaded", ending="")
                self.stdout.flush()

        self.stdout.write("Loading the demo clinic")
        loader.load(report)
        if not no_enquiries:
            enquiries.load(report)
        end = "\r" if self.stdout.isatty() and verbosity == 1 else ""
        self.stdout.write(f"{end}The demo clinic is loaded: {len(changes)} changes.")
