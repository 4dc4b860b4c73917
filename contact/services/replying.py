"""Replies by email: drafts kept as they are typed, sent through the outbox, taken back within a minute."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contact import emails, reply_rules, sealing, workflow
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, Notice, Reply, ReplyTemplate
from contact.reply_rules import Addressee, MayNotSend
from contact.services.changing import StaleEnquiry, change, set_status
from contact.workflow import ReplyState, Status

UNDO_SECONDS = 60


class StaleDraft(Exception):
    """The draft was saved from another window in the meantime; `stored` is what it says there."""

    def __init__(self, stored: str, version: int):
        self.stored, self.version = stored, version
        super().__init__(
            "This draft was changed in another window. Yours is below, the other one beside it: "
            "join the two, then send."
        )


def addressee(enquiry: Enquiry, opened: sealing.Opened) -> Addressee:
    """What the rules need to know of who wrote."""
    return Addressee(
        bool(opened.email),
        enquiry.health_by_email_allowed,
        enquiry.for_whom,
        reply_rules.needed(opened.needs),
    )


def draft_of(enquiry: Enquiry, user) -> Reply | None:
    """The one draft that somebody has for an enquiry, if there is one."""
    return Reply.objects.filter(enquiry=enquiry, author=user, state=ReplyState.DRAFT.value).first()


@transaction.atomic
def save_draft(enquiry: Enquiry, user, text: str, version: int) -> Reply:
    """Keep what is typed; `version` is 0 for a new draft. Raises StaleDraft if another window kept it."""
    draft = draft_of(enquiry, user)
    if draft is None:
        draft = Reply(enquiry=enquiry, author=user, version=1)
        sealing.seal_row(draft, {"text": text}).save(force_insert=True)
        return draft
    kept = sealing.open_row(draft).get("text", "")
    if draft.version != version and kept != text:
        raise StaleDraft(kept, draft.version)
    sealing.seal_row(draft, {"text": text})
    row = Reply.objects.filter(pk=draft.pk, version=draft.version, state=ReplyState.DRAFT.value)
    changed = row.update(
        sealed=draft.sealed, key_id=draft.key_id, version=draft.version + 1, updated_at=timezone.now()
    )
    if not changed:
        raise StaleDraft(kept, draft.version)
    draft.version += 1
    return draft


@transaction.atomic
def queue_reply(enquiry: Enquiry, user, cleaned: dict) -> Reply:
    """Send a reply off: it waits a minute in the outbox, and the enquiry counts as answered.

    `cleaned` holds text, version (of the enquiry), draft_version, holds_health, identity_check, email_chosen
    and template. Raises MayNotSend, StaleEnquiry, StaleDraft.
    """
    row = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if row.version != cleaned["version"]:
        raise StaleEnquiry
    to = addressee(row, sealing.open_sealed(row))
    health = (cleaned["holds_health"], cleaned["identity_check"], cleaned["email_chosen"])
    reply_rules.check(to, cleaned["text"], *health)
    if row.duplicate_of_id:
        raise MayNotSend("This message is joined with another one: reply there.")
    if row.status == Status.SPAM:
        raise MayNotSend("This message is marked as spam. Open it again before you reply.")
    draft = save_draft(row, user, cleaned["text"], cleaned["draft_version"])
    now = timezone.now()
    Reply.objects.filter(pk=draft.pk).update(
        state=ReplyState.QUEUED.value,
        holds_health=cleaned["holds_health"],
        identity_check=cleaned["identity_check"],
        email_chosen=cleaned["email_chosen"],
        template=cleaned["template"],
        updated_at=now,
    )
    draft.refresh_from_db()
    notice = emails.reply_notice(row, draft)
    notice.next_attempt_at = now + timedelta(seconds=UNDO_SECONDS)
    notice.save()
    EnquiryEvent.objects.record(row.pk, EventKind.REPLY_QUEUED, user, reply=str(draft.pk), was=row.status)
    first = {} if row.first_reply_at else {"first_reply_at": now}
    if workflow.may_move(row.status, Status.ANSWERED):
        set_status(row, Status.ANSWERED, user, row.version, **first)
    else:
        change(row.pk, row.version, **first)
    return draft


def may_undo(enquiry: Enquiry, user) -> Reply | None:
    """The reply that somebody sent off and can still take back."""
    waiting = Reply.objects.filter(enquiry=enquiry, author=user, state=ReplyState.QUEUED.value)
    return waiting.filter(notice__next_attempt_at__gt=timezone.now(), notice__attempts=0).first()


@transaction.atomic
def undo_reply(enquiry: Enquiry, user) -> bool:
    """Take a reply back while its minute runs: it is the draft again. False if it is too late."""
    reply = may_undo(enquiry, user)
    if reply is None:
        return False
    notice = Notice.objects.filter(reply=reply, attempts=0, next_attempt_at__gt=timezone.now())
    # One conditional delete: whichever comes first, the worker or this, the other one finds nothing.
    if not notice.delete()[0]:
        return False
    Reply.objects.filter(enquiry=enquiry, author=user, state=ReplyState.DRAFT.value).delete()
    Reply.objects.filter(pk=reply.pk).update(state=ReplyState.DRAFT.value, updated_at=timezone.now())
    EnquiryEvent.objects.record(enquiry.pk, EventKind.REPLY_UNDONE, user)
    sent = enquiry.events.filter(kind=EventKind.REPLY_QUEUED.value).last()
    was = Status(sent.detail["was"]) if sent else Status.IN_PROGRESS
    row = Enquiry.objects.get(pk=enquiry.pk)
    if row.status == Status.ANSWERED and was.is_open:
        never = {} if row.replies.filter(state=ReplyState.SENT.value).exists() else {"first_reply_at": None}
        set_status(row, was, user, row.version, **never)
    return True


def templates_for(enquiry: Enquiry) -> list[ReplyTemplate]:
    """Templates that fit what it is about; those of its topic first."""
    title = enquiry.source_title.casefold()
    fitting = [row for row in ReplyTemplate.objects.all() if row.kind in ("", enquiry.kind)]
    return sorted(fitting, key=lambda row: (not (row.topic and row.topic.casefold() in title), row.title))


def has_reply_address() -> bool:
    """Whether answers can come back to the desk."""
    return bool(settings.ENQUIRY_MAILBOX)
