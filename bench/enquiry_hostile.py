"""Generated hostile posts to the form, in-process on a database of their own: never a 500."""

import io
import logging
import random
from collections import Counter
from urllib.parse import quote_from_bytes
from wsgiref.util import setup_testing_defaults

from bench.enquiry_checks import Row, check_hostile
from bench.enquiry_site import prepared

URLENCODED = "application/x-www-form-urlencoded"
GOOD = {
    "kind": "question",
    "for_whom": "me",
    "name": "Bench Featherstone",
    "email": "bench@private.example.org",
    "phone": "0121 496 0777",
    "good_time": "after 4pm",
    "voicemail_allowed": "on",
    "health_by_email_allowed": "on",
    "message": "An odd ache.",
    "needs": "large_print",
    "needs_detail": "",
    "signs": "",
    "go_on": "yes",
    "website": "",
    "about": "/",
}
NASTY = [
    b"",
    b"\x00",
    b"a\x00b",
    b"\xff\xfe\xfd",
    b"\xed\xa0\x80",  # half of a surrogate pair
    b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    "\u202eevil\u2066".encode(),
    ("Z" + "\u0301" * 3000).encode(),
    "\U0001f9d1\u200d\u2695\ufe0f".encode() * 50,
    "\ufdfa".encode() * 900,  # grows eighteenfold when it is normalised
    "İßıǰ".encode() * 200,
    "".join(chr(0x660 + int(digit)) for digit in "01214960777").encode(),  # Arabic digits
    b"+44(0)121-496/0777;ext=9",
    b"9" * 5000,
    b"a" * 200_000,
    b"x@" + b"a." * 5000 + b"org",
    b"a@xn--80ak6aa92e.com",
    "ü@ü.example".encode(),
    b"a\r\nBcc: x@example.org\r\n\r\nhi",
    b"{{ settings.SECRET_KEY }}{% load x %}",
    b"%s%n%(x)s{0}{}",
    b"<script>alert(1)</script>",
    b"'; DROP TABLE contact_enquiry; --",
    b"../../../../etc/passwd",
    b"//evil.example/",
    b"/\\evil/",
    b"http://" * 400,
    b"[url=" * 400,
    b"<a " * 2000 + b"href=",
    b"-1",
    b"1e999",
    b"NaN",
    b"null",
    b"[]",
    b" \t\n\x0b\x0c\x85",
    b"yellow fever no not jaundice " * 150,
]


def hostile(posts: int, seed: int) -> list[Row]:
    """Send them all; count the answers; read again what was stored, and some of the pages of thanks."""
    chance = random.Random(seed)
    answers: Counter = Counter()
    bad_thanks = 0
    with prepared() as _site:
        logging.disable(logging.CRITICAL)  # ten thousand refusals are no news
        for _ in range(posts):
            cookie, body, kind = _post(chance)
            network = f"10.{chance.randrange(256)}.{chance.randrange(256)}.1"
            status, given = ask("POST", _path(chance), cookie, body, kind, network)
            answers[status] += 1
            if status == "302" and chance.random() < 0.1:
                bad_thanks += ask("GET", "/contact/thanks/", given)[0] != "200"
        unreadable = _unreadable()
        logging.disable(logging.NOTSET)
    return check_hostile(answers, posts, unreadable, bad_thanks)


def ask(method: str, address: str, cookie: str, body: bytes = b"", kind: str = "", network: str = "10.1.1.1"):
    """Status, and the cookies that were set, of the site's own WSGI application: the server calls it so."""
    from clinic.wsgi import application

    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "REMOTE_ADDR": network,
        "wsgi.input": io.BytesIO(body),
    }
    setup_testing_defaults(environ)
    started: list = []
    try:
        response = application(
            environ, lambda status, headers, exc_info=None: started.append((status, headers))
        )
        b"".join(response)
        response.close()
    except Exception as error:  # the server makes a 500 of it
        return f"500 {type(error).__name__}", ""
    status, headers = started[0]
    set_ = [value.partition(";")[0] for name, value in headers if name.lower() == "set-cookie"]
    return status[:3], "; ".join(set_)


def _path(chance: random.Random) -> str:
    if chance.random() < 0.9:
        return "/contact/"
    return "/contact/?about=" + quote_from_bytes(chance.choice(NASTY)[:500])


