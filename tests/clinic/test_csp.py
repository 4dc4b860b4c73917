"""clinic.csp: each part of the site has its policy."""

import pytest
from wagtail.models import Page

from clinic.csp import is_starter

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


def test_the_admins_own_starters_run_by_nonce_and_nothing_else_does(login):
    page = Page.objects.get(slug="gallstones")
    answer = login("publisher").get(f"/admin/pages/{page.pk}/edit/")
    nonce = policy(answer)["script-src"].removeprefix("'self' 'nonce-").removesuffix("'")
    html = answer.content.decode()
    assert len(nonce) >= 22
    assert f'<script nonce="{nonce}">new ImageChooser("id_figure_image"' in html
    assert '-__prefix__-treatment"' in "".join(
        html.split("EMPTY_FORM_TEMPLATE")[1:]
    )  # rows to come have it too
    assert "<script>" not in html
    assert int(answer["Content-Length"]) == len(answer.content)
    assert nonce not in policy(login("publisher").get(f"/admin/pages/{page.pk}/edit/"))["script-src"]


@pytest.mark.parametrize(
    ("script", "runs"),
    [
        ('new PageChooser("id_page", {"modalUrl": "/admin/choose-page/", "parentId": null});', True),
        ('initDateChooser("id_date", {"format": "Y-m-d"});', True),
        (
            '\n(function() {\n  var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n})();\n',
            True,
        ),
        ("alert(1)", False),
        ('new PageChooser(alert(1), {"a": 1});', False),
        ('new PageChooser("id", {"a": alert(1)});', False),
        ('new PageChooser("id"); alert(1); initDateChooser("id");', False),
        ('(function() { var panel = new InlinePanel(JSON.parse("1")); alert("1")); })();', False),
        ("", False),
    ],
)
def test_only_plain_data_may_start_a_part_of_the_admin(script, runs):
    assert is_starter(script) is runs
