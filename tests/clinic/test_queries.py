"""What each public page costs: queries of a first visit, whatever the number of pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ConditionPageFactory

# Address, most queries of a cold visit. The limit is 12, for a full article 14.
BUDGETS = {
    "/": 12,
    "/conditions/": 12,
    "/conditions/liver-metastases/": 14,
    "/conditions/liver-metastases/causes-and-diagnosis/": 14,
    "/conditions/gallstones/": 14,
    "/treatments/": 12,
    "/treatments/ablation/": 13,
    "/symptoms/": 12,
    "/symptoms/jaundice/": 12,
    "/glossary/": 12,
    "/team/": 12,
    "/team/kwame-thornbury/": 12,
    "/about/": 12,
    "/find-us/": 12,
    "/costs/": 12,
    "/complaints/": 12,
    "/privacy/": 12,
    "/accessibility/": 12,
    "/contact/": 12,
    "/search/": 12,
    "/search/?q=liver": 12,
    "/search/?q=livver+surgary": 12,
    "/search/?q=hearing+loop": 12,
    "/search/?q=black+poo": 12,
    "/search/?q=zzzz": 12,
    "/search/suggest/?q=gal": 12,
    "/body-map/": 12,
    "/llms.txt": 12,
    "/changes.atom": 12,
    "/opensearch.xml": 12,
    "/sitemap.xml": 12,
    "/nothing-here/": 12,
    "/conditions/gall-stones/": 12,
}


def queries_of(client, address: str) -> list[str]:
    """The statements of one visit, without the savepoints that only tests have."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]


@pytest.mark.django_db
@pytest.mark.parametrize("address", BUDGETS)
def test_a_first_visit_stays_within_its_budget(client, cold, address):
    client.get(address)  # images are made when a page is published, not when it is visited
    cold()
    statements = queries_of(client, address)
    assert 0 < len(statements) <= BUDGETS[address], "\n".join(
        statement[:90] + "…" + statement[-150:] for statement in statements
    )


@pytest.mark.django_db
def test_the_number_of_conditions_does_not_matter(client, cold):
    addresses = ["/", "/conditions/", "/search/?q=condition", "/conditions/gallstones/"]

    def costs() -> dict[str, int]:
        found = {}
        for address in addresses:
            cold()
            found[address] = len(queries_of(client, address))
        return found

    ConditionPageFactory.create_batch(11)  # more than one page of search results
    few = costs()
    ConditionPageFactory.create_batch(289)
    assert costs() == few
    assert client.get("/conditions/").content.count(b"Condition ") >= 600  # A to Z, and by organ
