"""What the benches of enquiries promise, checked on what was found. Pure: a test feeds it bad data."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

# What a patient may be answered while the site is killed: stored, or plainly "not stored, send it again".
BROKEN_OFF = "broken off"
EXPECTED_ANSWERS = frozenset({"302", "503", BROKEN_OFF})
HOSTILE_ANSWERS = frozenset({"200", "302", "400", "403", "413", "422", "429"})


class Row(NamedTuple):
    """One line of a table: what was measured, what is promised of it, and whether that was kept."""

    what: str
    found: str
    promise: str
    kept: bool


class Ack(NamedTuple):
    """What a patient was told: the reference for a message, which is known by its canary number."""

    canary: str
    reference: str


@dataclass(frozen=True)
class Stored:
    """One enquiry as the database has it."""

    reference: str
    canary: str
    wanted: int  # how many notices it should have
    notices: tuple[str, ...] = ()  # their Message-IDs
    unsent: int = 0


def at_most(what: str, found: float, most: float) -> Row:
    """A row that promises no more than this."""
    return Row(what, _number(found), f"at most {_number(most)}", found <= most)


def at_least(what: str, found: float, least: float) -> Row:
    """A row that promises no less than this."""
    return Row(what, _number(found), f"at least {_number(least)}", found >= least)


def lost(acks: Iterable[Ack], stored: Iterable[Stored]) -> list[Ack]:
    """Acknowledged messages that are not there exactly once, or with another text."""
    rows = list(stored)
    times = Counter(row.reference for row in rows)
    texts = {row.reference: row.canary for row in rows}
    return [ack for ack in set(acks) if times[ack.reference] != 1 or texts[ack.reference] != ack.canary]


def doubled(acks: Iterable[Ack], stored: Iterable[Stored]) -> list[str]:
    """Messages that are stored more than once, or whose sender was told two references."""
    times = Counter(row.canary for row in stored)
    told = Counter(ack.canary for ack in set(acks))
    return [canary for canary in times | told if max(times[canary], told[canary]) > 1]


def doubled_mail(mail: Sequence[str]) -> int:
    """How many mails came that had come before."""
    return len(mail) - len(set(mail))


def check_kills(
    acks: Sequence[Ack],
    stored: Sequence[Stored],
    mail: Sequence[str],
    answers: Mapping[str, int],
    kills: int,
    least: int,
    unread_flags: int = 0,
) -> list[Row]:
    """The promises of a site that is killed again and again under load."""
    notices = [message_id for row in stored for message_id in row.notices]
    strange = sum(count for answer, count in answers.items() if answer not in EXPECTED_ANSWERS)
    return [
        Row("kills", str(kills), "", True),
        at_least("tries that a kill broke off or refused", answers.get(BROKEN_OFF, 0), kills),
        Row("answers to posts", ", ".join(f"{a}: {n}" for a, n in sorted(answers.items())), "", True),
        at_least("messages acknowledged", len(set(acks)), least),
        at_least("messages stored", len(stored), 1),
        at_most("acknowledged and lost", len(lost(acks, stored)), 0),
        at_most("stored or told twice", len(doubled(acks, stored)), 0),
        at_most("enquiries without all their notices", sum(len(r.notices) != r.wanted for r in stored), 0),
        at_most("notices unsent in the end", sum(row.unsent for row in stored), 0),
        at_most("notices that no mail came of", len(set(notices) - set(mail)), 0),
        at_most("mails without a notice", len(set(mail) - set(notices)), 0),
        at_most("mails that came twice", doubled_mail(mail), kills),
        at_most("enquiries whose signs nobody read", unread_flags, 0),
        at_most("answers other than stored or try again", strange, 0),
    ]


def check_smtp(
    times: Mapping[str, Sequence[float]],
    most_ratio: float,
    unsent: int,
    seconds_to_send: float,
    failed: int,
    dead: int,
    mail: Sequence[str],
) -> list[Row]:
    """The promises while the mail server is away: patients notice nothing, and staff are told afterwards."""
    medians = {phase: median(seconds) for phase, seconds in times.items()}
    before = medians["before"]
    rows = [
        Row(f"submit time {phase}, median of {len(times[phase])}", f"{seconds * 1000:.0f} ms", "", True)
        for phase, seconds in medians.items()
    ]
    rows += [
        at_most(f"submit time {phase} : before", medians[phase] / before, most_ratio)
        for phase in ("during", "after")
    ]
    return [
        *rows,
        at_least("tries that failed while it was away", failed, 1),
        at_most("notices unsent 2 minutes after", unsent, 0),
        at_most("seconds until all were sent", seconds_to_send, 120),
        at_most("dead letters", dead, 0),
        at_most("mails that came twice", doubled_mail(mail), 0),
    ]


def check_worker(
    step: str, kills: int, early: int, unsent: int, mails: Sequence[str], most: int
) -> list[Row]:
    """The promises of a worker that is killed at one step, `most` times at most with a mail sent twice."""
    return [
        at_least(f"killed {step}: kills", kills, 1),
        at_most(f"killed {step}: taken by another worker before the lease ends", early, 0),
        at_most(f"killed {step}: unsent after the lease", unsent, 0),
        at_most(f"killed {step}: mails that came twice", doubled_mail(mails), most),
    ]


def check_rate(
    submissions: Sequence[float], inserts: Sequence[float], floor: float, refused: int
) -> list[Row]:
    """How many messages a second are stored, beside bare inserts in the same run."""
    stored, bare = median(submissions), median(inserts)
    return [
        Row("messages stored a second", f"{stored:.1f}", "", True),
        Row("bare durable inserts a second", f"{bare:.0f}", "", True),
        at_least("messages : bare inserts", stored / bare, floor),
        at_most("messages not stored at the first try", refused, 0),
    ]


def check_hostile(answers: Mapping[str, int], posts: int, unreadable: int, bad_thanks: int) -> list[Row]:
    """The promise to hostile senders: a page, never an error."""
    rows = [Row(f"answered {status}", str(count), "", True) for status, count in sorted(answers.items())]
    return [
        *rows,
        at_least("posts answered", sum(answers.values()), posts),
        at_least("of them stored", answers.get("302", 0), max(1, posts // 20)),
        at_most("errors (500 and above)", sum(n for status, n in answers.items() if status >= "500"), 0),
        at_most("answers of no kind that is expected", _strange(answers), 0),
        at_most("stored and not readable", unreadable, 0),
        at_most("thanks without a page", bad_thanks, 0),
    ]


def table(title: str, rows: Sequence[Row]) -> str:
    """The rows as people read them."""
    wide = max(len(row.what) for row in rows)
    lines = [
        f"  {row.what:{wide}}  {row.found:>10}  {row.promise:15} {'' if row.kept else 'BROKEN'}".rstrip()
        for row in rows
    ]
    broken = sum(not row.kept for row in rows)
    return "\n".join([title, *lines, f"  {broken} promises broken" if broken else "  All promises kept"])


def _strange(answers: Mapping[str, int]) -> int:
    return sum(count for status, count in answers.items() if status not in HOSTILE_ANSWERS)


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3g}"
