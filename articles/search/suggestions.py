"""What is offered while somebody types: pages whose names fit, an emergency's action before them."""

from articles.outline import Advice
from articles.search import emergencies, engine, promotions, shown, vocabulary
from articles.search.shown import Marked, Shown

MOST = 6
SHORTEST = 2  # characters


def suggest(typed: str, request=None) -> dict:
    """Suggestions as JSON takes them: `urgent` advice, `corrected` spelling, and `items` to choose from."""
    query = engine.clean(typed)
    known = vocabulary.current()
    cards = emergencies.cards(typed, emergencies.signs(typed), known.urgent)
    urgent = [_advice(advice) for card in cards for advice in card.advice]
    answer = {"urgent": urgent, "corrected": "", "items": []}
    if len(query) < SHORTEST:
        return answer
    found = engine.search(query, prefix=typed[-1:].isalnum(), known=known)
    named = [ranked for ranked in found.results if ranked.name or ranked.sign][:MOST]
    picked = promotions.chosen(query, found.query, known, request)
    items = promotions.first(picked, shown.show(named, found.query, request))[:MOST]
    return answer | {
        "corrected": found.query.corrected if items else "",
        "items": [_item(one) for one in items],
    }


def _item(item: Shown) -> dict:
    also: Marked = item.reason
    return {"path": item.path, "kind": item.kind, "title": item.title, "why": item.why, "also": also}


def _advice(advice: Advice) -> dict:
    """The sign and its action, in pieces of text, each with its link if it has one."""
    runs = [run for element in advice.action for run in getattr(element, "runs", ())]
    return {"signs": advice.signs, "action": [[run.text, run.href] for run in runs]}
