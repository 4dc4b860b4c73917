"""Patients who write over HTTP, many at once, and never give up before they have a reference."""

import copy
import itertools
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from bench.enquiry_checks import BROKEN_OFF, Ack

BATCH = 6
AS_LONG_AS_PEOPLE_TAKE = 3.2  # seconds from opening the form to sending it: faster ones count as programs
SECONDS_FOR_ONE = 120
_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_REFERENCE = re.compile(r'class="reference"><span aria-hidden="true">([0-9A-Z-]+)<')
CANARY = re.compile(r"canary-\d{6}")
_numbers = itertools.count(1)


@dataclass
class Ledger:
    """What all patients together saw."""

    acks: list[Ack] = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)  # to posts, by status
    times: list[tuple[float, float]] = field(default_factory=list)  # when it was sent, seconds it took
    given_up: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, answer: str) -> None:
        """Count an answer."""
        with self.lock:
            self.answers[answer] += 1

    def seconds_between(self, start: float, end: float) -> list[float]:
        """How long the first sendings took that began in this stretch."""
        return [seconds for at, seconds in self.times if start <= at < end]


class Patient:
    """One browser with one message; each comes from a network of its own (127.x.y.0/24), as people do."""

    def __init__(self, port: int):
        number = next(_numbers)
        self.port = port
        self.canary = f"canary-{number:06}"
        self.source = (f"127.{number // 250 % 250 + 1}.{number % 250}.2", 0)
        self.cookies: dict[str, str] = {}
        self.fields: dict[str, str] = {}

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads to, and the page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=40, source_address=self.source)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, urlencode(fields) if fields else None, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
            for header in response.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
            return response.status, response.headers.get("Location", ""), text
        finally:
            connection.close()

    def open_form(self, until: float) -> bool:
        """Open the form until it is there, and fill it in."""
        while time.monotonic() < until:
            try:
                status, _location, page = self.ask("GET", "/contact/")
            except (OSError, HTTPException):
                status = 0
            if status == 200:
                token, csrf = _TOKEN.search(page)[1], _CSRF.search(page)[1]
                self.fields = {
                    "csrfmiddlewaretoken": csrf,
                    "token": token,
                    "kind": "question",
                    "for_whom": "me",
                    "name": "Bench Featherstone",
                    "email": f"{self.canary}@private.example.org",
                    "phone": "0121 496 0777",
                    "message": f"The {self.canary} sings of an odd ache.",
                }
                return True
            time.sleep(0.1)
        return False

    def send(self, ledger: Ledger, until: float) -> None:
        """Send the message until its reference is read, whatever breaks on the way."""
        while time.monotonic() < until:
            at = time.monotonic()
            try:
                status, location, _page = self.ask("POST", "/contact/", self.fields)
                ledger.note(str(status))
                if status == 302 and location == "/contact/thanks/":
                    ledger.times.append((at, time.monotonic() - at))
                    if reference := _REFERENCE.search(self.ask("GET", location)[2]):
                        ledger.acks.append(Ack(self.canary, reference[1].replace("-", "")))
                        return
                    ledger.note("thanks without a reference")
            except (OSError, HTTPException):
                ledger.note(BROKEN_OFF)
                time.sleep(0.1)
            else:
                time.sleep(0.2)
        with ledger.lock:
            ledger.given_up += 1

    def send_twice(self, ledger: Ledger, until: float, at_once: bool) -> None:
        """The same message again: by a double click, or by somebody who goes back and sends it once more."""
        twin = copy.copy(self)
        twin.cookies = dict(self.cookies)
        if not at_once:
            self.send(ledger, until)
            self.send(ledger, until)
            return
        second = threading.Thread(target=twin.send, args=(ledger, until))
        second.start()
        self.send(ledger, until)
        second.join()


def crowd(
    port: int, ledger: Ledger, clients: int, stop: threading.Event, twice: bool
) -> list[threading.Thread]:
    """Start so many threads of patients; each ends after `stop`, when what it began is acknowledged."""

    def one_after_another() -> None:
        for round_number in itertools.count():
            if stop.is_set():
                return
            _batch(port, ledger, twice, round_number)

    threads = [threading.Thread(target=one_after_another, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    return threads


def _batch(port: int, ledger: Ledger, twice: bool, round_number: int) -> None:
    """Open some forms, take the time that people take, and send them all."""
    until = time.monotonic() + SECONDS_FOR_ONE
    patients = [patient for _ in range(BATCH) if (patient := Patient(port)).open_form(until)]
    time.sleep(AS_LONG_AS_PEOPLE_TAKE)
    for number, patient in enumerate(patients):
        until = time.monotonic() + SECONDS_FOR_ONE
        if twice:
            patient.send_twice(ledger, until, at_once=(number + round_number) % 2 == 0)
        else:
            patient.send(ledger, until)
