"""What belongs to the site as a whole: robots, sitemap, images and error pages."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail import views as wagtail_views
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from clinic import error_page


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request):
    """What robots may read (RFC 9309). A demonstration is kept out of indexes by `noindex`."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /contact/thanks/",
        "Disallow: /search/",
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
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


@require_safe
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
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    except (OSError, ValueError) as error:  # a name that no file system takes
        raise Http404 from error


def serve_page(request, path):
    """Wagtail's own view of a page, which is found by its whole path at once.

    Wagtail walks down the tree and asks three queries a level; it takes what stands in
    `_wagtail_route_for_request` instead (Page.route_for_request).
    """
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    request._wagtail_route_for_request = _route(request, path)
    return wagtail_views.serve(request, path)


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
    return RouteResult(_with_its_restrictions(page.specific)) if page else None


def _with_its_restrictions(page: Page) -> Page:
    """Let Wagtail look up who may see the page by its path: one query, where its own way takes two."""
    paths = [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
    page.get_view_restrictions = lambda: PageViewRestriction.objects.filter(page__path__in=paths)
    return page


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
    is_enquiry = request.path == reverse("contact")
    context = {"is_enquiry": is_enquiry, "typed": request.POST.get("message", "") if is_enquiry else ""}
    return render(request, "403_csrf.html", context, status=403)
