"""Registers the clinic's parts with Wagtail; nothing else."""

from wagtail import hooks

from clinic.rich_text import MarkingPageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def register_page_links(features):
    """Links to pages are looked up together (clinic.rich_text)."""
    features.register_link_type(MarkingPageLinkHandler)


@hooks.register("construct_main_menu")
def hide_documents(request, menu_items):
    """Documents are not part of the site: leaflets are made from the articles themselves."""
    menu_items[:] = [item for item in menu_items if item.name != "documents"]
