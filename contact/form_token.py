"""A signed token in the form: it makes double click, back and retry one enquiry, and dates the form."""

import hashlib
import secrets
import time

from django.core import signing
from django.middleware.csrf import get_token
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "contact.form"
VALID_FOR = 24 * 60 * 60  # seconds


class ExpiredForm(Exception):
    """The form is too old, or belongs to another browser; what was typed is still there."""


def new_token(request) -> str:
    """A fresh token for this browser."""
    return signing.dumps({"n": secrets.token_urlsafe(12), "b": _browser(request)}, salt=SALT)


def nonce_of(request, token: str) -> str:
    """The token's own part. Raises ExpiredForm if it is not this browser's, too old, or none of ours."""
    try:
        held = signing.loads(token, salt=SALT, max_age=VALID_FOR)
        nonce, browser = held["n"], held["b"]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise ExpiredForm from None
    if not constant_time_compare(browser, _browser(request)):
        raise ExpiredForm
    return nonce


def seconds_open(token: str) -> float:
    """How long ago a token was made: how long the form was open. 0 for a token that is none of ours."""
    try:
        made = signing.TimestampSigner(salt=SALT).unsign(token, max_age=None) and token.rsplit(":", 2)[1]
        return time.time() - signing.b62_decode(made)
    except (signing.BadSignature, IndexError, ValueError):
        return 0.0


def digest(nonce: str, texts: list[str]) -> str:
    """What is the same only for the same token with the same text; it tells nothing of either."""
    joined = "\x00".join([nonce, *texts]).encode("utf-8", "replace")
    return salted_hmac("contact.form.digest", hashlib.sha256(joined).digest(), algorithm="sha256").hexdigest()


def _browser(request) -> str:
    """A mark of the browser: of the secret in its CSRF cookie, which every form of ours needs."""
    get_token(request)  # makes the cookie if there is none
    return salted_hmac("contact.form.browser", request.META["CSRF_COOKIE"][-32:]).hexdigest()[:24]
