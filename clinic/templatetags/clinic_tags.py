"""What every page shows of the site: menus, breadcrumbs, structured data. One query each at the most."""

import json
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from clinic import seo
from clinic.models.settings import phone_link

register = template.Library()
register.filter("phone_link", phone_link)

# As Django's own json_script filter: no text can end the script element or begin another.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Menus:
    """The pages right below the home page: those shown in menus, and all others for the footer."""

    main: list[Page]
    footer: list[Page]


@register.simple_tag(takes_context=True)
def menus(context) -> Menus:
    """The site's menus (one query)."""
    site = Site.find_for_request(context["request"]) if "request" in context else None
    if site is None:
        return Menus([], [])
    pages = (
        Page.objects.child_of(site.root_page).live().filter(view_restrictions__isnull=True).order_by("path")
    )
    main, footer = [], []
    for page in pages:
        (main if page.show_in_menus else footer).append(page)
    return Menus(main, footer)


@register.simple_tag
def breadcrumbs(page) -> list[Page]:
    """The pages above this one, from the home page down (one query)."""
    if not getattr(page, "path", "") or page.depth <= 2:
        return []
    return list(Page.objects.ancestor_of(page).filter(depth__gt=1).order_by("path"))


@register.simple_tag
def absolute_url(path: str) -> str:
    """The address of a path on the public site."""
    return settings.BASE_URL + path


@register.simple_tag(takes_context=True)
def canonical_url(context, page) -> str:
    """The one public address of a page."""
    _site_id, _root_url, path = page.get_url_parts(context.get("request")) or (None, None, "/")
    return settings.BASE_URL + (path or "/")


@register.simple_tag(takes_context=True)
def breadcrumbs_json_ld(context, crumbs: list[Page], page) -> SafeString:
    """The breadcrumbs for search engines; `crumbs` as the tag `breadcrumbs` gave them."""
    trail = [(crumb.title, canonical_url(context, crumb)) for crumb in [*crumbs, page]]
    return json_ld(seo.breadcrumb_list(trail))


@register.simple_tag
def clinic_json_ld(clinic) -> SafeString:
    """The clinic for search engines."""
    return json_ld(
        seo.medical_clinic(
            clinic.name, ", ".join(clinic.address_lines), clinic.phone, settings.BASE_URL + "/"
        )
    )


@register.simple_tag
def json_ld(data: dict) -> SafeString:
    """A dictionary as a JSON-LD data block, which no browser runs."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308  (escaped above, as json_script does)


@register.filter
def clock_time(moment) -> str:
    """A time of day as people say it: 9am, 2:30pm."""
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


@register.filter
def day(date) -> str:
    """A date as people write it: 4 May 2026."""
    return f"{date.day} {date:%B %Y}" if date else ""
