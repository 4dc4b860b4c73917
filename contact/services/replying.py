"""Replies by email: drafts kept as they are typed, sent through the outbox, taken back within a minute."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from contact import emails, reply_clock, reply_rules, sealing, workflow
from contact.events import EventKind
from contact.models import Enquiry, EnquiryEvent, Note, Notice, Reply, ReplyTemplate
from contact.reply_rules import Addressee, MayNotSend
from contact.services.changing import StaleEnquiry, change, set_status
from contact.workflow import CallResult, ReplyState, Status

UNDO_SECONDS = 60
# What taking a reply back leaves as it was, though the status changes to and fro.
_CLOCK = ("reply_by", "warn_at", "seconds_left", "seconds_to_warning", "escalated")


class StaleDraft(Exception):
    """The draft was saved from another window in the meantime; `stored` is what it says there.

    `version` is 0 if it is no draft any more, because that window sent it.
    """

    def __init__(self, stored: str, version: int):
        self.stored, self.version = stored, version
        super().__init__(
            "This draft was changed in another window. Yours is below, the other one beside it: "
            "join the two, then send."
            if version
            else "This draft was sent from another window. What stands below is not kept: send it only "
            "if it is something else."
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
    """Keep what is typed; `version` is 0 for a new draft.

    Raises StaleDraft if another window kept or sent it, crypto.CryptoError if what was kept cannot be read.
    """
    text = text.replace("\r\n", "\n")  # forms send both signs, scripts one: it is the same text
    draft = draft_of(enquiry, user)
    if draft is None:
        return _begin_draft(enquiry, user, text, version)
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


def _begin_draft(enquiry: Enquiry, user, text: str, version: int) -> Reply:
    """A new draft. A save that comes late, after its reply was sent, makes none."""
    waiting = Reply.objects.filter(enquiry=enquiry, author=user, state=ReplyState.QUEUED.value)
    if version or any(sealing.open_row(reply).get("text") == text for reply in waiting):
        raise StaleDraft("", 0)
    draft = Reply(enquiry=enquiry, author=user, version=1)
    sealing.seal_row(draft, {"text": text})
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:  # two windows began at the same moment
        if (other := draft_of(enquiry, user)) is None:
            raise
        raise StaleDraft(sealing.open_row(other).get("text", ""), other.version) from None
    return draft


@transaction.atomic
def queue_reply(enquiry: Enquiry, user, cleaned: dict) -> Reply:
    """Send a reply off: it waits a minute in the outbox, and the enquiry counts as answered.

    `cleaned` holds text, version (of the enquiry), draft_version, holds_health, identity_check, email_chosen
    and template. Raises MayNotSend, StaleEnquiry, StaleDraft, crypto.CryptoError.
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
    before = _as_it_stands(row)
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
    EnquiryEvent.objects.record(row.pk, EventKind.REPLY_QUEUED, user, reply=str(draft.pk), **before)
    first = {} if row.first_reply_at else {"first_reply_at": now}
    if workflow.may_move(row.status, Status.ANSWERED):
        set_status(row, Status.ANSWERED, user, row.version, **first)
    else:
        change(row.pk, row.version, **first)
    return draft


def _as_it_stands(enquiry: Enquiry) -> dict:
    """What taking the reply back brings back: of two replies in one minute, both know how it was before."""
    if enquiry.status == Status.ANSWERED:
        waiting = set(enquiry.replies.filter(state=ReplyState.QUEUED.value).values_list("pk", flat=True))
        events = enquiry.events.filter(kind=EventKind.REPLY_QUEUED.value)
        for detail in reversed([event.detail for event in events]):
            if detail["reply"] in map(str, waiting):
                return {name: detail.get(name) for name in ("was", "first", "call")}
    call = enquiry.call_back_at
    return {
        "was": enquiry.status,
        "first": enquiry.first_reply_at is None,
        "call": call.isoformat() if call else None,
    }


