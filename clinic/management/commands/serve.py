"""manage.py serve: the web server and all that must run beside it."""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from wagtail.models import Site

from clinic import error_page
from clinic.models import ClinicDetails
from contact import keys

logger = logging.getLogger(__name__)

SECONDS_TO_STOP = 15
MAIL_EVERY = 30  # seconds
STOPPED = (0, -signal.SIGINT, -signal.SIGTERM)


class Command(BaseCommand):
    """Serves the site, sends notices and publishes scheduled pages until it is stopped (Ctrl-C)."""

    help = __doc__

    def add_arguments(self, parser):
        """Add --reload and the two intervals."""
        parser.add_argument("--reload", action="store_true", help="restart when a file changes")
        parser.add_argument("--publish-every", type=float, default=60, metavar="SECONDS")
        parser.add_argument("--notices-every", type=float, default=5, metavar="SECONDS")

    def handle(self, *args, reload, publish_every, notices_every, **options):
        """Start the server and the notices' worker, publish what is due, stop all together."""
        _refuse_port_in_use(settings.HOST, settings.PORT)
        keys.check_database()
        site = _keep_site_address()
        if site:
            error_page.write(ClinicDetails.for_site(site))
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        # Groups of their own: Ctrl-C reaches this process alone, which passes it on once to each.
        server = subprocess.Popen(_server_command(reload), process_group=0)
        workers = [subprocess.Popen(command, process_group=0) for command in _worker_commands(notices_every)]
        try:
            self._announce()
            self._watch(server, workers, publish_every)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping")
        finally:
            stop_together([server, *workers])
        if server.returncode not in STOPPED:
            raise CommandError(f"The server stopped with exit code {server.returncode}.")

    def _announce(self) -> None:
        self.stdout.write(f"\nSite:   {settings.BASE_URL}/\nAdmin:  {settings.BASE_URL}/admin/")
        if settings.DEMO_LOGINS:
            self.stdout.write(
                "Logins: admin, author, reviewer, publisher, desk, manager; "
                f"password {settings.DEMO_PASSWORD} (a demonstration only)"
            )
        self.stdout.write("Ctrl-C stops everything.\n")
        self.stdout.flush()

    def _watch(self, server: subprocess.Popen, workers: list[subprocess.Popen], publish_every: float) -> None:
        """Do what is due as long as all live; without any of them the others are not enough."""
        due = 0.0
        while server.poll() is None:
            for worker in workers:
                if worker.poll() is not None:
                    raise CommandError(f"{worker.args[2]} stopped with exit code {worker.returncode}.")
            if time.monotonic() >= due:
                for task in ("publish_scheduled", "remind_staff", "tidy_searches"):
                    run_task(task)
                due = time.monotonic() + publish_every
            time.sleep(0.2)


def run_task(command: str) -> None:
    """Run a management command; a failure is logged and tried again when it is due next."""
    try:
        call_command(command, verbosity=0)
    except Exception:  # whatever it is, the server must go on and the next round must come
        logger.exception("%s failed", command)
    finally:
        close_old_connections()


def _refuse_port_in_use(host: str, port: int) -> None:
    """Raise CommandError if somebody listens there: the server itself would only show a backtrace."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"Port {port} on {host} cannot be used ({error.strerror}). Choose another: make run PORT=8001"
        ) from error


def _keep_site_address() -> Site | None:
    """Give Wagtail's default site the public address, so that its full links are right."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return None
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    if (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
    return site


def _server_command(reload: bool) -> list[str]:
    workers = 1 if reload else settings.WORKERS or len(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command += ["--host", _numeric_host(settings.HOST), "--port", str(settings.PORT)]
    # One blocking thread a worker: the default allows hundreds, each with a database connection.
    command += ["--workers", str(workers), "--blocking-threads", "1", "--log-level", "warning"]
    if reload:
        command += ["--reload", "--reload-ignore-dirs", "var", "--reload-ignore-dirs", ".venv"]
    return [*command, "clinic.wsgi:application"]


def _worker_commands(every: float) -> list[list[str]]:
    """The outbox, and the mailbox if there is one."""
    commands = [[sys.executable, sys.argv[0], "send_notices", "--loop", str(every)]]
    if settings.ENQUIRY_MAILBOX_URL:
        commands.append([sys.executable, sys.argv[0], "receive_mail", "--loop", str(MAIL_EVERY)])
    return commands


def _numeric_host(host: str) -> str:
    """The server binds addresses, not names."""
    return socket.getaddrinfo(host, None, family=socket.AF_INET)[0][4][0] if host == "localhost" else host


def _stop(signum, frame):
    raise KeyboardInterrupt


def stop_together(processes: list[subprocess.Popen]) -> None:
    """Ask all to finish what they are doing; those that do not are ended with all that they started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
    until = time.monotonic() + SECONDS_TO_STOP
    for process in processes:
        try:
            process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
