"""The search page, and suggestions while somebody types."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.search import counting, emergencies, engine, filters, promotions, shown, suggestions, vocabulary

MOST_PAGE = 1000


@require_safe
def search(request):
    """Show what was found for `?q=`, with the action for an emergency above it, or ways on if nothing was."""
    typed = request.GET.get("q", "")
    if not typed:
        return render(request, "articles/search.html", {"query": ""})
    query = engine.clean(typed)
    exact = request.GET.get("exact") == "1"
    known = vocabulary.current()
    signs = emergencies.signs(typed)
    cards = emergencies.cards(typed, signs, known.urgent)
    found = engine.search(query, exact=exact, known=known)
    kind, organ = request.GET.get("kind", ""), request.GET.get("organ", "")
    ranked, chosen = filters.narrow(found.results, query, exact, kind, organ)
    page = Paginator(ranked, engine.RESULTS_A_PAGE).get_page(_page_number(request))
    is_first = page.number == 1 and not (chosen.kind or chosen.organ)
    picked = promotions.chosen(query, found.query, known, request) if is_first else []
    results = promotions.first(picked, shown.show(page.object_list, found.query, request))
    if is_first and not exact and not cards and not signs:
        counting.count(typed, query, bool(found.results or picked))
    response = render(
        request,
        "articles/search.html",
        {
            "query": query,
            "was_asked": bool(typed.strip()),
            "exact": exact,
            "corrected": found.query.corrected if found.results else "",
            "cards": cards,
            "numbers": signs and not cards,  # an editor has renamed or deleted the record
            "filters": chosen,
            "pages": page,
            "here": chosen.here,
            "results": results,
            "total": max(len(ranked), len(results)),
        },
    )
    # What somebody looked for about their health is kept by no cache on the way, and is counted each time.
    response["Cache-Control"] = "no-store"
    return response


def _page_number(request) -> int:
    number = request.GET.get("page", "")
    return min(int(number), MOST_PAGE) if number.isascii() and number.isdigit() and len(number) < 9 else 1


@require_safe
def suggest(request):
    """Suggestions for what is being typed, as JSON; they are counted nowhere."""
    response = JsonResponse(suggestions.suggest(request.GET.get("q", ""), request))
    response["Cache-Control"] = "no-store"
    return response
