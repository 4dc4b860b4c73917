"""manage.py serve: what can be tested without serving; the browser tests start the real thing."""

import socket
import subprocess
import sys
import time

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from clinic.management.commands import serve

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_port(settings):
    """A port that somebody listens on already."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        settings.HOST, settings.PORT = "127.0.0.1", listener.getsockname()[1]
        yield settings.PORT


def test_a_port_in_use_is_one_clear_line(taken_port):
    with pytest.raises(CommandError) as raised:
        call_command("serve")
    assert f"Port {taken_port} on 127.0.0.1 cannot be used" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_site_gets_the_public_address(settings):
    settings.BASE_URL = "https://clinic.example.org"
    serve._keep_site_address()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("clinic.example.org", 443)
    settings.BASE_URL = "http://127.0.0.1:8055"
    serve._keep_site_address()
    site.refresh_from_db()
    assert (site.hostname, site.port) == ("127.0.0.1", 8055)


def test_a_database_without_a_site_is_left_alone():
    Site.objects.all().delete()
    assert serve._keep_site_address() is None


def test_the_server_runs_one_thread_a_worker(settings):
    settings.WORKERS = 3
    command = serve._server_command(reload=False)
    for option, value in (("--workers", "3"), ("--blocking-threads", "1"), ("--interface", "wsgi")):
        assert command[command.index(option) + 1] == value
    assert "--no-ws" in command
    assert serve._server_command(reload=True)[command.index("--workers") + 1] == "1"


def test_a_task_that_fails_is_logged_and_does_not_stop_the_others(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError("no database")

    monkeypatch.setattr(serve, "call_command", fail)
    serve.run_task("publish_scheduled")
    assert "publish_scheduled failed" in caplog.text


def test_a_server_that_does_not_stop_is_ended(monkeypatch):
    monkeypatch.setattr(serve, "SECONDS_TO_STOP", 0.2)
    monkeypatch.setattr(serve.signal, "signal", lambda *args: None)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    server = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE, process_group=0)
    assert server.stdout.readline() == b"up\n"
    started = time.monotonic()
    serve.stop_together([server])
    assert server.poll() is not None
    assert time.monotonic() - started < 30
    server.stdout.close()
