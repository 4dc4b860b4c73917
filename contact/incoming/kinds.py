"""Tells what a person wrote from what a machine did. Pure.

When in doubt about a machine's mail it counts as a bounce: then somebody looks.
"""

import re
from email.message import Message

from contact.desk_words import MailKind
from contact.incoming.letters import header

_DAEMONS = ("mailer-daemon@", "postmaster@", "mail-daemon@", "mdaemon@", "maildaemon@")
_FAILED = re.compile(
    r"undeliver|unzustellbar|non remis|returned mail|returned to sender|deliver\w* (?:has )?fail"
    r"|failed deliver|failure|could not be delivered|not delivered|delivery status notification \(fail",
    re.I,
)
_DELAYED = re.compile(r"delay|^warning\b|still being retried|not yet", re.I)
_OUT_OF_OFFICE = re.compile(
    r"^(?:automatic reply|auto[- ]?reply|automatische antwort|out of (?:the )?office)\b", re.I
)
_PRECEDENCE = ("bulk", "junk", "auto_reply", "auto-reply", "list")
_AUTOMATIC_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "X-Autoreply-From")


def kind_of(message: Message, sender: str, reports: list[Message]) -> MailKind:
    """A bounce (RFC 3464; an empty sender; a mail server's own words), an automatic answer (RFC 3834) or
    a person's. `reports` are the mail's parts of the type message/delivery-status."""
    if reports or "delivery-status" in header(message, "Content-Type").lower():
        return _of_report(reports)
    if message.get_content_type() == "multipart/report":  # that it was read, or complained of
        return MailKind.AUTOMATIC
    subject = header(message, "Subject")
    nobody = header(message, "Return-Path") == "<>"
    if _is_daemon(message, sender):
        delayed = _DELAYED.search(subject) and not _FAILED.search(subject)
        return MailKind.AUTOMATIC if delayed else MailKind.BOUNCE
    if nobody and _FAILED.search(subject):
        return MailKind.BOUNCE
    if _is_automatic(message, subject):
        return MailKind.AUTOMATIC
    return MailKind.BOUNCE if nobody else MailKind.ANSWER


def _of_report(reports: list[Message]) -> MailKind:
    """Only what failed for good came back; a delay, or that it arrived, wakes nobody."""
    blocks = [block for part in reports for block in _blocks(part)]
    actions = [action for block in blocks if (action := header(block, "Action").lower())]
    failed = not actions or any(action.startswith("fail") for action in actions)
    return MailKind.BOUNCE if failed else MailKind.AUTOMATIC


def reasons(reports: list[Message]) -> list[str]:
    """What the mail server gave as its reason, for staff."""
    lines = [
        header(block, name)
        for part in reports
        for block in _blocks(part)
        for name in ("Status", "Diagnostic-Code")
    ]
    return list(dict.fromkeys(line for line in lines if line))


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _is_daemon(message: Message, sender: str) -> bool:
    return sender.lower().startswith(_DAEMONS) or bool(header(message, "X-Failed-Recipients"))


def _is_automatic(message: Message, subject: str) -> bool:
    submitted = header(message, "Auto-Submitted").lower()
    return (
        bool(submitted and not submitted.startswith("no"))
        or header(message, "Precedence").lower() in _PRECEDENCE
        or any(header(message, name) for name in _AUTOMATIC_HEADERS)
        or bool(_OUT_OF_OFFICE.match(subject))
    )
