"""How many messages a second the site stores, beside bare durable inserts into the same database."""

import threading
import time

from bench.enquiry_checks import Row, check_rate
from bench.enquiry_load import AS_LONG_AS_PEOPLE_TAKE, Ledger, Patient
from bench.enquiry_site import prepared


def rate(rounds: int, seconds: float, clients: int, floor: float) -> list[Row]:
    """Messages a second and bare inserts a second, in turn, so that whatever else runs meets both."""
    ledger = Ledger()
    with prepared() as site:
        site.start()
        patients = [Patient(site.port) for _ in range(clients)]
        assert all(patient.open_form(time.monotonic() + 30) for patient in patients)
        time.sleep(AS_LONG_AS_PEOPLE_TAKE)
        _make_bare_table()
        _messages_a_second(site.port, patients, ledger, 3)  # warms up
        submissions, inserts = [], []
        for _ in range(rounds):
            submissions.append(_messages_a_second(site.port, patients, ledger, seconds))
            inserts.append(_inserts_a_second(seconds / 2))
    refused = sum(count for answer, count in ledger.answers.items() if answer != "302")
    return check_rate(submissions, inserts, floor, refused)


def _messages_a_second(port: int, patients: list[Patient], ledger: Ledger, seconds: float) -> float:
    """Each patient sends one text after the other on one form: another text is another message."""
    start = time.monotonic()
    before = ledger.answers["302"]

    def write(patient: Patient) -> None:
        while time.monotonic() < start + seconds:
            new = Patient(port)
            patient.source = new.source  # another network each time, or the throttle stops them
            answer = patient.ask(
                "POST", "/contact/", patient.fields | {"message": f"The {new.canary} sings."}
            )
            ledger.note(str(answer[0]))

    threads = [threading.Thread(target=write, args=(patient,)) for patient in patients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (ledger.answers["302"] - before) / (time.monotonic() - start)


def _make_bare_table() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_bare (number INTEGER PRIMARY KEY, text VARCHAR(1000))")


def _inserts_a_second(seconds: float) -> float:
    """One row, one transaction, one after the other, as durable as the site's own."""
    from django.db import connection

    start, done = time.monotonic(), 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(number), 0) FROM bench_bare")
        number = cursor.fetchone()[0]
        while time.monotonic() < start + seconds:
            done += 1
            cursor.execute("INSERT INTO bench_bare VALUES (%s, %s)", [number + done, "x" * 500])
    return done / (time.monotonic() - start)