def may_undo(enquiry: Enquiry, user) -> Reply | None:
    """The reply that somebody sent off and can still take back."""
    waiting = Reply.objects.filter(enquiry=enquiry, author=user, state=ReplyState.QUEUED.value)
    return waiting.filter(notice__next_attempt_at__gt=timezone.now(), notice__attempts=0).first()


@transaction.atomic
def undo_reply(enquiry: Enquiry, user) -> bool:
    """Take a reply back while its minute runs: it is the draft again. False if it is too late.

    What was typed since stands below it. Raises crypto.CryptoError if that cannot be read.
    """
    reply = may_undo(enquiry, user)
    if reply is None:
        return False
    notice = Notice.objects.filter(reply=reply, attempts=0, next_attempt_at__gt=timezone.now())
    # One conditional delete: whichever comes first, the worker or this, the other one finds nothing.
    if not notice.delete()[0]:
        return False
    if newer := draft_of(enquiry, user):
        texts = [sealing.open_row(row).get("text", "") for row in (reply, newer)]
        sealing.seal_row(reply, {"text": "\n\n".join(text for text in texts if text.strip())})
        newer.delete()
    Reply.objects.filter(pk=reply.pk).update(
        state=ReplyState.DRAFT.value,
        sealed=reply.sealed,
        key_id=reply.key_id,
        version=F("version") + 1,
        updated_at=timezone.now(),
    )
    EnquiryEvent.objects.record(enquiry.pk, EventKind.REPLY_UNDONE, user)
    events = enquiry.events.filter(kind=EventKind.REPLY_QUEUED.value)
    _bring_back(enquiry.pk, [event for event in events if event.detail["reply"] == str(reply.pk)][-1], user)
    return True


def _bring_back(pk, queued: EnquiryEvent, user) -> None:
    """The status, the clock and the planned call of before, unless another reply counts."""
    row, state = Enquiry.objects.get(pk=pk), ReplyState
    sent_since = Q(state=state.SENT.value, updated_at__gte=queued.at)
    if row.replies.filter(Q(state=state.QUEUED.value) | sent_since).exists():
        return
    if queued.detail.get("first"):
        spoke = Note.objects.filter(enquiry=pk, call_result=CallResult.SPOKE.value).order_by("at").first()
        row = change(pk, None, first_reply_at=spoke.at if spoke else None)
    was = Status(queued.detail["was"])
    if row.status != Status.ANSWERED or not was.is_open:
        return
    call = queued.detail.get("call")
    at = datetime.fromisoformat(call) if call else None
    clock = {name: getattr(row, name) for name in _CLOCK}
    due = at or (row.reply_by if was.clock_runs else None) or reply_clock.NEVER
    set_status(row, was, user, row.version)
    change(pk, None, call_back_at=at, due_at=due, **clock)


@transaction.atomic
def reopen_unsent() -> int:
    """Put back on the desk what counts as answered though its reply could not be sent; how many."""
    over = Q(enquiry__status__in=(Status.ANSWERED.value, Status.CLOSED.value))
    failed = Reply.objects.filter(over, state=ReplyState.FAILED.value)
    since = failed.filter(updated_at__gte=F("enquiry__status_changed_at"))
    rows = Enquiry.objects.filter(pk__in=since.values("enquiry"))
    for row in rows:
        set_status(row, Status.REOPENED, None, None, "the reply could not be sent")
    return len(rows)


def templates_for(enquiry: Enquiry) -> list[ReplyTemplate]:
    """Templates that fit what it is about; those of its topic first."""
    title = enquiry.source_title.casefold()
    fitting = [row for row in ReplyTemplate.objects.all() if row.kind in ("", enquiry.kind)]
    return sorted(fitting, key=lambda row: (not (row.topic and row.topic.casefold() in title), row.title))


def has_reply_address() -> bool:
    """Whether answers can come back to the desk."""
    return bool(settings.ENQUIRY_MAILBOX)
