"""Pages for managers: the report, and emails that could not be sent."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from contact import figures, services
from contact.models import Notice
from contact.permissions import check_right

PERIODS = {"4": "4 weeks", "13": "3 months", "26": "6 months"}


@require_safe
def report(request):
    """By kind, by page, over time: tables, and charts drawn from the same numbers."""
    check_right(request.user, "manage_enquiry")
    weeks = request.GET.get("weeks", "")
    weeks = weeks if weeks in PERIODS else "26"
    context = {"periods": PERIODS, "weeks": weeks, **numbers(int(weeks))}
    context["first_reply_words"] = figures.hours_words(context["first_reply"])
    return render(request, "contact/staff/report.html", context)


def numbers(weeks: int) -> dict:
    """By kind, by page and by week, each with its chart; for the report and for the managers' home."""
    since = services.first_monday(weeks)
    kinds, by_week = services.by_kind(since), services.by_week(weeks)
    shown = figures.without_small(dict(services.by_page(since)))
    return {
        "kinds": kinds,
        "kinds_chart": figures.bars(kinds),
        "by_week": by_week,
        "weeks_chart": figures.line([number for _day, number in by_week]),
        # Hidden ones by name: their order would tell which is the larger.
        "pages": sorted(shown.items(), key=lambda page: (-(page[1] or 0), page[0])),
        "smallest": figures.SMALLEST,
        "pages_chart": figures.bars([(name, number) for name, number in shown.items() if number][:15]),
        "first_reply": services.time_to_first_reply(since),
        "total": sum(number for _name, number in kinds),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def dead_letters(request):
    """Emails that could not be sent for good, and a button to try each one again."""
    check_right(request.user, "manage_enquiry")
    if request.method == "POST":
        number = request.POST.get("notice", "")
        is_key = number.isascii() and number.isdigit() and len(number) < 16
        if is_key and services.try_again(int(number), request.user):
            messages.success(request, "The email is tried again within a minute.")
        else:
            messages.error(request, "This email does not wait here any more.")
        return redirect("enquiries:dead_letters")
    letters = Notice.objects.exclude(dead_at=None).select_related("enquiry").order_by("-dead_at")[:200]
    return render(request, "contact/staff/dead_letters.html", {"letters": letters})
