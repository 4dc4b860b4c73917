"""The page that people see when something broke: plain HTML on disk, which needs no database.

A web server in front can show the same file while Django is down.
"""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string


def path() -> Path:
    """Where the page is kept."""
    return Path(settings.DATA_DIR) / "500.html"


def write(details=None) -> None:
    """Render the page with the clinic's name and phone number and put it in place at once.

    `details` has the attributes of ClinicDetails; without it the page carries the emergency
    numbers alone.
    """
    path().parent.mkdir(parents=True, exist_ok=True)
    fresh = path().with_suffix(".new")
    fresh.write_text(render_to_string("500.html", {"clinic": details}), encoding="utf-8")
    fresh.replace(path())


def read() -> str:
    """The page as last written, or without the clinic's phone number if it never was."""
    try:
        return path().read_text(encoding="utf-8")
    except OSError:
        return render_to_string("500.html", {"clinic": None})
