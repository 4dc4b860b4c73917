"""Whether what the form promises holds: nothing lost, nothing doubled, staff told, never an error.

`python -m bench.enquiries kills | smtp | worker | rate | hostile`: each builds a demo clinic of its own,
prints a table and ends with 1 if a promise is broken. SQLite by default; DATABASE_URL with PostgreSQL is
honoured (a database of its own is made there). Seconds depend on the machine; the ratios hardly do.
"""

import argparse
import sys

from bench import enquiry_hostile, enquiry_rate, enquiry_runs
from bench.enquiry_checks import Row, table


def main(arguments: list[str] | None = None) -> int:
    """Run one bench; 1 if a promise is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    benches = parser.add_subparsers(dest="bench", required=True)
    kills = benches.add_parser("kills", help="everything is killed again and again under load")
    kills.add_argument("--kills", type=int, default=25)
    kills.add_argument("--clients", type=int, default=8)
    kills.add_argument("--least", type=int, default=enquiry_runs.ENOUGH, help="messages to acknowledge")
    smtp = benches.add_parser("smtp", help="the mail server is away for a while under load")
    smtp.add_argument("--seconds", type=float, default=60)
    smtp.add_argument("--clients", type=int, default=3)
    smtp.add_argument("--ratio", type=float, default=1.5, help="the most that submitting may slow down")
    worker = benches.add_parser("worker", help="the worker is killed at each of its steps")
    worker.add_argument("--kills", type=int, default=5, help="at each step")
    rate = benches.add_parser("rate", help="messages a second beside bare inserts")
    rate.add_argument("--rounds", type=int, default=5)
    rate.add_argument("--seconds", type=float, default=5)
    rate.add_argument("--clients", type=int, default=8)
    rate.add_argument("--floor", type=float, default=0.005, help="the least ratio")
    hostile = benches.add_parser("hostile", help="generated hostile posts")
    hostile.add_argument("--posts", type=int, default=10_000)
    hostile.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    rows = run(chosen)
    print(table(f"enquiries: {chosen.bench}", rows), flush=True)
    return 0 if all(row.kept for row in rows) else 1


def run(chosen: argparse.Namespace) -> list[Row]:
    """The rows of the chosen bench."""
    match chosen.bench:
        case "kills":
            return enquiry_runs.kills(chosen.kills, chosen.clients, chosen.least)
        case "smtp":
            return enquiry_runs.smtp(chosen.seconds, chosen.clients, chosen.ratio)
        case "worker":
            return enquiry_runs.worker(chosen.kills)
        case "rate":
            return enquiry_rate.rate(chosen.rounds, chosen.seconds, chosen.clients, chosen.floor)
    return enquiry_hostile.hostile(chosen.posts, chosen.seed)


if __name__ == "__main__":
    sys.exit(main())
