"""The search page."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.search import engine


@require_safe
def search(request):
    """Show what was found for `?q=`, or a hint if it was nothing."""
    typed = request.GET.get("q", "")
    query = engine.clean(typed)
    results = Paginator(engine.search(query), engine.RESULTS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "articles/search.html",
        {
            "query": query,
            "was_asked": bool(typed.strip()),
            "results": results,
            "cards": engine.urgent_cards(query),
        },
    )
