"""The real site for the benches: own data, own port, own mail server; killed and started again."""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import django
from aiosmtpd.controller import Controller

from tests.browser import server

SECONDS_TO_START = 60
SECONDS_TO_DIE = 20


class PostOffice:
    """A mail server that can go away and come back at the same port; it keeps what it took."""

    def __init__(self):
        self.mailbox, self.port = server.Mailbox(), server.free_port()
        self._controller: Controller | None = None

    def open(self) -> None:
        """Take mail."""
        self._controller = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        """Be gone: whoever comes is refused."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def ids(self) -> list[str]:
        """The Message-IDs of all mail, in the order in which it came."""
        return [str(message["Message-ID"]) for message in list(self.mailbox.messages)]


class Site:
    """The site as `manage.py serve` runs it: web server, worker and publishing, in a session of their own."""

    def __init__(self, environment: dict[str, str], post: PostOffice):
        self.environment, self.post = environment, post
        self.port = int(environment["PORT"])
        self.log = Path(environment["DATA_DIR"]) / "server.log"
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it and wait until it is healthy. A port that is still held for a moment is tried again."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                with self.log.open("a") as output:
                    self._process = server._manage(
                        self.environment,
                        "serve",
                        "--notices-every",
                        "0.5",
                        stdout=output,
                        start_new_session=True,
                    )
            if self._is_healthy():
                return
            time.sleep(0.1)
        raise AssertionError(f"The site did not start:\n{self.log.read_text()[-3000:]}")

    def kill(self) -> None:
        """SIGKILL to everything at once, as a power cut does.

        `serve` gives its children process groups of their own, so the session is what they share.
        """
        if self._process is None:
            return
        until = time.monotonic() + SECONDS_TO_DIE
        while (pids := _session(self._process.pid)) and time.monotonic() < until:
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.poll()
            time.sleep(0.02)
        self._process.wait(SECONDS_TO_DIE)
        self._process = None

    def _is_healthy(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.suppress(OSError, HTTPException), contextlib.closing(connection):
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        return False


@contextlib.contextmanager
def prepared(workers: int = 0) -> Iterator[Site]:
    """A demo clinic that is built and not started. From here on this process may use its models and keys."""
    post = PostOffice()
    with tempfile.TemporaryDirectory(prefix="clinic-bench-") as directory, server._database() as database:
        port = server.free_port()
        environment = {name: os.environ[name] for name in server.PASSED_ON if name in os.environ}
        environment |= {
            "DJANGO_SETTINGS_MODULE": "clinic.settings.dev",
            "DATA_DIR": directory,
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "BASE_URL": f"http://127.0.0.1:{port}",
            "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
            "PYTHONUNBUFFERED": "1",
            "WORKERS": str(workers),
            **database,
            **server._cache_url(),
        }
        server._build(environment)
        os.environ.update(environment)
        django.setup()
        from django.db import connections

        site = Site(environment, post)
        post.open()
        try:
            yield site
        finally:
            site.kill()
            post.close()
            connections.close_all()


def _session(leader: int) -> list[int]:
    """The processes of a session; those that ended and wait to be collected are left out."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _parent, _group, session = stat.read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state != "Z":
                found.append(int(stat.parent.name))
    return found
