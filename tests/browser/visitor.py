"""A visitor without a browser: plain requests, with cookies kept from one to the next."""

import re
from dataclasses import dataclass
from email.message import Message
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What the server said in the end, after redirects."""

    status: int
    headers: Message
    text: str


class Visitor:
    """One person with one set of cookies."""

    def __init__(self, url: str):
        self.url = url
        self.cookies = CookieJar()
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._open(Request(self.url + path))  # noqa: S310  (always our own server)

    def send_form(self, path: str, **fields: str) -> Answer:
        """Open the page with the form, as people do, and send it."""
        token = _TOKEN.search(self.get(path).text)
        return self.post(path, csrfmiddlewaretoken=token.group(1), **fields)

    def post(self, path: str, **fields: str) -> Answer:
        """Send these fields and no others."""
        body = urlencode(fields).encode()
        return self._open(Request(self.url + path, data=body, headers={"Origin": self.url}))  # noqa: S310

    def _open(self, request: Request) -> Answer:
        try:
            response = self._opener.open(request, timeout=30)
        except HTTPError as error:  # a 404 is an answer like any other
            response = error
        with response:
            return Answer(response.status, response.headers, response.read().decode(errors="replace"))
