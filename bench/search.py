"""Whether a search on a site of 10,000 pages takes as long as on one of 100, and a hostile one no longer.

`python -m bench.search`: builds a demo clinic of its own, measures, adds pages, measures again, prints a
table and ends with 1 if a promise is broken. SQLite by default; DATABASE_URL with PostgreSQL is honoured (a
database of its own is made there). Seconds depend on the machine; the ratios hardly do.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterable
from unittest.mock import patch

from bench.enquiry_checks import Row, at_most, table
from bench.enquiry_site import prepared

RATIO = 1.5
FIRST_ANSWER = 50  # milliseconds
WARM, ROUNDS = 2, 9
SEARCHES = [
    "liver", "condition", "liver cancer", "secondary liver cancer", "galstones", "jaundise",
    "yellow eyes", "whipple op", "GB polyp", "what are the symptoms of gallstones", "colangiocarsinoma",
    "hearing loop", "black poo", "livercyst", "pancreas", "pain", "how is pancreatic cancer treated",
    "zebra", "surgery of the liver", "tummy pain after eating",
]  # fmt: skip
SUGGESTED = ["li", "liv", "liver c", "gal", "jaundis", "pancr", "yellow e", "chemo f", "con", "whipp", "t"]
HOSTILE = [
    '"', "\x00", "liver\x00", "NEAR(liver cyst)", "liver* OR ^cyst", "a & | ! <-> b",
    "'; DROP TABLE x; --", "x" * 8192,
    "word " * 1600, "ﬁ" * 500, "\ufdfa" * 900, "e\u0301" * 4000, "%s %d {}", "qzjwk " * 12, "gallstone" * 40,
    "\u202eliver", "1 2 3 4 5 6 7 8 9 0 1 2", "-" * 8000, "livr gallstonez pancrs jaundis cholangi hepatx",
]  # fmt: skip
PAGES = ["-1", "0", "99999999999999999999", "1e9", "x", "\x00"]


def main(arguments: list[str] | None = None) -> int:
    """Measure, grow, measure again; 1 if a promise is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--ratio", type=float, default=RATIO)
    chosen = parser.parse_args(arguments)
    with prepared():
        grow(chosen.few)
        before = measured()
        grow(chosen.many)
        rows = check(before, measured(), chosen.ratio)
        rows += hostile()
    print(table(f"search: {chosen.few} pages and {chosen.many}", rows), flush=True)
    return 0 if all(row.kept for row in rows) else 1


def grow(number: int) -> None:
    """Add conditions until there are so many pages, each with its own words and many common ones."""
    from django.db import connection
    from django.db.models.signals import post_save
    from wagtail.models import Page

    from articles.models import ConditionPage
    from articles.search import index

    chance = random.Random(1)
    parent = Page.objects.get(slug="conditions")
    start = Page.objects.filter(depth__gt=1).count()
    steps = Page._str2int(parent.get_last_child().path[-Page.steplen :]) - start + 1
    words = list(_words(chance, 4000))
    for place in range(start, number):
        path = Page._get_path(parent.path, parent.depth + 1, place + steps)
        page = _condition(ConditionPage, place, path, parent, chance, words)
        with patch.object(post_save, "send"):  # whoever follows single pages would take a second for ten
            page.save_base()
    Page.objects.filter(pk=parent.pk).update(numchild=Page.objects.child_of(parent).count())
    print(f"{index.rebuild()} documents")
    with connection.cursor() as cursor:  # as the database does by itself on a site that lives
        cursor.execute("ANALYZE")


def _condition(model, place: int, path: str, parent, chance: random.Random, words: list[str]):
    organ = chance.choice(["liver", "pancreas", "gallbladder", "bile-ducts"])
    title = f"{chance.choice(words).title()} {organ.replace('-', ' ')} condition {place}"
    text = " ".join(chance.choices(words, k=150) + chance.choices(SEARCHES, k=10))
    slug = f"bench-{place}"
    return model(
        path=path, depth=parent.depth + 1, slug=slug, url_path=f"{parent.url_path}{slug}/", title=title,
        draft_title=title, live=True, locale_id=parent.locale_id, content_type=_content_type(model),
        organ=organ,
        summary="A condition for the bench.", figure_alt_text="A body.", search_description=text[:150],
        what_it_is=[("paragraph", _rich(text))], other_names=[("name", {"name": f"{title} syndrome",
        "say_it": ""})],
    )  # fmt: skip


def _content_type(model):
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(model)


def _rich(text: str):
    from wagtail.rich_text import RichText

    return RichText(f"<p>{text}.</p>")


def _words(chance: random.Random, number: int) -> Iterable[str]:
    """Words that nobody uses, and that look like words."""
    parts = [
        "ba",
        "cor",
        "del",
        "fen",
        "gri",
        "hol",
        "jus",
        "kel",
        "lom",
        "mar",
        "nos",
        "pir",
        "que",
        "ros",
        "tul",
    ]
    for _word in range(number):
        yield "".join(chance.choices(parts, k=chance.randint(2, 4)))


def measured() -> dict[str, float]:
    """Milliseconds of searches and of suggestions: the mean of each query's median, and the longest first."""
    from django.test import Client

    client = Client()
    searches = [_milliseconds(client, "/search/", query) for query in SEARCHES]
    suggested = [_milliseconds(client, "/search/suggest/", query) for query in SUGGESTED]
    return {
        "a search": statistics.fmean(median for median, _first in searches),
        "the slowest search": max(median for median, _first in searches),
        "suggestions": statistics.fmean(median for median, _first in suggested),
        "the slowest suggestions": max(first for _median, first in suggested),
    }


def _milliseconds(client, address: str, query: str, **more) -> tuple[float, float]:
    """The median of some visits, and the first one after the pages were warm."""
    taken = []
    for _round in range(WARM + ROUNDS):
        start = time.perf_counter()
        answer = client.get(address, {"q": query, **more}, headers={"host": "localhost"})
        taken.append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 200, f"{address} {query!r}: {answer.status_code}"
    return statistics.median(taken[WARM:]), taken[WARM]


def check(few: dict[str, float], many: dict[str, float], ratio: float) -> list[Row]:
    """The promises: the same time with many pages, and the first suggestions at once."""
    rows = [Row(what, f"{few[what]:.1f} ms and {many[what]:.1f} ms", "", True) for what in few]
    rows += [
        at_most(f"{what}, many pages : few", many[what] / few[what], ratio)
        for what in ("a search", "suggestions")
    ]
    return [
        *rows,
        at_most("milliseconds of the slowest suggestions", many["the slowest suggestions"], FIRST_ANSWER),
    ]


def hostile() -> list[Row]:
    """Hostile queries and pages: no error, and no longer than twice the slowest plain search."""
    from django.test import Client

    client = Client(raise_request_exception=False)
    plain = max(_milliseconds(client, "/search/", query)[0] for query in SEARCHES)
    taken = [_milliseconds(client, "/search/", query)[0] for query in HOSTILE]
    taken += [_milliseconds(client, "/search/", "liver", page=page)[0] for page in PAGES]
    taken += [_milliseconds(client, "/search/suggest/", query)[0] for query in HOSTILE]
    return [
        Row("hostile queries", str(len(taken)), "none an error", True),
        at_most("the slowest hostile query : the slowest plain search", max(taken) / plain, 2),
    ]


if __name__ == "__main__":
    sys.exit(main())
