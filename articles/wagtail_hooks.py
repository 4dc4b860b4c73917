"""Registers the articles' parts with Wagtail; nothing else."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from articles import citations, deletion, publishing
from articles.viewsets import (
    GlossaryTermViewSet,
    HelpLineViewSet,
    ReferenceViewSet,
    UrgentAdviceViewSet,
    reference_chooser,
)

register_snippet(UrgentAdviceViewSet)
register_snippet(ReferenceViewSet)
register_snippet(GlossaryTermViewSet)
register_snippet(HelpLineViewSet)
hooks.register("register_admin_viewset", lambda: reference_chooser)
hooks.register("register_rich_text_features", citations.register)
hooks.register("before_delete_snippet", deletion.refuse_what_is_in_use)
hooks.register("before_delete_page", deletion.refuse_page_in_use)
hooks.register("before_bulk_action", deletion.refuse_pages_in_use)
hooks.register("before_bulk_action", publishing.refuse_what_is_incomplete)
