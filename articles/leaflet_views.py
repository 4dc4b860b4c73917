"""Leaflets of conditions: for the printer, as PDF, and the page that says whether one is still current."""

import logging
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles import leaflet, queries
from clinic.models import ClinicDetails
from clinic.templatetags.clinic_tags import absolute_url, canonical_url

logger = logging.getLogger(__name__)

ONE_MINUTE = 60  # so that a correction reaches the next reader


def _leaflet_view(view):
    """Decorator of all leaflets' views: read only, out of search engines, soon asked for again."""

    @require_safe
    @wraps(view)
    def wrapped(*args, **kwargs):
        response = view(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        if response.status_code < 500:
            patch_cache_control(response, public=True, max_age=ONE_MINUTE)
        else:
            patch_cache_control(response, no_store=True)
        return response

    return wrapped


@_leaflet_view
def pdf(request, slug: str) -> HttpResponse:
    """The leaflet in 14 point type."""
    return _pdf(request, slug)


@_leaflet_view
def large_pdf(request, slug: str) -> HttpResponse:
    """The leaflet in 18 point type."""
    return _pdf(request, slug, large=True)


def _pdf(request, slug: str, large: bool = False) -> HttpResponse:
    page = _public_condition(slug)
    data, imprint, _article = _leaflet_of(page, request)
    try:
        document = leaflet.pdf(data, imprint, large)
    except Exception:  # whatever it is: words that help, and never a broken file
        logger.exception("No leaflet could be made of page %s", page.pk)
        return render(request, "articles/leaflet_failed.html", {"page": page, "noindex": True}, status=500)
    name = f"{slug}-large-print.pdf" if large else f"{slug}.pdf"
    headers = {
        "Content-Disposition": content_disposition_header(False, name),
        "Content-Language": settings.LANGUAGE_CODE,
    }
    return HttpResponse(document, content_type="application/pdf", headers=headers)


@_leaflet_view
def print_view(request, slug: str) -> HttpResponse:
    """The leaflet as a page for the browser's own printer."""
    page = _public_condition(slug)
    _data, imprint, article = _leaflet_of(page, request)
    context = {
        "page": page,
        "article": leaflet.printable(article),
        "imprint": imprint,
        "qr": leaflet.qr_code(imprint.status_address),
        "outlook_warning": leaflet.OUTLOOK_WARNING,
        "noindex": True,
    }
    return render(request, "articles/leaflet_print.html", context)


@_leaflet_view
def status(request, identifier: str) -> HttpResponse:
    """Whether the leaflet in hand is still current: the page behind its QR code."""
    read = leaflet.read_short_id(identifier)
    if read is None:
        raise Http404
    key, version = read
    page = queries.condition_with(pk=key)
    context = {"noindex": True, "in_hand": leaflet.short_id(key, version)}
    if page and page.is_public:
        data, imprint, article = _leaflet_of(page, request)
        context |= {"page": page, "article": article, "imprint": imprint, "trust": data["trust"]}
    elif page is None or not page.first_published_at:  # a draft that nobody ever saw is not known
        context["is_unknown"] = True
        return render(request, "articles/leaflet_status.html", context, status=404)
    return render(request, "articles/leaflet_status.html", context)


def _public_condition(slug: str):
    page = queries.condition_with(slug=slug)
    if page is None or not page.is_public:
        raise Http404
    return page


def _leaflet_of(page, request) -> tuple:
    """What the leaflet says, its imprint, and the article it is made of."""
    details = ClinicDetails.for_request(request)
    clinic = leaflet.Clinic(details.name, details.phone, details.phone_link, details.demonstration)
    article = page.article(request)
    data = leaflet.content(article, clinic)
    version = leaflet.short_id(page.pk, leaflet.fingerprint(data))
    imprint = leaflet.Imprint(
        version=version,
        address=canonical_url({"request": request}, page),
        status_address=absolute_url(reverse("leaflet", args=[version])),
        root=absolute_url(""),
        made_on=timezone.localdate(),
    )
    return data, imprint, article
