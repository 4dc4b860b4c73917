"""articles.search: what patients mean is found however it is spelt, and what is not here is not."""

import pytest

from articles.search import engine, shown
from tests.articles.search_queries import ALL, KINDS, NOTHING

pytestmark = pytest.mark.django_db


def paths(query: str, most: int = 10) -> list[str]:
    """The addresses of the first results."""
    found = engine.search(engine.clean(query))
    return [item.path for item in shown.show(found.results[:most], found.query)]


def test_the_right_page_comes_first_nearly_always_and_is_among_the_first_three():
    places = {query: (paths(query, 3), path) for _kind, query, path in ALL}
    not_first = [f"{query}: {found}" for query, (found, path) in places.items() if found[:1] != [path]]
    missed = [f"{query}: {found}" for query, (found, path) in places.items() if path not in found]
    print(
        f"{len(ALL)} queries, {len(not_first)} not first, {len(missed)} not in the first three",
        *not_first,
        sep="\n",
    )
    assert len(ALL) == len(places) >= 150
    assert len(KINDS) >= 9
    assert len(missed) <= 0.03 * len(ALL), "\n".join(missed)
    assert len(not_first) <= 0.1 * len(ALL), "\n".join(not_first)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("jaundise", "/symptoms/jaundice/"),
        ("galstones", "/conditions/gallstones/"),
        ("yellow eyes", "/symptoms/jaundice/"),
        ("whipple op", "/treatments/whipple-operation/"),
        ("secondary liver cancer", "/conditions/liver-metastases/"),
        ("GB polyp", "/conditions/gallbladder-polyps/"),
    ],
)
def test_these_come_first_whatever_happens(query, path):
    assert paths(query)[0] == path


@pytest.mark.parametrize("query", NOTHING)
def test_what_is_not_here_finds_nothing(query):
    assert len(NOTHING) >= 30
    assert paths(query) == []
