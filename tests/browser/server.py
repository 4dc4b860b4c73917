"""The real site in a process of its own, as `make run` starts it: own port, own data, own mail server."""

import contextlib
import email
import email.policy
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from aiosmtpd.controller import Controller
from psycopg import sql

from tests.browser.visitor import Answer, Visitor

REPOSITORY = Path(__file__).resolve().parents[2]
PASSWORD = "clinic-demo"
SECONDS_TO_START = 40
SECONDS_TO_STOP = 20
# Nothing else is handed on: the tests' own settings and the Makefile's variables must not leak in.
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH")


@dataclass
class Mailbox:
    """All mail that the site has sent, as a mail server received it."""

    messages: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server, session, envelope) -> str:
        """Keep a message; aiosmtpd calls this."""
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"

    def wait_for(self, words: str, seconds: float = 20) -> list[EmailMessage]:
        """The messages that have these words in their subject, as soon as there is one."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = [message for message in self.messages if words in message["Subject"]]
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"No mail about {words!r} came within {seconds} s.")


@dataclass(frozen=True)
class Site:
    """Where the running site is and what it has."""

    url: str
    data_dir: Path
    mailbox: Mailbox

    def get(self, path: str) -> Answer:
        """What the server answers to somebody who comes for the first time."""
        return Visitor(self.url).get(path)


@contextlib.contextmanager
def running_site() -> Iterator[Site]:
    """Build a demo clinic, serve it, and stop it as Ctrl-C does."""
    with (
        tempfile.TemporaryDirectory(prefix="clinic-browser-") as directory,
        _database() as database_url,
        _mail_server() as (mailbox, mail_port),
    ):
        port = free_port()
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        environment |= {
            "DJANGO_SETTINGS_MODULE": "clinic.settings.dev",
            "DATA_DIR": directory,
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "BASE_URL": f"http://127.0.0.1:{port}",
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "PYTHONUNBUFFERED": "1",
            **database_url,
            **_cache_url(),
        }
        _build(environment)
        site = Site(environment["BASE_URL"], Path(directory), mailbox)
        with _serving(site, environment):
            yield site


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def _database() -> Iterator[dict[str, str]]:
    """A fresh database on the environment's PostgreSQL; without one, SQLite in the data directory."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    name = f"clinic_browser_{secrets.token_hex(6)}"
    quoted = sql.Identifier(name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
    try:
        yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


def _cache_url() -> dict[str, str]:
    """The environment's cache, under keys of its own: the other tests use the same one."""
    url = os.environ.get("CACHE_URL", "")
    if not url:
        return {}
    joint = "&" if "?" in url else "?"
    return {"CACHE_URL": f"{url}{joint}KEY_PREFIX=browser-{secrets.token_hex(4)}"}


@contextlib.contextmanager
def _mail_server() -> Iterator[tuple[Mailbox, int]]:
    mailbox, port = Mailbox(), free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox, port
    finally:
        controller.stop()


def _build(environment: dict[str, str]) -> None:
    """Make the database, the demo clinic and the static files, which need each other not."""
    static = _manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    try:
        for command in (("migrate", "--verbosity", "0"), ("seed", "--no-enquiries")):
            _finish(_manage(environment, *command))
    finally:
        _finish(static)


def _manage(environment: dict[str, str], *arguments: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=REPOSITORY,
        env=environment,
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **options},
    )


def _finish(process: subprocess.Popen) -> None:
    output, _nothing = process.communicate(timeout=180)
    assert process.returncode == 0, f"{process.args} failed:\n{output}"


@contextlib.contextmanager
def _serving(site: Site, environment: dict[str, str]) -> Iterator[None]:
    """Serve until the tests are over; then press Ctrl-C and see that everything ends."""
    log = site.data_dir / "server.log"
    intervals = ("--publish-every", "1", "--notices-every", "0.5")
    with log.open("w") as output:
        # A process group of its own, as a shell makes one for each command: Ctrl-C goes to all of it.
        server = _manage(environment, "serve", *intervals, stdout=output, start_new_session=True)
    try:
        _wait_until_healthy(site, server, log)
        yield
        # Browsers keep connections open, and open some ahead of need: they must not hold the server up.
        with socket.create_connection(urlsplit(site.url).netloc.split(":")):
            os.killpg(server.pid, signal.SIGINT)
            server.wait(SECONDS_TO_STOP)
        assert server.returncode == 0, f"Ctrl-C ended with {server.returncode}:\n{log.read_text()}"
        assert not _processes_of(site), f"Still running: {_processes_of(site)}"
        assert "Traceback" not in log.read_text(), log.read_text()
    finally:
        for pid in _processes_of(site):  # only if one of the lines above failed
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        server.wait()


def _wait_until_healthy(site: Site, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            if site.get("/healthz").status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"The site did not start (exit code {server.poll()}):\n{log.read_text()}")


def _processes_of(site: Site) -> list[int]:
    """The processes that were started for this site and still run: they carry its data directory."""
    mark = f"DATA_DIR={site.data_dir}".encode()
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):  # somebody else's, or gone by now
            if mark in environment.read_bytes().split(b"\0"):
                found.append(int(environment.parent.name))
    return found
