"""How stories go: from the moment in which somebody at the desk looks, to where they stand today."""

from dataclasses import dataclass
from datetime import timedelta

from clinic.seed.enquiries.story import Story
from clinic.seed.enquiries.writing import content, filled
from contact.answers import ForWhom, Kind
from contact.checklists import steps
from contact.workflow import CallResult, FlagsJudged, NoteKind, Outcome, Status

SOON = (5, 40)  # minutes of opening
USUAL = (25, 300)
LATE = (620, 1100)  # longer than one working day
OUTCOMES = {
    Kind.APPOINTMENT: (Outcome.BOOKED, Outcome.BOOKED, Outcome.ANSWERED),
    Kind.REFERRAL: (Outcome.BOOKED, Outcome.PASSED_ON),
    Kind.COMPLAINT: (Outcome.PASSED_ON, Outcome.ANSWERED),
    Kind.DATA: (Outcome.PASSED_ON, Outcome.ANSWERED),
    Kind.OTHER: (Outcome.ANSWERED, Outcome.NOT_NEEDED),
}


@dataclass(frozen=True)
class Team:
    """Who works at the desk."""

    desk: object
    manager: object


def untouched(story: Story, team: Team) -> None:
    """Nobody has looked yet."""


def forgotten(story: Story, team: Team) -> None:
    """Nobody has looked, and the time is over."""
    story.at = story.calendar.end
    story.remind()


def begun(story: Story, team: Team, wait: tuple[float, float] = SOON) -> None:
    """Somebody opened it, found nothing wrong with it and made it their work."""
    me = _worker(story, team)
    story.wait(*wait).read(me)
    if story.enquiry.quarantined:
        story.leave_quarantine(me)
    story.assign(me, me)
    if story.kind == Kind.COMPLAINT:
        story.write(me, content("desk")["complaint_note"])
    elif story.chance.random() < 0.25:
        _note(story, me)


def begun_and_forgotten(story: Story, team: Team) -> None:
    """Somebody began, and the time is over."""
    begun(story, team)
    _note(story, story.enquiry.assignee)
    forgotten(story, team)


def handed_on(story: Story, team: Team) -> None:
    """The desk gave it to the manager."""
    story.wait(*SOON).read(team.desk)
    story.assign(team.desk, team.desk)
    story.assign(team.manager, team.desk, story.chance.choice(content("desk")["handovers"]))


def tried_to_ring(story: Story, team: Team) -> None:
    """Urgent: somebody rang at once and reached nobody yet."""
    begun(story, team, (2, 8))
    _call(story.wait(2, 6), CallResult.NO_ANSWER)


def call_back_due(story: Story, team: Team) -> None:
    """A call was planned for a time that has come."""
    begun(story, team)
    _call(story.wait(3, 15), CallResult.NO_ANSWER)
    story.call_back(story.enquiry.assignee, min(story.at + timedelta(minutes=45), story.calendar.end))


def call_back_planned(story: Story, team: Team) -> None:
    """A call is planned for a day to come."""
    begun(story, team)
    _call(story.wait(3, 15), CallResult.VOICEMAIL)
    opening = story.calendar.hours.next_opening(story.calendar.day_end)
    story.call_back(story.enquiry.assignee, opening + timedelta(minutes=90))


def waiting(story: Story, team: Team) -> None:
    """The desk asked something, and waits for the answer."""
    begun(story, team)
    _reply(story.wait(10, 60), "waiting")
    story.move(Status.WAITING, story.enquiry.assignee)


def reopened(story: Story, team: Team) -> None:
    """It was closed, and somebody rang again on the last working day."""
    closed(story, team)
    story.at = story.calendar.later(story.calendar.fresh_from, story.chance.uniform(5, 60))
    me = story.enquiry.assignee
    story.read(me)
    story.move(Status.REOPENED, me)
    story.write(me, story.chance.choice(content("desk")["reopened"]))


