"""What belongs to the site as a whole: health, robots, sitemap, images and error pages."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.utils import Error as DatabaseError
from django.http import HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control, never_cache
from django.views.static import serve
from wagtail import views as wagtail_views
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from clinic import error_page


@never_cache
def healthz(request):
    """200 as soon as the site serves and its database answers, 503 if the database does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})


@cache_control(public=True, max_age=3600)
def robots_txt(request):
    """What robots may read (RFC 9309). A demonstration is kept out of indexes by `noindex`."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /contact/",
        "Disallow: /search/",
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@cache_control(public=True, max_age=86400)
def security_txt(request):
    """Where to report a security fault (RFC 9116); the date stays within a year from now."""
    expires = (datetime.now(UTC) + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


class PageSitemap(Sitemap):
    """Every public page; what it needs stands on all kinds of pages, so none is asked for its own kind."""

    def items(self):
        """The pages in the order of the tree."""
        root = self.get_wagtail_site().root_page
        return root.get_descendants(inclusive=True).live().public().order_by("path")


@cache_control(public=True, max_age=3600)
def sitemap_xml(request):
    """Every public page with the day of its last change (sitemaps.org)."""
    return sitemap(request, {"pages": PageSitemap(request)})


@cache_control(public=True, max_age=86400)
def favicon(request):
    """Browsers that ask for /favicon.ico are sent to the hashed file."""
    return HttpResponsePermanentRedirect(static("clinic/img/favicon.ico"))


@cache_control(public=True, max_age=31_536_000, immutable=True)
def media_image(request, path):
    """A finished size of an image. Originals, which may tell where they were taken, are not served."""
    return serve(request, path, document_root=settings.MEDIA_ROOT)


def serve_page(request, path):
    """Wagtail's own view of a page, which is found by its whole path at once.

    Wagtail walks down the tree and asks three queries a level; it takes what stands in
    `_wagtail_route_for_request` instead (Page.route_for_request).
    """
    request._wagtail_route_for_request = _route(request, path)
    response = wagtail_views.serve(request, path)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:  # it may carry the editors' user bar
        patch_cache_control(response, private=True, no_store=True)
    return response


def _route(request, path: str) -> RouteResult | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    slugs = [slug for slug in path.split("/") if slug]
    if not slugs:
        return RouteResult(site.root_page.specific) if site.root_page.live else None
    url_path = "/".join([site.root_page.url_path.rstrip("/"), *slugs, ""])
    # The slug has an index, the whole path has none.
    page = Page.objects.live().filter(slug=slugs[-1], url_path=url_path).first()
    return RouteResult(page.specific) if page else None


def not_found(request, exception=None):
    """A page that helps: search, A to Z, contact and emergency numbers."""
    return render(request, "404.html", status=404)


def bad_request(request, exception=None):
    """Say in plain words that the request could not be read; needs no database."""
    return render(request, "400.html", {"clinic": error_page.last_known_clinic()}, status=400)


def server_error(request):
    """The page written when the clinic's details were last saved: it needs no database."""
    return HttpResponse(error_page.read(), status=500)


@never_cache
def csrf_failure(request, reason=""):
    """Say in plain words why a form was refused, and how to go on."""
    return render(request, "403_csrf.html", {"site": Site.find_for_request(request)}, status=403)
