"""The WSGI entry point that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")

_django = get_wsgi_application()

from contact import keys  # noqa: E402  (only now are Django's apps there)

keys.check_database()


def application(environ, start_response):
    """Django, with the query taken from requests in another encoding, which are refused with 400.

    Django decodes the query with that encoding before any middleware is asked, and `hex` ends in an error.
    """
    kind = environ.get("CONTENT_TYPE", "").lower()
    if "charset" in kind and "utf-8" not in kind:
        environ["QUERY_STRING"] = ""
    return _django(environ, start_response)