def answered(story: Story, team: Team) -> None:
    """The person has an answer; a late one now and then."""
    late = not story.enquiry.urgency and story.chance.random() < 0.07
    begun(story, team, LATE if late else USUAL)
    _answer(story)


def closed(story: Story, team: Team) -> None:
    """Answered, and everything else is done too."""
    answered(story, team)
    _close(story)


def nobody_reached(story: Story, team: Team) -> None:
    """Rung three times, never answered, closed."""
    begun(story, team, USUAL)
    for _try in range(3):
        _call(story, CallResult.NO_ANSWER)
        story.wait(200, 500)
    story.close(Outcome.NO_ANSWER, story.enquiry.assignee)


def rung_at_once(story: Story, team: Team) -> None:
    """Urgent: a call within minutes of opening, then closed."""
    begun(story, team, (2, 12))
    me, words = story.enquiry.assignee, content("desk")
    aside = story.text.aside
    story.call(me, CallResult.SPOKE, story.chance.choice(words["set_aside" if aside else "urgent_calls"]))
    story.judge(me, FlagsJudged.SET_ASIDE if aside else FlagsJudged.CONFIRMED)
    story.wait(3, 20).move(Status.ANSWERED, me)
    _close(story, Outcome.ANSWERED if aside else Outcome.PASSED_ON)


def spam(story: Story, team: Team) -> None:
    """Somebody looked: it is spam."""
    me = _worker(story, team)
    story.wait(*USUAL).read(me)
    story.move(Status.SPAM, me)


def answered_for_both(story: Story, twin: Story, team: Team, *, close: bool) -> None:
    """The same person wrote twice; the second message was joined with the first, which is answered."""
    begun(story, team, (40, 90))
    twin.at = story.at
    twin.read(story.enquiry.assignee)
    story.merge(twin, story.enquiry.assignee)
    if close:
        _answer(story)
        _close(story)


def _worker(story: Story, team: Team):
    """Complaints and data are mostly the manager's work."""
    share = 0.8 if story.kind in (Kind.COMPLAINT, Kind.DATA) else 0.2
    return team.manager if story.chance.random() < share else team.desk


def _answer(story: Story) -> None:
    """By email if there is an address; else, and now and then, by phone."""
    me, person = story.enquiry.assignee, story.person
    story.wait(8, 60)
    story.remind()
    if not person.email or (person.phone and story.chance.random() < 0.25):
        if story.chance.random() < 0.3:
            _call(story, CallResult.VOICEMAIL)
            story.wait(15, 60)
        _call(story, CallResult.SPOKE)
    else:
        _reply(story, story.kind)
    story.move(Status.ANSWERED, me)
    story.tick(me, steps(story.kind)[0][0])


def _close(story: Story, outcome: Outcome | None = None) -> None:
    me, kind = story.enquiry.assignee, Kind(story.kind)
    story.wait(60, 1300).read(me)
    for item, _label in steps(kind):
        if not any(tick.item == item for tick in story.ticks):
            story.tick(me, item)
    story.close(outcome or story.chance.choice(OUTCOMES.get(kind, (Outcome.ANSWERED,))), me)


def _note(story: Story, me) -> None:
    story.write(me, story.chance.choice(content("desk")["notes"]), NoteKind.NOTE)


def _call(story: Story, result: CallResult) -> None:
    """A voicemail is left only for those who allow it."""
    if result is CallResult.VOICEMAIL and not story.enquiry.voicemail_allowed:
        result = CallResult.NO_ANSWER
    words = story.chance.choice(content("desk")["calls"][result.value])
    story.call(story.enquiry.assignee, result, words)


def _reply(story: Story, kind: str) -> None:
    words = content("desk")
    general = words["general"] if ForWhom(story.enquiry.for_whom).only_general else ""
    text = words["greeting"] + general + story.chance.choice(words["replies"][kind]) + words["signature"]
    story.reply(story.enquiry.assignee, filled(text, story.person.name))
