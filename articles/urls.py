"""Addresses that belong to articles and are no pages of the CMS: leaflets."""

from django.urls import path, register_converter

from articles import leaflet_views


class SlugConverter:
    """The slug of a page; Wagtail's may have letters of any script."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands in the page."""
        return value


register_converter(SlugConverter, "page_slug")

# A slug is always followed by something, a short id never is: they cannot be mistaken for each other.
urlpatterns = [
    path("<page_slug:slug>.pdf", leaflet_views.pdf, name="leaflet_pdf"),
    path("<page_slug:slug>/large-print.pdf", leaflet_views.large_pdf, name="leaflet_large_pdf"),
    path("<page_slug:slug>/print/", leaflet_views.print_view, name="leaflet_print"),
    path("<str:identifier>/", leaflet_views.status, name="leaflet"),
]
