"""What every page shows of the site: menus, breadcrumbs, structured data. One query each at the most."""

import json
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from clinic import rich_text, seo
from clinic.models.settings import phone_link

register = template.Library()
register.filter("phone_link", phone_link)

# As Django's own json_script filter: no text can end the script element or begin another.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class SitePages:
    """The pages around the one that is shown.

    `main` and `footer` stand right below the home page: those shown in menus, and all others. `crumbs`
    lead from the home page to this one, `children` are the pages below it if it is an article.
    """

    main: list[Page]
    footer: list[Page]
    crumbs: list[Page]
    children: list[Page]


@register.simple_tag(takes_context=True)
def site_pages(context) -> SitePages:
    """Menus, breadcrumbs and the pages below this one (one query)."""
    site = Site.find_for_request(context["request"]) if "request" in context else None
    if site is None:
        return SitePages([], [], [], [])
    home, path = site.root_page, getattr(context.get("page"), "path", None) or ""
    first_level = len(home.path) + Page.steplen
    ancestors = [path[:end] for end in range(first_level, len(path), Page.steplen)]
    wanted = Q(path__startswith=home.path, depth=home.depth + 1) | Q(path__in=ancestors)
    if len(path) > first_level:
        wanted |= Q(path__startswith=path, depth=len(path) // Page.steplen + 1)
    found = list(Page.objects.live().filter(wanted, view_restrictions__isnull=True).order_by("path"))
    below_home = [page for page in found if page.depth == home.depth + 1]
    return SitePages(
        main=[page for page in below_home if page.show_in_menus],
        footer=[page for page in below_home if not page.show_in_menus],
        crumbs=[home, *(page for page in found if page.path in ancestors)] if path != home.path else [],
        children=[page for page in found if path and page.path[: -Page.steplen] == path],
    )


@register.simple_tag(takes_context=True)
def user_bar_wanted(context) -> bool:
    """Whether to ask who the visitor is: only with a session or in a preview.

    Asking makes the answer vary by cookie, so that no cache could keep it for others.
    """
    request = context.get("request")
    if request is None:
        return False
    return getattr(request, "is_preview", False) or settings.SESSION_COOKIE_NAME in request.COOKIES


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
    """The breadcrumbs for search engines; `crumbs` as the tag `site_pages` gave them."""
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


@register.simple_tag(takes_context=True)
def person_json_ld(context, page) -> SafeString:
    """One of the clinic's people for search engines."""
    address = canonical_url(context, page)
    return json_ld(seo.person(page.title, page.role, address, page.is_physician, page.summary))


@register.simple_tag
def json_ld(data: dict) -> SafeString:
    """A dictionary as a JSON-LD data block, which no browser runs."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308  (escaped above, as json_script does)


@register.tag
def page_links(parser, token):
    """Look up all links to pages between this tag and `endpage_links`, in one query."""
    nodelist = parser.parse(("endpage_links",))
    parser.delete_first_token()
    return PageLinksNode(nodelist)


class PageLinksNode(template.Node):
    """Renders its content and puts addresses in the place of marks (clinic.rich_text)."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context) -> SafeString:
        """The content with its links."""
        html = self.nodelist.render(context)
        return SafeString(rich_text.resolve(html, context.get("request")))


@register.filter
def clock_time(moment) -> str:
    """A time of day as people say it: 9am, 2:30pm."""
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


@register.filter
def day(date) -> str:
    """A date, or its ISO form, as people write it: 4 May 2026."""
    if isinstance(date, str):
        date = parse_date(date)
    return f"{date.day} {date:%B %Y}" if date else ""
