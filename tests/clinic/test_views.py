"""clinic.views: health, robots, security.txt, sitemap, images, error pages and finding a page."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from wagtail.models import Page

from clinic import error_page, views
from clinic.models import ClinicDetails, ClinicImage
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def test_robots_keep_out_of_the_admin_and_are_led_to_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text


def test_security_txt_has_what_rfc_9116_demands(client):
    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )
    assert lines["Contact"].startswith("mailto:")
    expires = datetime.fromisoformat(lines["Expires"].replace("Z", "+00:00"))
    now = datetime.now(UTC)
    assert now + timedelta(days=30) < expires < now + timedelta(days=365)


def test_the_sitemap_lists_public_pages_with_dates_and_no_drafts(client):
    StandardPageFactory(title="Draft", slug="draft-page", live=False)
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  (our own answer)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    addresses = [element.text for element in tree.iter(f"{space}loc")]
    assert len(addresses) == Page.objects.live().filter(depth__gt=1).count()
    assert any(address.endswith("/conditions/liver-metastases/") for address in addresses)
    assert not any("draft-page" in address for address in addresses)
    assert len(list(tree.iter(f"{space}lastmod"))) == len(addresses)


def test_finished_images_are_served_and_originals_are_not(client):
    image = ClinicImage.objects.first()
    rendition = image.get_rendition("width-100|format-webp")
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]
    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get("/media/images/../original_images/x.png").status_code == 404
    assert client.get("/media/images/" + "a" * 300).status_code == 404
    assert client.get("/media/images/%00.png").status_code == 404


def test_a_page_is_found_by_its_path_and_only_if_it_is_live(client):
    StandardPageFactory(title="Visible", slug="visible")
    StandardPageFactory(title="Hidden", slug="hidden", live=False)
    assert client.get("/visible/").status_code == 200
    assert client.get("/hidden/").status_code == 404
    assert client.get("/treatments/gallstones/").status_code == 404
    assert client.get("/conditions/gallstones").status_code == 301


def test_the_not_found_page_helps(client):
    answer = client.get("/no-such-page/")
    text = answer.content.decode()
    assert answer.status_code == 404
    for expected in (
        'action="/search/"',
        'href="/conditions/"',
        'href="/contact/"',
        "tel:999",
        "tel:111",
        "116 123",
    ):
        assert expected in text
    assert text.rindex("tel:999") < text.rindex("0121 496 0100")


def test_the_error_page_needs_no_database(django_assert_num_queries):
    details = ClinicDetails.objects.get()
    details.save()  # writes the page
    with django_assert_num_queries(0):
        answer = views.server_error(RequestFactory().get("/"))
    text = answer.content.decode()
    assert answer.status_code == 500
    assert text.index("tel:999") < text.index("tel:111") < text.index(details.phone)


def test_the_error_page_is_there_before_any_details_were_saved():
    for name in ("500.html", "clinic.json"):
        error_page.path().with_name(name).unlink(missing_ok=True)
    answer = views.server_error(RequestFactory().get("/"))
    assert "tel:999" in answer.content.decode()
    assert "0121" not in answer.content.decode()


def test_an_error_in_a_view_shows_the_error_page(client, monkeypatch):
    def fail(request):
        raise RuntimeError("for the test")

    monkeypatch.setattr("articles.search.views.engine.search", fail)
    client.raise_request_exception = False
    answer = client.get("/search/?q=liver")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_form_without_its_token_gets_a_clear_page():
    answer = Client(enforce_csrf_checks=True).post("/contact/", {"message": "hello"})
    assert answer.status_code == 403
    assert "Your message was not sent" in answer.content.decode()


def test_an_unknown_host_gets_a_clear_page(client):
    answer = client.get("/", SERVER_NAME="evil.example.com")
    assert answer.status_code == 400
    assert "tel:999" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/about/", "/conditions/gallstones/", "/robots.txt", "/search/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_pages_are_read_and_nothing_else(client, address, method):
    assert client.generic(method, address).status_code == 405


def test_the_home_page_does_without_a_list_of_conditions(client):
    Page.objects.get(slug="conditions").specific.unpublish()
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Read about a condition" not in answer.content.decode()
    assert client.get("/nothing/").status_code == 404


def test_a_form_of_the_admin_without_its_token_is_not_called_a_message():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert answer.status_code == 403
    assert "Please try again" in answer.content.decode()
    assert "Your message" not in answer.content.decode()


def test_a_broken_copy_of_the_clinics_facts_is_as_good_as_none(client):
    error_page.path().with_name("clinic.json").write_text("{broken")
    assert client.get("/", SERVER_NAME="evil.example.com").status_code == 400
