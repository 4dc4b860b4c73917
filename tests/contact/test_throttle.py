import logging
import secrets

import pytest
import time_machine
from django.core.cache.backends.redis import RedisCache
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from contact import throttle
from contact.throttle import STATUS_LOOKUPS, SUBMISSIONS, UNKNOWN, allow, truncated_address

NOON = "2026-11-25 12:00:00+00:00"
HERE = "192.0.2.1"
NONSENSE = [
    "",
    "1" * 9999,
    "unix:",
    "localhost",
    "192.0.2",
    "192.0.2.256",
    "192.0.2.01",
    "1.2.3.4.5",
    "::1::",
    "[",
    ":",
    "১৯২.0.2.1",
    "\ud800",
]


@pytest.fixture(autouse=True)
def nothing_counted(settings):
    """Each test has keys of its own: a Redis still knows those of the run before."""
    settings.SECRET_KEY = secrets.token_urlsafe()


@pytest.fixture
def behind_proxy(settings):
    settings.BEHIND_HTTPS_PROXY = True


def request(address: str = HERE, forwarded: str | None = None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def allowed(
    times: int, address: str = HERE, action: str = "try", most: int = 3, seconds: int = 60
) -> list[bool]:
    return [allow(request(address), action, most, seconds) for _ in range(times)]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.0/24"),
        ("192.0.2.255", "192.0.2.0/24"),
        ("0.0.0.1", "0.0.0.0/24"),
        (" 192.0.2.1 ", "192.0.2.0/24"),
        ("192.0.2.1:443", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("2001:DB8:1::6", "2001:db8:1::/48"),
        ("[2001:db8:1::6]:443", "2001:db8:1::/48"),
        ("[2001:db8:1::6]", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("::1", "::/48"),
        ("::ffff:192.0.2.1", "192.0.2.0/24"),
        ("::ffff:c000:201", "192.0.2.0/24"),
        ("[::1", "::/48"),  # read as far as it goes
        *((nonsense, UNKNOWN) for nonsense in NONSENSE),
    ],
)
def test_addresses_are_cut_off(address, network, settings):
    assert truncated_address(request(address)) == network
    settings.BEHIND_HTTPS_PROXY = True
    assert truncated_address(request("198.51.100.1", address)) == network
    assert truncated_address(request("198.51.100.1", f"203.0.113.9, {address}")) == network


def test_what_the_client_claims_is_not_believed_without_the_proxy(settings):
    settings.BEHIND_HTTPS_PROXY = False
    assert truncated_address(request(HERE, "203.0.113.9")) == "192.0.2.0/24"
    forged = [allow(request(HERE, f"203.0.{number}.9"), "try", 3, 60) for number in range(5)]
    assert forged == [True, True, True, False, False]


def test_only_what_the_proxy_wrote_is_believed(behind_proxy):
    assert truncated_address(request("10.0.0.1", f"203.0.113.9, 198.51.100.7,{HERE}")) == "192.0.2.0/24"
    forged = [allow(request("10.0.0.1", f"203.0.{number}.9, {HERE}"), "try", 3, 60) for number in range(5)]
    assert forged == [True, True, True, False, False]


@pytest.mark.parametrize("forwarded", [None, "", ",", f"{HERE},", f"{HERE}, nonsense"])
def test_a_proxy_that_says_nothing_leaves_one_common_count(behind_proxy, forwarded):
    assert truncated_address(request("10.0.0.1", forwarded)) == UNKNOWN


@given(st.text(st.characters()))
def test_any_text_gives_a_network(address):
    network = truncated_address(request(address))
    assert network == UNKNOWN or network.endswith(("/24", "/48"))


@time_machine.travel(NOON, tick=False)
def test_so_many_and_no_more():
    assert allowed(5) == [True, True, True, False, False]
    assert allowed(1, most=0, action="never") == [False]


def test_a_window_ends():
    with time_machine.travel(NOON, tick=False) as clock:
        assert allowed(4) == [True, True, True, False]
        clock.shift(59)
        assert allowed(1) == [False]
        clock.shift(1)
        assert allowed(4) == [True, True, True, False]
        clock.shift(3600)
        assert allowed(1) == [True]


@time_machine.travel(NOON, tick=False)
def test_neighbours_share_a_count_and_others_do_not():
    assert allowed(3, "192.0.2.1") == [True] * 3
    assert allowed(1, "192.0.2.200") == [False]
    assert allowed(1, "::ffff:192.0.2.7") == [False]
    assert allowed(1, "192.0.3.1") == [True]
    assert allowed(4, "2001:db8:1:2::1") == [True, True, True, False]
    assert allowed(1, "2001:db8:1:ffff::9") == [False]
    assert allowed(1, "2001:db8:2::1") == [True]


@time_machine.travel(NOON, tick=False)
def test_actions_are_counted_apart():
    assert allowed(4, action="one") == [True, True, True, False]
    assert allowed(1, action="other") == [True]


@time_machine.travel(NOON, tick=False)
def test_ten_people_behind_one_address_get_through():
    for limit in (SUBMISSIONS, STATUS_LOOKUPS):
        assert all(allow(request(), *limit) for _ in range(10))
    assert not allow(request(), *STATUS_LOOKUPS)
    assert all(allow(request(), *SUBMISSIONS) for _ in range(20))
    assert not allow(request(), *SUBMISSIONS)


@time_machine.travel(NOON, tick=False)
def test_no_address_is_kept(monkeypatch, settings):
    kept = []

    class Notebook:
        def add(self, key, value, timeout):
            kept.append((key, value, timeout))

        def incr(self, key):
            return 1

    monkeypatch.setattr(throttle, "cache", Notebook())
    allowed(2)
    allowed(1, action="other")
    settings.SECRET_KEY = "another"
    allowed(1)
    assert len({key for key, _, _ in kept}) == 3
    assert not any(HERE in key or "192.0.2" in key for key, _, _ in kept)
    assert {(value, timeout) for _, value, timeout in kept} == {(0, 120)}


class BrokenCache:
    def __init__(self, error: Exception):
        self.error = error

    def add(self, *args, **kwargs):
        raise self.error

    incr = add


@pytest.mark.parametrize(
    "error", [ConnectionError(f"redis://:secret@{HERE}"), ValueError("gone"), TimeoutError()]
)
def test_a_cache_that_fails_stops_nobody_and_is_told(monkeypatch, caplog, error):
    monkeypatch.setattr(throttle, "cache", BrokenCache(error))
    with caplog.at_level(logging.ERROR, logger="contact.throttle"):
        assert allowed(2, most=1) == [True, True]
    assert len(caplog.records) == 2
    assert type(error).__name__ in caplog.text
    assert "secret" not in caplog.text
    assert HERE not in caplog.text


def test_a_redis_that_is_down_stops_nobody(monkeypatch, caplog):
    monkeypatch.setattr(throttle, "cache", RedisCache("redis://127.0.0.1:1/0", {}))
    assert allowed(2, most=1) == [True, True]
    assert "ConnectionError" in caplog.text


@time_machine.travel(NOON, tick=False)
def test_a_count_that_was_thrown_out_begins_again(cold):
    assert allowed(4) == [True, True, True, False]
    cold()
    assert allowed(1) == [True]
