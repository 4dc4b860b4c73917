"""What editors see of searches: what was not found, what is searched for, and what to do about it."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Case, Max, Q, Sum, When
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.contrib.search_promotions.models import Query

from articles.models import SearchCount
from articles.search.counting import SEEN_OFTEN, WINDOW, is_countable

MOST = 200
PERMISSION = "articles.view_searchcount"
ADD_SYNONYM = "articles.add_searchsynonym"
ADD_PROMOTION = "wagtailsearchpromotions.add_searchpromotion"
VIEWS = (("missing", "Searched, not found"), ("all", "Most searched"), ("rising", "Rising"))


@dataclass(frozen=True)
class Row:
    """One query: how often in the last 30 days and in the 30 before, and whether it finds anything."""

    query: str
    times: int
    before: int
    found: bool

    @property
    def trend(self) -> str:
        """The change in words."""
        if not self.before:
            return "new"
        return f"{self.times - self.before:+d}" if self.times != self.before else "the same"

    @property
    def synonym_address(self) -> str:
        """The form for a synonym with these words in it."""
        address = reverse("wagtailsnippets_articles_searchsynonym:add")
        return f"{address}?{urlencode({'typed': self.query})}"


def rows(view: str) -> list[Row]:
    """The queries that were typed 3 times or more in 30 days, the most frequent first (one query)."""
    today = timezone.localdate()
    recent = Q(day__gt=today - WINDOW)
    earlier = Q(day__gt=today - WINDOW * 2, day__lte=today - WINDOW)
    counted = (
        SearchCount.objects.filter(day__gt=today - WINDOW * 2)
        .values("query")
        .annotate(
            total=Sum("times", filter=recent, default=0),
            before=Sum("times", filter=earlier, default=0),
            last=Max("day"),
            has_found=Max(Case(When(recent & Q(found=True), then="day"))),
        )
        .filter(total__gte=SEEN_OFTEN)
        .order_by("-total", "query")
    )
    found = [
        Row(row["query"], row["total"], row["before"], row["has_found"] == row["last"]) for row in counted
    ]
    if view == "missing":
        found = [row for row in found if not row.found]
    if view == "rising":
        found = sorted(
            (row for row in found if row.times > row.before), key=lambda row: row.before - row.times
        )
    return found[:MOST]


class SearchesView(WagtailAdminTemplateMixin, PermissionRequiredMixin, TemplateView):
    """The report."""

    template_name = "articles/admin/searches.html"
    permission_required = PERMISSION
    page_title = "Searches"
    header_icon = "search"

    def get_breadcrumbs_items(self):
        """Home, this report: the last one is the heading."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Add the rows of the chosen view."""
        chosen = self.request.GET.get("view", "missing")
        chosen = chosen if chosen in dict(VIEWS) else "missing"
        return super().get_context_data(**kwargs) | {
            "rows": rows(chosen),
            "views": VIEWS,
            "chosen": chosen,
            "seen_often": SEEN_OFTEN,
            "days": WINDOW // timedelta(days=1),
            "may_add_synonym": self.request.user.has_perm(ADD_SYNONYM),
            "may_promote": self.request.user.has_perm(ADD_PROMOTION),
        }


class PromoteView(PermissionRequiredMixin, View):
    """Opens Wagtail's form for the promoted results of a query."""

    permission_required = ADD_PROMOTION
    http_method_names = ["post"]

    def post(self, request):
        """Have Wagtail know the query, and go on to its form."""
        query = request.POST.get("query", "")
        if not is_countable(query):
            return redirect("wagtailsearchpromotions:add")
        return redirect("wagtailsearchpromotions:edit", Query.get(query).pk)


class SearchesMenuItem(MenuItem):
    """The report's entry under Reports."""

    def is_shown(self, request):
        """For those alone who may see it."""
        return request.user.has_perm(PERMISSION)


def menu_item() -> SearchesMenuItem:
    """The entry under Reports."""
    return SearchesMenuItem(
        "Searches", reverse("articles_searches"), name="searches", icon_name="search", order=50
    )


def urls() -> list:
    """The report's addresses in the admin."""
    return [
        path("reports/searches/", SearchesView.as_view(), name="articles_searches"),
        path("reports/searches/promote/", PromoteView.as_view(), name="articles_promote"),
    ]


def hide_wagtails_own(request, menu_items) -> None:
    """Wagtail's report of search terms stays empty: it counts whatever was typed, and we do not."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
