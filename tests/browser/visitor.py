"""A visitor without a browser: plain requests, with cookies kept from one to the next."""

from dataclasses import dataclass
from email.message import Message
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener


@dataclass(frozen=True)
class Answer:
    """What the server said in the end, after redirects."""

    status: int
    headers: Message
    text: str


class _Form(HTMLParser):
    """What a browser sends of the form at this address if nobody touches it."""

    def __init__(self, path: str):
        super().__init__()
        self.path, self.inside, self.values = path, False, {}

    def handle_starttag(self, tag, attrs):
        """Keep hidden fields and what is chosen already."""
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("action") == self.path
        elif tag == "input" and self.inside and given.get("name"):
            chosen = given.get("type") == "hidden" or "checked" in given
            if chosen:
                self.values[given["name"]] = given.get("value") or ""


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
        form = _Form(path)
        form.feed(self.get(path).text)
        return self.post(path, **(form.values | fields))

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
