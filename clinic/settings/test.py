"""For pytest: plain static files, a fast password hasher, mail kept in memory."""

import os
import tempfile
from pathlib import Path

from contact.keyring import new_keyring, serialise

from .base import *  # noqa: F403  (Django's own way to build settings on settings)

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO_LOGINS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ENQUIRY_KEYS, ENQUIRY_KEYS_FILE = serialise(new_keyring()), ""
DATA_DIR = Path(tempfile.mkdtemp(prefix="clinic-test-"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
# Test processes side by side share one Redis; none may see what another one remembers.
CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
