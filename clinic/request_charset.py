"""Refuses what no browser sends: a form in an encoding that Django would stumble over.

Django decodes a form's body with the character set that its header names, before any view is asked: `hex`
and other codecs of Python that are no text encodings end in an error. HTML forms are UTF-8 here, always.
"""

from clinic.views import bad_request

ACCEPTED = {"", "utf-8", "utf8"}


class RequestCharsetMiddleware:
    """Answers 400 to a request whose body is said to be in another encoding than UTF-8."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on if its encoding is one that we read."""
        charset = request.content_params.get("charset", "").strip("\"' ").lower()
        if charset not in ACCEPTED:
            return bad_request(request)
        return self.get_response(request)
