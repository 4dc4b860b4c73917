import pytest

from contact import workflow
from contact.events import EventKind
from contact.workflow import CannotClose, IllegalMove, Status

# What may follow each status.
LEGAL = {
    "new": "in_progress waiting answered closed spam",
    "in_progress": "waiting answered closed new spam",
    "waiting": "in_progress answered closed",
    "answered": "closed waiting reopened",
    "closed": "reopened",
    "reopened": "in_progress waiting answered closed spam",
    "spam": "reopened",
    "duplicate": "",
}


@pytest.mark.parametrize("current", Status)
@pytest.mark.parametrize("wanted", Status)
def test_every_pair_is_either_legal_or_refused(current, wanted):
    legal = wanted.value in LEGAL[current.value].split()
    assert workflow.may_move(current.value, wanted.value) is legal
    assert (wanted in workflow.moves_from(current.value)) is legal
    if legal:
        workflow.check_move(current, wanted)
    else:
        with pytest.raises(IllegalMove):
            workflow.check_move(current, wanted)


def test_no_status_but_a_duplicate_is_a_dead_end():
    assert [status for status in Status if not workflow.moves_from(status)] == [Status.DUPLICATE]
    assert not any(Status.DUPLICATE in workflow.moves_from(status) for status in Status)


def test_the_clock_runs_only_for_what_is_open():
    assert all(status.is_open for status in Status if status.clock_runs)
    assert Status.WAITING.is_open
    assert not Status.WAITING.clock_runs


def test_nobody_is_told_of_spam():
    assert Status.SPAM.patient_label == Status.CLOSED.patient_label


def test_an_urgent_one_is_not_closed_without_a_call():
    with pytest.raises(CannotClose, match="phone call"):
        workflow.check_closing(1, "answered", [])
    workflow.check_closing(1, "answered", ["no_answer"])
    workflow.check_closing(0, "answered", [])


@pytest.mark.parametrize("calls", [[], ["no_answer"] * 2, ["no_answer", "voicemail", "spoke"]])
def test_nobody_reached_needs_three_calls_without_an_answer(calls):
    with pytest.raises(CannotClose, match="3 calls"):
        workflow.check_closing(0, "no_answer", calls)
    workflow.check_closing(0, "no_answer", ["no_answer", "voicemail", "no_answer", *calls])


def test_a_refusal_says_in_plain_words_what_was_asked():
    words = str(IllegalMove(Status.CLOSED, Status.NEW))
    assert words == "An enquiry that is “Closed” cannot be set to “New”."


def test_an_unknown_status_is_an_error_not_a_move():
    with pytest.raises(ValueError, match="lost"):
        workflow.may_move("new", "lost")


@pytest.mark.parametrize("kind", [Status, EventKind])
def test_every_value_has_a_label_and_fits_its_column(kind):
    for value, label in workflow.choices(kind):
        assert len(value) <= 20
        assert label[0].isupper()
