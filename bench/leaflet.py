"""How long a leaflet takes, beside the article's own page in the same run.

Run it on a loaded site (after `make run`): `.venv/bin/python -m bench.leaflet [slug]`, with DATA_DIR set if
the data lies elsewhere.
Seconds depend on the machine and on what else it does; the ratios hardly do.
"""

import os
import statistics
import sys
import time

import django

ROUNDS = 15


def seconds(client, address: str) -> float:
    """One visit."""
    start = time.perf_counter()
    answer = client.get(address, headers={"host": "localhost"})
    taken = time.perf_counter() - start
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return taken


def main(slug: str) -> None:
    """Visit the addresses in turn, so that whatever else the machine does meets them all."""
    from django.test import Client

    addresses = {
        "article as HTML": f"/conditions/{slug}/",
        "print view": f"/leaflets/{slug}/print/",
        "PDF, 14 point": f"/leaflets/{slug}.pdf",
        "PDF, 18 point": f"/leaflets/{slug}/large-print.pdf",
    }
    client = Client()
    taken = {name: [] for name in addresses}
    for _round in range(ROUNDS + 1):
        for name, address in addresses.items():
            taken[name].append(seconds(client, address))
    medians = {name: statistics.median(all_[1:]) for name, all_ in taken.items()}  # the first one warms up
    page = medians["article as HTML"]
    print(f"{slug}, median of {ROUNDS} visits")
    for name, median in medians.items():
        ratio, first = median / page, taken[name][0]
        print(f"  {name:16} {median * 1000:5.0f} ms  {ratio:5.2f} x the page  (first visit {first:.2f} s)")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.dev")
    django.setup()
    main(sys.argv[1] if len(sys.argv) > 1 else "liver-metastases")
