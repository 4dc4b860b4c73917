import os
import signal
import threading
import time

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError

from contact.management import looping
from contact.management.commands import send_notices

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_test(monkeypatch):
    """The command takes two signals and drops connections; give them back to the test."""
    monkeypatch.setattr(looping, "close_old_connections", lambda: None)
    monkeypatch.setattr(looping.connections, "close_all", lambda: None)
    numbers = (signal.SIGINT, signal.SIGTERM)
    kept = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def signal_after(seconds, number):
    threading.Timer(seconds, os.kill, (os.getpid(), number)).start()


def test_once(staff, capsys):
    factories.submit(email="")
    call_command("send_notices")
    assert capsys.readouterr().out == "Notices sent: 1, failed: 0\n"
    call_command("send_notices")
    assert capsys.readouterr().out == "Notices sent: 0, failed: 0\n"
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_goes_on_until_a_signal_comes(staff, capsys, in_test, number):
    factories.submit(email="")
    signal_after(0.5, number)
    begun = time.monotonic()
    call_command("send_notices", "--loop", "30")
    assert time.monotonic() - begun < 5
    assert capsys.readouterr().out == "Notices sent: 1, failed: 0\n"


def test_the_loop_outlives_a_database_that_is_away(monkeypatch, in_test, caplog):
    rounds = []

    def away(*args, **kwargs):
        rounds.append(1)
        if len(rounds) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        raise OperationalError(factories.SECRET_MESSAGE)

    monkeypatch.setattr(send_notices, "deliver_due_notices", away)
    call_command("send_notices", "--loop", "0.01")
    assert len(rounds) == 3
    assert "OperationalError" in caplog.text
    assert factories.SECRET_MESSAGE not in caplog.text


@pytest.mark.parametrize("wrong", [("--loop", "0"), ("--loop", "-1"), ("--limit", "0")])
def test_senseless_numbers_are_refused(wrong):
    with pytest.raises(CommandError, match=wrong[0]):
        call_command("send_notices", *wrong)
