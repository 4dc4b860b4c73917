"""Registers the articles' parts with Wagtail; nothing else."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from articles import citations, deletion, publishing
from articles.search import reports
from articles.viewsets import (
    GlossaryTermViewSet,
    HelpLineViewSet,
    ReferenceViewSet,
    SearchSynonymViewSet,
    UrgentAdviceViewSet,
    reference_chooser,
)

register_snippet(UrgentAdviceViewSet)
register_snippet(ReferenceViewSet)
register_snippet(GlossaryTermViewSet)
register_snippet(HelpLineViewSet)
register_snippet(SearchSynonymViewSet)
hooks.register("register_admin_urls", reports.urls)
hooks.register("register_reports_menu_item", reports.menu_item)
hooks.register("construct_reports_menu", reports.hide_wagtails_own)
hooks.register("register_admin_viewset", lambda: reference_chooser)
hooks.register("register_rich_text_features", citations.register)
hooks.register("before_delete_snippet", deletion.refuse_what_is_in_use)
hooks.register("before_delete_page", deletion.refuse_page_in_use)
hooks.register("before_bulk_action", deletion.refuse_pages_in_use)
hooks.register("before_bulk_action", publishing.refuse_what_is_incomplete)
