"""bench.enquiry_list: what it makes, and whether it finds a list that became slow."""

import pytest
from django.contrib.auth import get_user_model

from bench import enquiry_list, enquiry_list_rows
from bench.enquiry_list import FRAME, TABS, Cost, rows
from contact import sealing
from contact.models import Enquiry
from contact.staff import tabs

FRAMES = {FRAME: Cost(9, [0.01, 0.01, 0.5])}
SMALL = FRAMES | {"tab all": Cost(14, [0.05, 0.05, 0.9])}


@pytest.mark.parametrize(
    ("large", "broken"),
    [
        (Cost(21, [0.09, 0.1, 0.1]), []),
        (Cost(22, [0.05]), ["tab all: queries beyond the frame's"]),
        (Cost(14, [0.11]), ["tab all: time, 50 and 110 ms"]),
    ],
)
def test_a_list_that_asks_more_or_takes_longer_is_found(large, broken):
    found = rows({200: SMALL, 20_000: FRAMES | {"tab all": large}}, 12, 2)
    assert [row.what for row in found if not row.kept] == broken


@pytest.mark.django_db
def test_of_200_every_tab_fills_a_page_and_people_are_found():
    user = get_user_model().objects.get(username="desk")
    enquiry_list_rows.add(0, 120, user, 50)
    enquiry_list_rows.add(120, 200, user, 50)
    assert Enquiry.objects.count() == 200
    assert Enquiry.objects.filter(is_open=True).count() == 100
    for tab in TABS:
        assert tabs.narrowed(Enquiry.objects.all(), tab, user).count() >= 25, tab
    found = sealing.find(enquiry_list_rows.ONE_PERSON)
    assert [sealing.open_sealed(row).name for row in found] == [enquiry_list_rows.ONE_PERSON]
    assert sealing.find(enquiry_list_rows.COMMON).count() == 20


def test_it_ends_with_1_if_a_promise_is_broken(monkeypatch, capsys):
    for seconds, code in ((0.05, 0), (0.2, 1)):
        costs = {200: SMALL, 20_000: FRAMES | {"tab all": Cost(14, [seconds])}}
        monkeypatch.setattr(enquiry_list, "measured", lambda *_asked, costs=costs: costs)
        assert enquiry_list.main([]) == code
    assert "tab all: time" in capsys.readouterr().out
