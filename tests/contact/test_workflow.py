import pytest

from contact import workflow
from contact.workflow import EventKind, IllegalMove, Status

LEGAL = {
    (Status.NEW, Status.IN_PROGRESS),
    (Status.NEW, Status.ANSWERED),
    (Status.NEW, Status.CLOSED),
    (Status.IN_PROGRESS, Status.ANSWERED),
    (Status.IN_PROGRESS, Status.CLOSED),
    (Status.IN_PROGRESS, Status.NEW),
    (Status.ANSWERED, Status.CLOSED),
    (Status.ANSWERED, Status.IN_PROGRESS),
    (Status.CLOSED, Status.IN_PROGRESS),
}


@pytest.mark.parametrize("current", Status)
@pytest.mark.parametrize("wanted", Status)
def test_every_pair_is_either_legal_or_refused(current, wanted):
    legal = (current, wanted) in LEGAL
    assert workflow.may_move(current.value, wanted.value) is legal
    assert (wanted in workflow.moves_from(current.value)) is legal
    if legal:
        workflow.check_move(current, wanted)
    else:
        with pytest.raises(IllegalMove):
            workflow.check_move(current, wanted)


def test_no_status_is_a_dead_end():
    assert all(workflow.moves_from(status) for status in Status)


def test_a_refusal_says_in_plain_words_what_was_asked():
    words = str(IllegalMove(Status.CLOSED, Status.NEW))
    assert words == "An enquiry that is “Closed” cannot be set to “New”."


def test_an_unknown_status_is_an_error_not_a_move():
    with pytest.raises(ValueError, match="spam"):
        workflow.may_move("new", "spam")


@pytest.mark.parametrize("kind", [Status, EventKind])
def test_every_value_has_a_label_and_fits_its_column(kind):
    for value, label in workflow.choices(kind):
        assert len(value) <= 20
        assert label[0].isupper()
