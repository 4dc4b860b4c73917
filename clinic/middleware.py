"""What is done with every request: health, encodings, sessions."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.db.utils import Error as DatabaseError
from django.http import JsonResponse, UnreadablePostError
from django.utils.cache import patch_cache_control

from clinic.views import bad_request

ENCODINGS = {"", "utf-8", "utf8"}


class HealthMiddleware:
    """Answers `/healthz`: 200 as soon as the site serves and its database answers, 503 if it does not.

    It comes first, because load balancers ask by address and without TLS, and no other rule is for them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, or pass the request on."""
        if request.path_info != "/healthz" or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
                response = JsonResponse(
                    {
                        "status": "ok",
                        "dead_letters": _dead_letters(cursor),
                        "oldest_unsent_seconds": _oldest_unsent(cursor),
                    }
                )
        except DatabaseError:
            response = JsonResponse({"status": "the database does not answer"}, status=503)
        patch_cache_control(response, no_store=True)
        return response


def _dead_letters(cursor) -> int:
    """How many notices could not be sent for good; asked by table, because this floor imports no app."""
    cursor.execute("SELECT COUNT(*) FROM contact_notice WHERE dead_at IS NOT NULL")
    return cursor.fetchone()[0]


def _oldest_unsent(cursor) -> int:
    """For how many seconds the notice has been due that is due longest; 0 if none is.

    A failed one counts from its beginning: each try moves the next one on, and it has waited all the same.
    """
    cursor.execute(
        "SELECT MIN(CASE WHEN attempts > 0 THEN created_at ELSE next_attempt_at END)"
        " FROM contact_notice WHERE sent_at IS NULL AND dead_at IS NULL"
    )
    due = cursor.fetchone()[0]
    if isinstance(due, str):  # SQLite keeps moments as text
        due = datetime.fromisoformat(due)
    if due is None:
        return 0
    due = due if due.tzinfo else due.replace(tzinfo=UTC)
    return max(int((datetime.now(UTC) - due).total_seconds()), 0)


class EncodingMiddleware:
    """Answers 400 to a request whose body is said to be in another encoding than UTF-8.

    Django decodes a form's body with the encoding that its header names, before any view is asked: `hex`
    and other codecs of Python that are no text encodings end in an error. HTML forms are UTF-8 here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on if its encoding is one that we read."""
        encoding = request.content_params.get("charset", "").strip("\"' ").lower()
        if encoding not in ENCODINGS or _has_unknown_codec(request):
            return bad_request(request)
        return self.get_response(request)


def _has_unknown_codec(request) -> bool:
    """Whether a part of a form names its encoding (RFC 2231) by a word that Python has no codec for."""
    if request.method != "POST" or request.content_type != "multipart/form-data":
        return False
    try:
        len(request.POST)  # parsed now
    except LookupError:
        return True
    except UnreadablePostError:  # the sender is gone; whoever reads the form next says so
        return False
    return False


class SessionCookieMiddleware:
    """Keeps answers to visitors with a session out of every cache, and cookies that we never set out of ours.

    Such an answer may carry the editors' user bar. A session key is made of letters and digits;
    PostgreSQL refuses to look up some others (NUL), which would be an error on every page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Drop a session cookie that cannot be one of ours; mark the answer if there is one."""
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key is not None and not (key.isascii() and key.isalnum()):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
            key = None
        response = self.get_response(request)
        if key is not None and not request.path_info.startswith(settings.STATIC_URL):
            patch_cache_control(response, private=True, no_store=True)
        return response
