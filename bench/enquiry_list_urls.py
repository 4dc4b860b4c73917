"""The site's addresses, and a page of the admin with nothing on it: what Wagtail's frame alone asks for."""

from django.template.response import TemplateResponse
from django.urls import path
from wagtail.admin.auth import require_admin_access

from clinic.urls import handler400, handler404, handler500
from clinic.urls import urlpatterns as of_the_site

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]


@require_admin_access
def frame(request):
    """Menu, header, scripts and styles."""
    return TemplateResponse(request, "wagtailadmin/generic/base.html", {"page_title": "Frame"})


urlpatterns = [path("admin/frame/", frame), *of_the_site]
