"""Runs a command as a production installation would see it: `python -m tests.production_environment CMD`.

The values are invented; they only have to be accepted.
"""

import os
import subprocess
import sys

from contact.keyring import new_keyring, serialise

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "clinic.settings.production",
    "SECRET_KEY": "q7Jt2Yx9_Lr4Vn8-Pd3Ws6Hb1Kf5Gz0Mc7Rt2Qa9Xe4Ui8Oy3Bv6",
    "BEHIND_HTTPS_PROXY": "1",
    "ALLOWED_HOSTS": "clinic.example.org",
    "BASE_URL": "https://clinic.example.org",
    "DATABASE_URL": "sqlite:////tmp/clinic-production-check.sqlite3",
    "EMAIL_URL": "smtp+tls://mail:secret@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "website@clinic.example.org",
    "ENQUIRY_KEYS": serialise(new_keyring()),
    "SECURITY_CONTACT": "mailto:security@clinic.example.org",
}


def run(command: list[str], **changes: str) -> subprocess.CompletedProcess:
    """Run a command with these variables; `changes` replaces some of them."""
    environment = {**os.environ, **PRODUCTION, **changes}
    return subprocess.run(command, env=environment, text=True, capture_output=True, check=False)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0] == "manage.py":
        arguments = [sys.executable, *arguments]
    finished = run(arguments)
    sys.stdout.write(finished.stdout)
    sys.stderr.write(finished.stderr)
    sys.exit(finished.returncode)