def _post(chance: random.Random) -> tuple[str, bytes, str]:
    """Cookies of a browser with a fresh, valid token; its body, and what it says that this is."""
    from django.conf import settings
    from django.middleware.csrf import get_token
    from django.test import RequestFactory

    from contact import form_token

    request = RequestFactory().get("/contact/")
    tokens = [
        (b"token", form_token.new_token(request).encode()),
        (b"csrfmiddlewaretoken", get_token(request).encode()),
    ]
    cookie = f"{settings.CSRF_COOKIE_NAME}={request.META['CSRF_COOKIE']}"
    if chance.random() < 0.05:
        session = chance.choice(["x" * 32, "%00", "\xe9", "a" * 4000, '"\\000"'])
        cookie += f"; {settings.SESSION_COOKIE_NAME}={session}"
    fields = _fields(chance, tokens)
    body, kind = _urlencoded(chance, fields) if chance.random() < 0.5 else _multipart(chance, fields)
    if chance.random() < 0.05:
        body = body[: chance.randrange(len(body) + 1)]  # cut off
    return cookie, body, kind


def _fields(chance: random.Random, tokens: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """A good form of which some fields are bad, missing, or there more than once."""
    fields = [(name.encode(), text.encode()) for name, text in GOOD.items()]
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3, 8])):
        place = chance.randrange(len(fields))
        name = fields[place][0]
        match chance.randrange(8):
            case 0:
                fields[place] = (name, b"")
            case 1:
                fields += [(name, _bad(chance))] * chance.choice([1, 1, 50, 400])
            case 2:
                fields.append((_bad(chance)[:2000], _bad(chance)[:2000]))
            case _:
                fields[place] = (name, _bad(chance))
    chance.shuffle(fields)
    return [*fields, *tokens]


def _bad(chance: random.Random) -> bytes:
    match chance.randrange(4):
        case 0:
            return chance.randbytes(chance.choice([1, 10, 300]))
        case 1:
            letters = (chr(chance.choice([*range(0xD800), *range(0xE000, 0xFFFF)])) for _ in range(20))
            return "".join(letters).encode()
        case 2:
            return chance.choice(NASTY) + chance.choice(NASTY)
    return chance.choice(NASTY)


def _urlencoded(chance: random.Random, fields: list[tuple[bytes, bytes]]) -> tuple[bytes, str]:
    pairs = [f"{quote_from_bytes(name)}={quote_from_bytes(text)}".encode() for name, text in fields]
    if chance.random() < 0.1:
        pairs.append(chance.choice([b"%", b"%zz=%u0041", b"=", b"&&&", b"a" * 5000, b"\xff=\xfe"]))
    charset = chance.choice(
        [""] * 12 + ["; charset=utf-8", "; charset=utf-16", "; charset=hex", "; charset="]
    )
    return b"&".join(pairs), URLENCODED + charset


def _multipart(chance: random.Random, fields: list[tuple[bytes, bytes]]) -> tuple[bytes, str]:
    boundary = f"b{chance.randrange(10**9)}"
    parts = b"".join(b"--" + boundary.encode() + b"\r\n" + _part(chance, *field) for field in fields)
    end = chance.choice([f"--{boundary}--\r\n"] * 12 + ["", "--", f"--{boundary}", f"--{boundary}--garbage"])
    kind = chance.choice(
        [boundary] * 16 + ["other", '"' + boundary, "é", boundary + "; charset=utf-16le", ""]
    )
    return parts + end.encode(), f"multipart/form-data; boundary={kind}"


def _part(chance: random.Random, name: bytes, text: bytes) -> bytes:
    """One part; rarely a file, in base64 that is none, or with a header that is odd."""
    extra, more = b"", b""
    if chance.random() < 0.01:
        extra = chance.choice(
            [b'; filename="x.txt"', b"; filename=", b"; filename*=utf-8''%00", b'; name="y"']
        )
    if chance.random() < 0.01:
        more = chance.choice(
            [
                b"Content-Transfer-Encoding: base64\r\n",
                b"Content-Type: text/plain; charset=nonsense\r\n",
                b"Content-Type: multipart/mixed; boundary=z\r\n",
                b"X: " + b"y" * 5000 + b"\r\n",
                b": \r\n",
            ]
        )
    quoted = name.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
    return (
        b'Content-Disposition: form-data; name="'
        + quoted
        + b'"'
        + extra
        + b"\r\n"
        + more
        + b"\r\n"
        + text
        + b"\r\n"
    )


def _unreadable() -> int:
    """How many enquiries cannot be read again, with their signs looked for."""
    from contact import sealing
    from contact.models import Enquiry

    bad = 0
    for enquiry in Enquiry.objects.iterator(chunk_size=500):
        try:
            assert sealing.open_sealed(enquiry).name is not None
        except Exception:  # whatever it is, staff could not read it
            bad += 1
    return bad
