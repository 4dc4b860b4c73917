"""One enquiry and what happened to it: the rows that the services would have written at those times."""

import uuid
from datetime import datetime, timedelta
from random import Random

from clinic.crockford import ALPHABET
from clinic.seed.enquiries.calendar import Calendar
from clinic.seed.enquiries.people import Person
from clinic.seed.enquiries.writing import Text
from contact import checklists, red_flags, references, reply_clock, sealing, spam, workflow
from contact.events import EventKind
from contact.models import ChecklistTick, Enquiry, EnquiryEvent, Note, Reply
from contact.workflow import CallResult, FlagsJudged, NoteKind, ReplyState, Status, Urgency


def key(number: int) -> uuid.UUID:
    """The primary key of a demo enquiry: always the same, so that it is known again."""
    return uuid.UUID(int=Random(f"demo enquiry {number}").getrandbits(128), version=4)  # noqa: S311


class Story:
    """An enquiry that is not stored yet. Each step is at `self.at`, and leaves what a service leaves."""

    def __init__(
        self, number: int, at: datetime, person: Person, text: Text, message: str, calendar: Calendar
    ):
        self.number, self.person, self.calendar, self.text = number, person, calendar, text
        self.chance = Random(f"demo story {number}")  # noqa: S311  (no secret)
        self.at = at
        self.events: list[EnquiryEvent] = []
        self.notes: list[Note] = []
        self.replies: list[Reply] = []
        self.ticks: list[ChecklistTick] = []
        self._submit(text, person.cleaned() | {"message": message, "signs": text.signs})

    @property
    def kind(self) -> str:
        """What it is about."""
        return self.text.kind

    def _submit(self, text: Text, cleaned: dict) -> None:
        pk, chance, person = key(self.number), self.chance, self.person
        body = "".join(chance.choices(ALPHABET, k=references.LENGTH - 1))
        suspicions = spam.suspicions(
            person.name, person.email, cleaned["message"], text.honeypot, text.seconds
        )
        found = [*text.signs, *(flag.advice for flag in red_flags.find(cleaned["message"]))]
        self.enquiry = Enquiry(
            pk=pk,
            reference=body + references.check_character(body),
            kind=text.kind,
            for_whom=text.whom,
            voicemail_allowed=bool(person.phone) and chance.random() < 0.5,
            health_by_email_allowed=bool(person.email) and chance.random() < 0.35,
            urgency=workflow.urgency_of(found).value,
            suspicions=suspicions,
            quarantined=bool(suspicions),
            red_flags_read_at=self.at + timedelta(seconds=1),
            created_at=self.at,
            status_changed_at=self.at,
            **reply_clock.started(self.at, self.calendar.hours),
            **sealing.seal(pk, cleaned),
        )
        self.indexes = sealing.indexes(pk, cleaned)
        self._event(EventKind.SUBMITTED)
        if found:
            self.at += timedelta(seconds=1)
            self._event(EventKind.FLAGGED)

    def wait(self, shortest: float, longest: float) -> "Story":
        """Let some minutes of opening pass."""
        self.at = self.calendar.later(self.at, self.chance.uniform(shortest, longest))
        return self

    def read(self, user) -> None:
        """Somebody opens it."""
        self._event(EventKind.READ, user)

    def assign(self, to, user, note: str = "") -> None:
        """It becomes somebody's work."""
        self._change(assignee=to)
        self._event(EventKind.ASSIGNED, user, to=to.get_username())
        if note:
            self.write(user, note, NoteKind.HANDOVER)
        if to == user and self.enquiry.status in (Status.NEW, Status.REOPENED):
            self.move(Status.IN_PROGRESS, user)

    def move(self, status: Status, user, why: str = "", **fields) -> None:
        """Give it another status with all that hangs on it, as the services do."""
        enquiry, hours, old = self.enquiry, self.calendar.hours, Status(self.enquiry.status)
        if status is not Status.DUPLICATE:
            workflow.check_move(old, status)
        fields |= {"status": status.value, "status_changed_at": self.at, "is_open": status.is_open}
        if status is Status.REOPENED:
            fields |= {**reply_clock.started(self.at, hours), "outcome": "", "call_back_at": None}
        elif status is Status.WAITING:
            fields |= reply_clock.stopped(self.at, enquiry.reply_by, enquiry.warn_at, hours)
        elif not status.is_open:
            fields |= reply_clock.over(self.at)
        if status in (Status.SPAM, Status.REOPENED, Status.DUPLICATE):
            fields["quarantined"] = False
        if status is Status.ANSWERED and not enquiry.first_reply_at:
            fields["first_reply_at"] = self.at
        self._change(**fields)
        self._event(
            EventKind.MOVED, user, **{"from": old.value, "to": status.value} | ({"why": why} if why else {})
        )

    def close(self, outcome: workflow.Outcome, user) -> None:
        """It is over. Raises workflow.CannotClose if something is missing for it."""
        calls = [note.call_result for note in self.notes if note.kind == NoteKind.CALL]
        workflow.check_closing(self.enquiry.urgency, outcome.value, calls)
        self.move(Status.CLOSED, user, outcome.label, outcome=outcome.value)

    def write(self, user, text: str, kind: NoteKind = NoteKind.NOTE, result: str = "") -> None:
        """Somebody writes a note, sealed."""
        note = Note(
            pk=self._key(), enquiry=self.enquiry, kind=kind.value, call_result=result, author=user, at=self.at
        )
        self.notes.append(sealing.seal_row(note, {"text": text}))
        called = kind is NoteKind.CALL
        what = CallResult(result).label if called else kind.label
        self._event(EventKind.CALLED if called else EventKind.NOTED, user, what=what)

    def call(self, user, result: CallResult, text: str) -> None:
        """Somebody rings; a person who was spoken to has had a reply."""
        spoke = result is CallResult.SPOKE
        fields = {"call_back_at": None, "due_at": self.enquiry.reply_by or reply_clock.NEVER} if spoke else {}
        if spoke and not self.enquiry.first_reply_at:
            fields["first_reply_at"] = self.at
        self._change(**fields)
        self.write(user, text, NoteKind.CALL, result.value)

    def call_back(self, user, at: datetime) -> None:
        """Plan a call."""
        self._change(call_back_at=at, due_at=at)
        local = self.calendar.hours.local(at)
        self._event(EventKind.CALL_BACK_SET, user, what=f"{local:%-d %B %Y, %H:%M}")

    def reply(self, user, text: str) -> None:
        """An email that was sent; nobody is told of it again."""
        reply = Reply(
            pk=self._key(),
            enquiry=self.enquiry,
            state=ReplyState.SENT.value,
            author=user,
            created_at=self.at - timedelta(minutes=self.chance.randint(2, 5)),
            updated_at=self.at,
        )
        subject = f"Your message to us ({self.enquiry})"
        self.replies.append(sealing.seal_row(reply, {"subject": subject, "text": text}))
        self._event(EventKind.REPLY_QUEUED, user)
        self._event(EventKind.NOTICE_SENT)
        if not self.enquiry.first_reply_at:
            self._change(first_reply_at=self.at)

    def judge(self, user, judged: FlagsJudged) -> None:
        """A person says what the signs are."""
        aside = {"urgency": Urgency.USUAL.value} if judged is FlagsJudged.SET_ASIDE else {}
        self._change(red_flags_judged=judged.value, **aside)
        self._event(EventKind.FLAGS_JUDGED, user, what=judged.label)

    def leave_quarantine(self, user) -> None:
        """A person looked: it is not spam."""
        self._change(quarantined=False)
        self._event(EventKind.OUT_OF_QUARANTINE, user)

    def tick(self, user, item: str) -> None:
        """A step of the checklist is done."""
        label = checklists.label(self.kind, item)
        self.ticks.append(ChecklistTick(enquiry=self.enquiry, item=item, user=user, at=self.at))
        self._event(EventKind.TICKED, user, what=label)

    def remind(self) -> None:
        """Staff were reminded by now if most of the time had gone, and again if all of it had."""
        now = self.at
        for percent, moment in ((75, self.enquiry.warn_at), (100, self.enquiry.reply_by)):
            if moment <= now:
                self.at = moment
                self._event(EventKind.ESCALATED, what=f"{percent}% of the time was over")
                self.enquiry.escalated = percent
        self.at = now

    def merge(self, twin: "Story", user) -> None:
        """Another message of the same person is answered with this one."""
        twin.at = max(self.at, twin.at)
        twin.move(Status.DUPLICATE, user, duplicate_of=self.enquiry)
        self._change(urgency=max(self.enquiry.urgency, twin.enquiry.urgency))
        twin._event(EventKind.MERGED, user, what=str(self.enquiry))
        self._event(EventKind.MERGED, user, what=str(twin.enquiry))

    def _key(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def _change(self, **fields) -> None:
        for name, value in fields.items():
            setattr(self.enquiry, name, value)
        self.enquiry.version += 1

    def _event(self, kind: EventKind, user=None, **detail) -> None:
        if user is not None:
            detail["by"] = user.get_username()
        self.events.append(
            EnquiryEvent(enquiry=self.enquiry, kind=kind.value, at=self.at, user=user, detail=detail)
        )
