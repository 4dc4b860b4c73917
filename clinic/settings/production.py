"""A real clinic: refuses to start without its secrets, speaks HTTPS only."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403  (Django's own way to build settings on settings)
from .base import (
    ALLOWED_HOSTS,
    BASE_URL,
    BEHIND_HTTPS_PROXY,
    ENQUIRY_KEYS,
    ENQUIRY_KEYS_FILE,
    SECRET_KEY,
    SILENCED_SYSTEM_CHECKS,
    env,
)


def _demand(name: str, present: bool, what: str) -> None:
    if not present:
        raise ImproperlyConfigured(f"Set {name} in the environment: {what}")


_demand("SECRET_KEY", len(SECRET_KEY) >= 50, "at least 50 random characters that only this site knows.")
_demand(
    "ENQUIRY_KEYS",
    bool(ENQUIRY_KEYS or ENQUIRY_KEYS_FILE),
    "the keys of enquiries; or ENQUIRY_KEYS_FILE, their file (python -m contact.keyring > FILE makes one).",
)
_demand("BEHIND_HTTPS_PROXY", BEHIND_HTTPS_PROXY, "1, once a proxy ends TLS and sets X-Forwarded-Proto.")
_demand("ALLOWED_HOSTS", bool(ALLOWED_HOSTS), "the site's host names, separated by commas.")
_demand(
    "BASE_URL",
    BASE_URL.startswith("https://"),
    "the site's public address, beginning with https://.",
)
for _name, _what in (
    ("DATABASE_URL", "where the database is, such as postgres://user:password@host/name."),
    ("EMAIL_URL", "how mail is sent, such as smtp+tls://user:password@host:587."),
    ("DEFAULT_FROM_EMAIL", "the address that the site's mail comes from."),
    (
        "SECURITY_CONTACT",
        "where researchers report a fault, such as mailto:security@clinic.example.",
    ),
):
    _demand(_name, bool(env.str(_name, default="")), _what)

DEBUG = False
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    *SILENCED_SYSTEM_CHECKS,
    "security.W005",  # other subdomains of a clinic may be somebody else's: they are not bound here
    "security.W021",  # so the site cannot be on the browsers' preload list either
]
