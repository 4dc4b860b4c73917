"""manage.py rotate_enquiry_keys: seal all enquiries anew with the current key."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contact import keys, rotation
from contact.crypto import CryptoError


class Command(BaseCommand):
    """Seals older enquiries with the current key, online and resumable; --add-key makes a new key first."""

    help = __doc__

    def add_arguments(self, parser):
        """Add --add-key."""
        parser.add_argument(
            "--add-key",
            action="store_true",
            help="add a new key to ENQUIRY_KEYS_FILE; restart the site, then run this command without it",
        )

    def handle(self, *args, add_key, **options):
        """Add a key, or seal anew what is older, and say how far it is."""
        if add_key:
            self._add_key()
            return
        keys.check_database()
        total = rotation.waiting()
        self.stdout.write(f"{total} rows (enquiries, notes, replies, mails) are sealed with an older key.")

        def report(done: int) -> None:
            if done % rotation.BATCH == 0 or done == total:
                self.stdout.write(f"  {done} of {total}")

        done, unreadable = rotation.rotate(report)
        self.stdout.write(f"{done} rows were sealed anew.")
        if unreadable:
            raise CommandError(
                f"{len(unreadable)} cannot be read with the keys that are here: {', '.join(unreadable)}. "
                "They are left as they were. Put the missing key back and run this again."
            )

    def _add_key(self) -> None:
        if not settings.ENQUIRY_KEYS_FILE:
            raise CommandError("The keys come from ENQUIRY_KEYS: add one there (see contact/keyring.py).")
        try:
            number = rotation.add_key(Path(settings.ENQUIRY_KEYS_FILE))
        except (OSError, CryptoError) as error:
            raise CommandError(f"No key was added: {error}") from None
        self.stdout.write(
            f"Key {number} was added and is the current one. Make a backup of {settings.ENQUIRY_KEYS_FILE}, "
            "restart the site, then run this command again without --add-key."
        )
