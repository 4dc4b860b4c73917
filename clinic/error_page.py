"""The page that people see when something broke: plain HTML on disk, which needs no database.

A web server in front can show the same file while Django is down. Beside it lies what the page says of the
clinic, for other answers that must do without the database.
"""

import json
import logging
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

KEPT = ("name", "phone", "phone_link")


def path() -> Path:
    """Where the page is kept."""
    return Path(settings.DATA_DIR) / "500.html"


def write(details) -> None:
    """Render the page with the clinic's name and phone number and put it in place at once.

    `details` has the attributes of ClinicDetails. Before static files were collected there is no style
    sheet to link: then the page is left as it is, and `serve` writes it at its start.
    """
    path().parent.mkdir(parents=True, exist_ok=True)
    _replace(_facts_path(), json.dumps({name: getattr(details, name) for name in KEPT}))
    try:
        _replace(path(), render_to_string("500.html", {"clinic": details}))
    except ValueError as error:  # "Missing staticfiles manifest entry"
        logger.info("The error page was not written: %s", error)


def read() -> str:
    """The page as last written, or without the clinic's phone number if it never was."""
    try:
        return path().read_text(encoding="utf-8")
    except OSError:
        return render_to_string("500.html", {"clinic": last_known_clinic()})


def last_known_clinic() -> SimpleNamespace | None:
    """The clinic's name and phone number as last saved, without the database; None if never saved."""
    try:
        return SimpleNamespace(**json.loads(_facts_path().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # not there, or not as we wrote it
        return None


def _facts_path() -> Path:
    return path().with_name("clinic.json")


def _replace(target: Path, text: str) -> None:
    fresh = target.with_name(target.name + ".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(target)
