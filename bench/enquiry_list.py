"""What the list of enquiries costs with 200 and with 20,000 of them: queries, and time beside each other.

`python -m bench.enquiry_list`: builds a demo clinic of its own, asks each tab and some searches as the desk
does, prints a table and ends with 1 if a promise is broken. Half of the enquiries are open, far worse than
life. A page of the admin with nothing on it tells which queries are Wagtail's own. With SQLite, which works
inside this process, its processor time is measured: what else the machine does counts for little. With
PostgreSQL (DATABASE_URL) it is the time on the wall.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode

from bench import enquiry_list_rows
from bench.enquiry_checks import Row, at_most, table
from bench.enquiry_site import prepared

LIST = "/admin/enquiries/"
TABS = ("mine", "unassigned", "urgent", "overdue", "waiting", "call_back", "all", "quarantine")
FRAME = "frame"


@dataclass
class Cost:
    """What one address cost: its queries, and the seconds of each visit."""

    queries: int = 0
    seconds: list[float] = field(default_factory=list)


def measured(few: int, many: int, rounds: int, open_percent: int) -> dict[int, dict[str, Cost]]:
    """What each address costs with a few enquiries and with many, by name."""
    with prepared():
        from django.contrib.auth import get_user_model
        from django.test import Client, override_settings

        user = get_user_model().objects.get(username="desk")
        client = Client(headers={"host": "localhost"})
        client.force_login(user)
        costs, made = {}, 0
        with override_settings(ROOT_URLCONF="bench.enquiry_list_urls"):
            for number in (few, many):
                enquiry_list_rows.add(made, number, user, open_percent)
                made = number
                _tidy()
                costs[number] = _visits(client, addresses(), rounds)
    return costs


def addresses() -> dict[str, str]:
    """What is asked, by the name that the table shows."""
    from contact.models import Enquiry

    newest = str(Enquiry.objects.order_by("-created_at").first())
    searches = {
        "search: one person": enquiry_list_rows.ONE_PERSON,
        "search: a reference": newest,
        "search: a common name": enquiry_list_rows.COMMON,
    }
    return {
        FRAME: "/admin/frame/",
        **{f"tab {tab}": f"{LIST}?{urlencode({'tab': tab})}" for tab in TABS},
        **{name: f"{LIST}?{urlencode({'tab': 'all', 'q': text})}" for name, text in searches.items()},
    }


def rows(costs: Mapping[int, Mapping[str, Cost]], most_queries: int, most_ratio: float) -> list[Row]:
    """The table: for each address its own queries, and how much longer it takes with many."""
    small, large = costs.values()
    found = [
        Row(
            f"the frame, with {number}: queries, and {_milliseconds(cost[FRAME].seconds)} ms",
            str(cost[FRAME].queries),
            "",
            True,
        )
        for number, cost in costs.items()
    ]
    for name in small:
        if name == FRAME:
            continue
        own = max(cost[name].queries - cost[FRAME].queries for cost in costs.values())
        # Of 200, 20 have the common name; of 20,000 a page of 50 is filled: more rows, more to decrypt.
        limit = most_ratio * 1.5 if "common" in name else most_ratio
        before, after = _milliseconds(small[name].seconds), _milliseconds(large[name].seconds)
        found += [
            at_most(f"{name}: queries beyond the frame's", own, most_queries),
            at_most(f"{name}: time, {before} and {after} ms", _ratio(small, large, name), limit),
        ]
    return found


def _ratio(small: Mapping[str, Cost], large: Mapping[str, Cost], name: str) -> float:
    return median(large[name].seconds) / median(small[name].seconds)


def _milliseconds(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1000:.0f}"


def _visits(client, asked: Mapping[str, str], rounds: int) -> dict[str, Cost]:
    """Ask for all in turn, so that whatever else the machine does meets all; the first round warms up."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    costs = {name: Cost() for name in asked}
    for count in range(rounds + 2):
        for name, address in asked.items():
            if count == 1:
                with CaptureQueriesContext(connection) as queries:
                    _seconds(client, address)
                costs[name].queries = len(queries)
                continue
            seconds = _seconds(client, address)
            if count:
                costs[name].seconds.append(seconds)
    return costs


def _seconds(client, address: str) -> float:
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    start = clock()
    answer = client.get(address)
    taken = clock() - start
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return taken


def _tidy() -> None:
    """Let the database know how many rows there are, as it finds out by itself in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; 1 if a promise is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--few", type=int, default=200)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--open", type=int, default=50, help="how many of 100 are open")
    parser.add_argument("--queries", type=int, default=12, help="the most beyond Wagtail's frame")
    parser.add_argument("--ratio", type=float, default=2, help="the most that the time may grow")
    chosen = parser.parse_args(arguments)
    costs = measured(chosen.few, chosen.many, chosen.rounds, chosen.open)
    found = rows(costs, chosen.queries, chosen.ratio)
    print(table("the list of enquiries", found), flush=True)
    return 0 if all(row.kept for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
