"""The benches of enquiries find what they look for: bad data breaks the promise that it should break."""

import pytest

from bench import enquiries, enquiry_checks, enquiry_hostile, enquiry_rate, enquiry_runs
from bench.enquiry_checks import Ack, Row, Stored

ACKS = [Ack("canary-1", "A"), Ack("canary-1", "A"), Ack("canary-2", "B")]
STORED = [Stored("A", "canary-1", 2, ("<1>", "<2>")), Stored("B", "canary-2", 1, ("<3>",))]
MAIL = ["<1>", "<2>", "<3>"]
TIMES = {"before": [0.1, 0.1, 5], "during": [0.11, 0.1], "after": [0.1]}
SMTP = {
    "times": TIMES,
    "most_ratio": 1.5,
    "unsent": 0,
    "seconds_to_send": 40.0,
    "failed": 3,
    "dead": 0,
    "mail": MAIL,
}


def broken(rows: list[Row]) -> list[str]:
    return [row.what for row in rows if not row.kept]


def kills(acks=ACKS, stored=STORED, mail=MAIL, answers=None, number=1, least=2, **more):
    return broken(
        enquiry_checks.check_kills(
            acks, stored, mail, {"302": 3, "broken off": 2} | (answers or {}), number, least, **more
        )
    )


def test_a_site_that_keeps_everything_breaks_nothing():
    assert kills() == []
    assert kills(mail=[*MAIL, "<1>"], answers={"302": 9, "503": 2}) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"acks": [*ACKS, Ack("canary-9", "Z")]}, "acknowledged and lost"),
        ({"acks": [Ack("canary-1", "B"), *ACKS[2:]]}, "acknowledged and lost"),
        ({"stored": [*STORED, STORED[0]]}, "acknowledged and lost"),
        ({"stored": [*STORED, Stored("C", "canary-1", 0)]}, "stored or told twice"),
        ({"acks": [*ACKS, Ack("canary-1", "B")]}, "stored or told twice"),
        (
            {"stored": [STORED[0], Stored("B", "canary-2", 2, ("<3>",))]},
            "enquiries without all their notices",
        ),
        ({"stored": [STORED[0], Stored("B", "canary-2", 1)]}, "enquiries without all their notices"),
        ({"stored": [STORED[0], Stored("B", "canary-2", 1, ("<3>",), 1)]}, "notices unsent in the end"),
        ({"mail": MAIL[1:]}, "notices that no mail came of"),
        ({"mail": [*MAIL, "<9>"]}, "mails without a notice"),
        ({"mail": [*MAIL, "<1>", "<1>"]}, "mails that came twice"),
        ({"unread_flags": 1}, "enquiries whose signs nobody read"),
        ({"answers": {"302": 3, "500": 1}}, "answers other than stored or try again"),
        ({"answers": {"302": 3, "422": 1}}, "answers other than stored or try again"),
        ({"answers": {"broken off": 0}}, "tries that a kill broke off or refused"),
        ({"least": 3}, "messages acknowledged"),
    ],
)
def test_kills_find_what_is_lost_doubled_or_untold(changed, found):
    assert found in kills(**changed)


def test_a_mail_server_that_nobody_missed():
    assert broken(enquiry_checks.check_smtp(**SMTP)) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"times": TIMES | {"during": [0.2, 0.3]}}, "submit time during : before"),
        ({"times": TIMES | {"after": [0.2]}}, "submit time after : before"),
        ({"unsent": 1}, "notices unsent 2 minutes after"),
        ({"seconds_to_send": float("inf")}, "seconds until all were sent"),
        ({"failed": 0}, "tries that failed while it was away"),
        ({"dead": 1}, "dead letters"),
        ({"mail": [*MAIL, "<1>"]}, "mails that came twice"),
    ],
)
def test_an_absence_that_was_noticed(changed, found):
    assert broken(enquiry_checks.check_smtp(**SMTP | changed)) == [found]


@pytest.mark.parametrize(
    ("kills_", "early", "unsent", "mail", "most", "promises"),
    [
        (5, 0, 0, MAIL, 0, 0),
        (5, 0, 0, [*MAIL, "<1>"], 5, 0),
        (5, 0, 0, [*MAIL, "<1>"], 0, 1),
        (0, 0, 0, MAIL, 0, 1),
        (5, 1, 0, MAIL, 0, 1),
        (5, 0, 1, MAIL, 0, 1),
        (1, 0, 0, ["<1>"] * 3, 1, 1),
    ],
)
def test_a_worker_that_forgets_or_repeats(kills_, early, unsent, mail, most, promises):
    rows = enquiry_checks.check_worker("before the take", kills_, early, unsent, mail, most)
    assert len(broken(rows)) == promises


def test_a_slow_or_refusing_site():
    assert broken(enquiry_checks.check_rate([40, 50], [1000, 1200], 0.02, 0)) == []
    assert broken(enquiry_checks.check_rate([4, 5], [1000, 1200], 0.02, 0)) == ["messages : bare inserts"]
    assert broken(enquiry_checks.check_rate([40], [1000], 0.02, 1)) == [
        "messages not stored at the first try"
    ]


@pytest.mark.parametrize(
    ("answers", "unreadable", "bad_thanks", "promises"),
    [
        ({"302": 50, "422": 50}, 0, 0, 0),
        ({"302": 50, "422": 49}, 0, 0, 1),  # one was never answered
        ({"422": 100}, 0, 0, 1),  # nothing got through: then nothing was tried
        ({"302": 50, "422": 49, "500 LookupError": 1}, 0, 0, 2),
        ({"302": 50, "422": 49, "418": 1}, 0, 0, 1),
        ({"302": 50, "422": 50}, 1, 0, 1),
        ({"302": 50, "422": 50}, 0, 1, 1),
    ],
)
def test_a_site_that_stumbles(answers, unreadable, bad_thanks, promises):
    assert len(broken(enquiry_checks.check_hostile(answers, 100, unreadable, bad_thanks))) == promises


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(
    ("bench", "module", "name"),
    [
        ("kills", enquiry_runs, "kills"),
        ("smtp", enquiry_runs, "smtp"),
        ("worker", enquiry_runs, "worker"),
        ("rate", enquiry_rate, "rate"),
        ("hostile", enquiry_hostile, "hostile"),
    ],
)
def test_every_bench_prints_its_table_and_tells_by_its_exit(monkeypatch, capsys, bench, module, name, kept):
    monkeypatch.setattr(module, name, lambda *_args: [Row("lost", "1", "at most 0", kept)])
    assert enquiries.main([bench]) == (0 if kept else 1)
    printed = capsys.readouterr().out
    assert f"enquiries: {bench}" in printed
    assert ("BROKEN" in printed) is not kept


def test_an_unknown_bench_is_refused():
    with pytest.raises(SystemExit):
        enquiries.main(["everything"])
