"""Takes an email apart, and never raises. Pure.

Python's parser does the work; whatever it stumbles over (unknown encodings, broken headers, parts that
are none) falls back to the plainest reading, because a person's words must not be lost for a header.
What takes it hours (some thousand parts, headers without an end) is cut before.
"""

import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message
from itertools import islice

from contact.desk_words import MailKind
from contact.incoming.kinds import kind_of, reasons
from contact.incoming.letters import clean, decoded, header, headers
from contact.incoming.words import from_html
from contact.reply_address import tokens_in

LONGEST_MAIL = 5 * 1024 * 1024  # bytes that are looked at; what a person writes comes before their files
LONGEST_TEXT = 50_000
MOST_PARTS = 1_000
MOST_LEVELS = 30
SMALLEST_PICTURE = 10_000  # bytes; a smaller one inside the text is a signature's, not a file that was sent
_RECIPIENTS = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Failed-Recipients", "Resent-To")
_WRITTEN = ("text/plain", "text/html", "text/enriched", "text/richtext")
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]{1,200}@[^\s<>,;:\"()\[\]]{1,200}")
_IN_BRACKETS = re.compile(r"<\s*([^\s<>]{1,200}@[^\s<>]{1,200})\s*>")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{3,250}>")
_LONG_HEADER = re.compile(rb"^content-[a-z-]+[ \t]*:.*(?:\n[ \t].*)*", re.I | re.M)
_LEVEL = re.compile(rb"^content-type[ \t]*:\s*(?:multipart|message)/", re.I | re.M)


@dataclass(frozen=True, repr=False)
class Mail:
    """An email as the desk takes it. It is never printed by accident."""

    kind: MailKind
    sender: str
    subject: str
    text: str
    message_id: str
    in_reply_to: str = ""
    recipients: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()  # of reply addresses: which enquiry it belongs to
    answers_to: tuple[str, ...] = ()  # Message-IDs of earlier mail that it answers or brings back
    attachments: int = 0  # that were left out


@dataclass
class _Contents:
    """What a mail is made of, while it is taken apart."""

    texts: list[str] = field(default_factory=list)
    reports: list[Message] = field(default_factory=list)
    files: int = 0


def read_mail(raw: bytes) -> Mail:
    """What an email says, and which enquiry it names. Raises nothing, whatever the bytes are."""
    raw = _bounded(raw)
    try:
        if len(_LEVEL.findall(raw)) > MOST_LEVELS:
            return _plain(raw)
        return _read(message_from_bytes(raw, policy=policy.compat32), raw)
    except Exception:  # a parser's fault must not lose a person's words
        return _plain(raw)


def _bounded(raw: bytes) -> bytes:
    """Without what Python's parser takes hours for: its time grows with the square of these."""
    raw = raw[:LONGEST_MAIL].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    raw = _LONG_HEADER.sub(lambda found: found[0] if len(found[0]) < 4_000 else found[0][:200], raw)
    if b"multipart/" in raw.lower():
        for line in islice(re.finditer(rb"^--", raw, re.M), MOST_PARTS, None):
            return raw[: line.start()]
    return raw


def _read(message: Message, raw: bytes) -> Mail:
    found = _Contents()
    _take(message, found)
    sender = _sender(message)
    kind = kind_of(message, sender, found.reports)
    text = clean("\n\n".join(filter(None, (part.strip() for part in found.texts))))
    if kind is MailKind.BOUNCE:
        text = "\n\n".join(filter(None, (text, *reasons(found.reports))))
    recipients = [value for name in _RECIPIENTS for value in headers(message, name)]
    earlier = [*headers(message, "In-Reply-To"), *headers(message, "References")]
    # A report holds our own mail, or its headers: the address to answer to and its Message-ID.
    is_report = kind is MailKind.BOUNCE or found.reports
    whole = raw.decode("ascii", "replace") + text if is_report else ""
    return Mail(
        kind,
        sender,
        header(message, "Subject")[:500],
        text[:LONGEST_TEXT],
        header(message, "Message-ID")[:500],
        next(iter(_message_ids(headers(message, "In-Reply-To"))), ""),
        tuple(dict.fromkeys(address for value in recipients for address in _ADDRESS.findall(value)))[:50],
        tuple(dict.fromkeys([*tokens_in(" ".join(recipients)), *tokens_in(whole)]))[:10],
        tuple(_message_ids([*reversed(earlier), whole]))[:50],
        found.files if kind is MailKind.ANSWER else 0,
    )


def _plain(raw: bytes) -> Mail:
    """The last resort: all of it as text."""
    text = clean(decoded(raw[: 4 * LONGEST_TEXT], "utf-8"))
    return Mail(MailKind.ANSWER, "", "", text[:LONGEST_TEXT], "", tokens=tuple(tokens_in(text[:20_000]))[:10])


def _take(part: Message, found: _Contents) -> None:
    """Sort a part, and the parts in it, into what was written, reports about mail, and files."""
    kind = part.get_content_type()
    if kind == "message/delivery-status" or kind == "message/global-delivery-status":
        found.reports.append(part)
    elif kind == "text/rfc822-headers" or (kind.startswith("message/") and found.reports):
        pass  # our own mail, brought back
    elif kind == "multipart/alternative":
        _take_best(_children(part), found)
    elif kind.startswith("multipart/") and part.is_multipart():
        for child in _children(part):
            _take(child, found)
    elif _is_written(part, kind):
        found.texts.append(_text(part, kind))
    elif not _is_decoration(part, kind):
        found.files += 1


def _take_best(children: list[Message], found: _Contents) -> None:
    """Of several forms of the same words the plainest that says something; files beside them count."""
    forms = []
    for child in children:
        form = _Contents()
        _take(child, form)
        plain = child.get_content_type() == "text/plain"
        forms.append((bool("".join(form.texts).strip()), plain, form))
        found.files += form.files
        found.reports += form.reports
    if forms:
        found.texts += max(forms, key=lambda form: form[:2])[2].texts


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _is_written(part: Message, kind: str) -> bool:
    """Whether a part is what was written, not a file that hangs on it."""
    attached = header(part, "Content-Disposition").lower().startswith("attachment")
    # A multipart without parts: whatever is there, it is all that there is.
    return (kind in _WRITTEN or kind.startswith("multipart/")) and not attached


def _is_decoration(part: Message, kind: str) -> bool:
    """A signature's picture, a cryptographic signature: nobody sent these on purpose."""
    if kind in ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"):
        return True
    shown = kind.startswith("image/") and header(part, "Content-ID")
    return bool(shown) and len(str(part.get_payload())) < SMALLEST_PICTURE


def _text(part: Message, kind: str) -> str:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # an encoding for transport that is none: the words as they stand
        payload = None
    content = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    try:
        charset = str(part.get_content_charset() or "utf-8")
    except Exception:  # a parameter that cannot be read (RFC 2231)
        charset = "utf-8"
    text = decoded(content, charset)
    return text if kind == "text/plain" or kind.startswith("multipart/") else from_html(text)


def _sender(message: Message) -> str:
    """The address of who wrote; not the name, which may look like one."""
    for value in (*headers(message, "From"), *headers(message, "Sender")):
        found = _IN_BRACKETS.findall(value)[-1:] or _ADDRESS.findall(value)
        if found:
            return found[0][:320]
    return ""


def _message_ids(values: list[str]) -> list[str]:
    return list(dict.fromkeys(name for value in values for name in _MESSAGE_ID.findall(value)))
