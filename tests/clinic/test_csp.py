"""clinic.csp: each part of the site has its policy."""

import pytest
from wagtail.models import Page

pytestmark = pytest.mark.django_db


def policy(answer) -> dict[str, str]:
    """Directive to sources."""
    parts = [part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")]
    return {part[0]: part[1] if len(part) > 1 else "" for part in parts}


@pytest.mark.parametrize(
    "address", ["/", "/conditions/gallstones/", "/contact/", "/search/?q=liver", "/nothing/", "/robots.txt"]
)
def test_public_pages_allow_this_site_alone(client, address):
    found = policy(client.get(address))
    assert found["default-src"] == "'none'"
    assert found["base-uri"] == "'none'"
    assert found["frame-ancestors"] == "'self'"
    for directive in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
        assert found[directive] == "'self'"


def test_the_admin_has_a_policy_without_unsafe_inline_scripts(login):
    found = policy(login("admin").get("/admin/"))
    assert "unsafe" not in found["script-src"]
    assert found["default-src"] == "'none'"


def test_a_preview_has_the_public_policy_and_may_be_framed(login):
    page = Page.objects.get(slug="gallstones").specific
    client = login("publisher")
    client.get(f"/admin/pages/{page.pk}/edit/")
    answer = page.make_preview_request()
    found = policy(answer)
    assert found["script-src"] == "'self'"
    assert found["frame-ancestors"] == "'self'"
    assert answer.get("X-Frame-Options", "SAMEORIGIN") == "SAMEORIGIN"
