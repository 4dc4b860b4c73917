"""All that happened to an enquiry, in one order: events, notes, replies and answers."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from wagtail.admin.utils import get_user_display_name as display_name

from contact import services
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, IncomingMail, Note, Reply
from contact.workflow import MailKind, ReplyState

# Notes and mails are entries of their own, with their words; the events beside them would say it twice.
_SAID_BY_ENTRIES = (EventKind.NOTED, EventKind.CALLED, EventKind.MAIL_CAME, EventKind.MAIL_BOUNCED)


@dataclass(frozen=True)
class Entry:
    """One line of the timeline. `kind` is event, note, call, reply or mail: they look different."""

    at: datetime
    kind: str
    words: str
    who: str
    text: str = ""
    of: str = ""  # the reference of a joined message, if it happened there


def timeline(enquiry: Enquiry, joined: list[Enquiry]) -> list[Entry]:
    """The entries of an enquiry and of the messages joined with it, the oldest first."""
    references = {row.pk: str(row) for row in joined}
    keys = [enquiry.pk, *references]

    def of(row) -> str:
        return references.get(row.enquiry_id, "")

    events = (
        EnquiryEvent.objects.filter(enquiry__in=keys)
        .exclude(kind__in=_SAID_BY_ENTRIES)
        .select_related("user")
    )
    notes = Note.objects.filter(enquiry__in=keys).select_related("author")
    replies = (
        Reply.objects.filter(enquiry__in=keys).exclude(state=ReplyState.DRAFT.value).select_related("author")
    )
    mails = IncomingMail.objects.filter(enquiry__in=keys)
    entries = chain(
        (
            Entry(
                row.at,
                "event",
                row.words,
                display_name(row.user) or row.detail.get("by", ""),
                of=of(row),
            )
            for row in events
        ),
        (
            Entry(row.at, row.kind, _note_words(row), display_name(row.author), _text(row), of(row))
            for row in notes
        ),
        (
            Entry(
                row.updated_at,
                "reply",
                f"Reply by email: {row.get_state_display().lower()}",
                display_name(row.author),
                _text(row),
                of(row),
            )
            for row in replies
        ),
        (_mail(row, of(row)) for row in mails),
    )
    return sorted(entries, key=lambda entry: entry.at)


def _note_words(note: Note) -> str:
    if note.call_result:
        return f"{note.get_kind_display()}: {note.get_call_result_display().lower()}"
    return note.get_kind_display()


def _mail(mail: IncomingMail, of: str) -> Entry:
    """A mail with what staff must know before they trust it."""
    opened = services.open_text(mail)
    words = [mail.get_kind_display()]
    if mail.kind == MailKind.BOUNCE:
        words = [EventKind.MAIL_BOUNCED.label]
    if opened.get("other_address"):
        words.append("it came from another address than the person gave: make sure who wrote")
    if mail.attachments == 1:
        words.append("one attached file was refused")
    elif mail.attachments:
        words.append(f"{mail.attachments} attached files were refused")
    return Entry(mail.at, "mail", "; ".join(words), opened.get("from", ""), _words(opened), of)


def _text(row) -> str:
    return _words(services.open_text(row))


def _words(opened: dict) -> str:
    return opened.get("text", "") if opened else "This cannot be read: its key is missing, or it was changed."
