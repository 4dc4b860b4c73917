"""Reads an email that came in, whatever its state: it never raises. Pure.

Python's parser does the work; whatever it stumbles over (unknown encodings, broken headers, parts that
are none) falls back to the plainest reading, because a person's words must not be lost for a header.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from html.parser import HTMLParser

from contact.desk_words import MailKind
from contact.reply_address import token_of

LONGEST_MAIL = 25 * 1024 * 1024  # bytes that are looked at; mail servers refuse more
LONGEST_TEXT = 50_000
_RECIPIENTS = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Failed-Recipients", "Resent-To")
_HIDDEN = frozenset({"script", "style", "head", "title", "template"})
_NEW_LINE = frozenset({"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table"})


@dataclass(frozen=True, repr=False)
class Mail:
    """An email as the desk takes it. It is never printed by accident."""

    kind: MailKind
    sender: str
    subject: str
    text: str
    message_id: str
    token: str | None  # of the enquiry that it belongs to
    attachments: int  # that were left out


def read_mail(raw: bytes) -> Mail:
    """What an email says, and which enquiry it names. Raises nothing, whatever the bytes are."""
    raw = raw[:LONGEST_MAIL]
    try:
        return _read(message_from_bytes(raw, policy=policy.compat32), raw)
    except Exception:  # a parser's fault must not lose a person's words
        return _plain(raw)


def _read(message: Message, raw: bytes) -> Mail:
    parts = [part for part in message.walk() if not part.is_multipart()]
    texts = [part for part in parts if _is_text(part)]
    written = [part for part in texts if part.get_content_type() == "text/plain"] or texts
    text = "\n\n".join(filter(None, (_part_text(part).strip() for part in written)))
    reports = [part for part in parts if part.get_content_type().startswith("message/")]
    attachments = len([part for part in parts if part not in texts and part not in reports])
    kind = _kind(message)
    return Mail(
        kind,
        _sender(message),
        _header(message, "Subject")[:500],
        clean(text)[:LONGEST_TEXT],
        _header(message, "Message-ID")[:500],
        _token(message, raw, kind),
        attachments if kind is MailKind.ANSWER else 0,
    )


def _plain(raw: bytes) -> Mail:
    """The last resort: all of it as text."""
    text = raw.decode("utf-8", "replace")
    return Mail(MailKind.ANSWER, "", "", clean(text)[:LONGEST_TEXT], "", token_of(text[:20_000]), 0)


def _is_text(part: Message) -> bool:
    """Whether a part is what was written, not a file that hangs on it."""
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    return part.get_content_maintype() == "text" and not disposition.startswith("attachment")


def _part_text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    text = _decoded(content, str(part.get_content_charset() or "utf-8"))
    return from_html(text) if part.get_content_type() == "text/html" else text


def _decoded(content: bytes, charset: str) -> str:
    """The text in the encoding that is named; else UTF-8, else Windows', which reads anything."""
    for name in (charset, "utf-8"):
        try:
            decoded = content.decode(name)
        except (LookupError, ValueError, UnicodeError):
            continue
        if isinstance(decoded, str):
            return decoded
    return content.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str:
    """A header in readable letters, on one line."""
    value = str(message.get(name) or "")
    try:
        parts = decode_header(value)
        text = "".join(
            part if isinstance(part, str) else _decoded(part, charset or "utf-8") for part, charset in parts
        )
    except Exception:  # decode_header has errors of its own for broken words
        text = value
    return " ".join(clean(text).split())


def _addresses(message: Message, *names: str) -> list[str]:
    values = [str(value) for name in names for value in message.get_all(name, [])]
    found = [address for _name, address in getaddresses(values) if address]
    return [*found, *values]  # an address that cannot be parsed may still hold a token


def _sender(message: Message) -> str:
    found = [address for address in _addresses(message, "From", "Sender") if "@" in address]
    return clean(found[0])[:320] if found else ""


def _token(message: Message, raw: bytes, kind: MailKind) -> str | None:
    """From whom it was sent to; a bounce holds our own mail, whose Reply-To has it."""
    for address in _addresses(message, *_RECIPIENTS):
        if token := token_of(address):
            return token
    if kind is MailKind.BOUNCE:
        return token_of(raw.decode("ascii", "replace"))
    return None


def _kind(message: Message) -> MailKind:
    """A report about our mail (RFC 3464; an empty sender), an automatic answer (RFC 3834), or a person's."""
    content_type = message.get_content_type()
    report = "delivery-status" in str(message.get("Content-Type") or "").lower()
    return_path = str(message.get("Return-Path") or "").strip()
    sender = _sender(message).lower()
    if report or return_path == "<>" or sender.startswith(("mailer-daemon@", "postmaster@")):
        return MailKind.BOUNCE
    automatic = str(message.get("Auto-Submitted") or "no").strip().lower()
    precedence = str(message.get("Precedence") or "").strip().lower()
    answered = message.get("X-Autoreply") or message.get("X-Autorespond")
    if not automatic.startswith("no") or precedence in ("bulk", "junk", "auto_reply", "list") or answered:
        return MailKind.AUTOMATIC
    return MailKind.AUTOMATIC if content_type == "multipart/report" else MailKind.ANSWER


class _Words(HTMLParser):
    """Takes the words out of HTML, and nothing that runs."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        """What is not shown is left out; blocks begin a line."""
        self.hidden += tag in _HIDDEN
        if tag in _NEW_LINE:
            self.words.append("\n")

    def handle_endtag(self, tag):
        """Blocks end a line."""
        self.hidden = max(self.hidden - (tag in _HIDDEN), 0)
        if tag in _NEW_LINE and tag != "br":
            self.words.append("\n")

    def handle_data(self, data):
        """Words between tags."""
        if not self.hidden:
            self.words.append(re.sub(r"\s+", " ", data))


def from_html(html: str) -> str:
    """The words of an HTML mail, in lines."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return re.sub(r"\n\s*\n\s*", "\n\n", "".join(parser.words)).strip()


def clean(text: str) -> str:
    """Without what no text may hold: NUL, other controls, halves of characters."""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or (ord(sign) >= 32 and ord(sign) != 127))
