"""Every address of the site; pages of the CMS come last."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from articles import feeds
from articles.search import views as search_views

from . import views

handler400 = "clinic.views.bad_request"
handler404 = "clinic.views.not_found"
handler500 = "clinic.views.server_error"

urlpatterns = [
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path("llms.txt", feeds.llms_txt, name="llms_txt"),
    path("opensearch.xml", feeds.opensearch_xml, name="opensearch"),
    path("changes.rss", feeds.cached(feeds.ClinicalChanges()), name="changes_rss"),
    path("changes.atom", feeds.cached(feeds.ClinicalChangesAtom()), name="changes_atom"),
    path("sitemap.xml", views.sitemap_xml, name="sitemap_xml"),
    path("favicon.ico", views.favicon, name="favicon"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("admin/", include(wagtailadmin_urls)),
    path("contact/", include("contact.urls")),
    path("leaflets/", include("articles.urls")),
    path("search/", search_views.search, name="search"),
    path("search/suggest/", search_views.suggest, name="search_suggest"),
    re_path(r"^media/(?P<path>images/.+)$", views.media_image, name="media_image"),
    re_path(wagtail_urls.serve_pattern, views.serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
