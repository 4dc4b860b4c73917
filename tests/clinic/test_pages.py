"""Every page type: it renders, its editor opens, it lives where it may, and what it says of itself."""

import json
import re

import pytest
from django.urls import reverse
from wagtail.models import Page

from articles.models import (
    BodyMapPage,
    ConditionIndexPage,
    ConditionPage,
    ConditionTopicPage,
    GlossaryPage,
    SymptomIndexPage,
    SymptomPage,
    TreatmentIndexPage,
    TreatmentPage,
)
from clinic.models import ClinicDetails, HomePage, PersonPage, StandardPage, TeamPage

pytestmark = pytest.mark.django_db

# Page type, an address of the demo clinic, the types that may stand above it.
PAGE_TYPES = [
    (HomePage, "/", {Page}),
    (StandardPage, "/about/", {HomePage}),
    (TeamPage, "/team/", {HomePage}),
    (PersonPage, "/team/kwame-thornbury/", {TeamPage}),
    (ConditionIndexPage, "/conditions/", {HomePage}),
    (ConditionPage, "/conditions/gallstones/", {ConditionIndexPage}),
    (ConditionTopicPage, "/conditions/liver-metastases/causes-and-diagnosis/", {ConditionPage}),
    (TreatmentIndexPage, "/treatments/", {HomePage}),
    (TreatmentPage, "/treatments/ablation/", {TreatmentIndexPage}),
    (SymptomIndexPage, "/symptoms/", {HomePage}),
    (SymptomPage, "/symptoms/jaundice/", {SymptomIndexPage}),
    (BodyMapPage, "/body-map/", {HomePage}),
    (GlossaryPage, "/glossary/", {HomePage}),
]
ADDRESSES = [address for _model, address, _parents in PAGE_TYPES]


def test_no_page_type_is_forgotten():
    from tests.test_house import OUR_PAGES

    assert {model for model, _address, _parents in PAGE_TYPES} == set(OUR_PAGES)


@pytest.mark.parametrize(("model", "address", "parents"), PAGE_TYPES)
def test_it_renders_with_one_heading_title_and_description(client, model, address, parents):
    answer = client.get(address)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert isinstance(answer.context["page"], model)
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert re.search(r"<title>[^<]{8,}</title>", text)
    assert 50 < len(re.search(r'<meta name="description" content="([^"]+)"', text)[1]) < 170
    assert f'<link rel="canonical" href="http://localhost:8000{address}">' in text
    assert 'property="og:title"' in text
    assert "page-id:" not in text  # every link to a page was looked up
    assert "None" not in re.sub(r"<[^>]+>", "", text)


@pytest.mark.parametrize(("model", "address", "parents"), PAGE_TYPES)
def test_it_lives_where_it_may_and_nowhere_else(model, address, parents):
    assert set(model.allowed_parent_page_models()) == parents


@pytest.mark.parametrize(("model", "address", "parents"), PAGE_TYPES)
def test_its_editor_opens(login, client, model, address, parents):
    page = client.get(address).context["page"]
    answer = login("publisher").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    assert page.title in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_carries_the_emergency_numbers_above_the_clinic_phone_in_the_footer(client, address):
    text = client.get(address).content.decode()
    footer = text[text.index("<footer") :]
    assert (
        footer.index("tel:999")
        < footer.index("tel:111")
        < footer.index("116 123")
        < footer.index("0121 496 0100")
    )


@pytest.mark.parametrize("address", [*ADDRESSES, "/search/", "/search/?q=liver"])
def test_it_sets_no_cookie_and_does_not_vary_by_cookie(client, address):
    answer = client.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_demonstration_says_so_and_a_real_clinic_does_not(client, address):
    text = client.get(address).content.decode()
    assert "This is a demonstration." in text
    assert '<meta name="robots" content="noindex">' in text
    for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
        assert not {"reviewedBy", "lastReviewed"} & set(json.loads(data))
    ClinicDetails.objects.update(demonstration=False)
    text = client.get(address).content.decode()
    assert "This is a demonstration." not in text
    assert "noindex" not in text
    assert "Demonstration text" not in text


def test_articles_say_that_no_clinician_has_checked_them(client):
    for address in ("/conditions/gallstones/", "/treatments/ablation/"):
        text = re.sub(r"<[^>]+>", "", client.get(address).content.decode())
        assert "Demonstration text: not checked by a clinician" in text


def test_the_home_page_is_the_way_in(client):
    text = client.get("/").content.decode()
    for organ in ("liver", "bile-ducts", "gallbladder", "pancreas"):
        # once in the drawing, once as text
        assert text.count(f'href="/conditions/#{organ}"') == 2
        assert f'id="{organ}"' in client.get("/conditions/").content.decode()
    assert text.count('href="/conditions/gallstones/"') >= 1
    assert "Mr Kwame Thornbury" in text


def test_the_footer_shows_the_registrations_that_are_filled(client):
    ClinicDetails.objects.update(cqc_url="https://www.cqc.org.uk/", cqc_rating="Good", company_number="")
    text = client.get("/about/").content.decode()
    assert "Care Quality Commission</a>: Good" in text
    assert "Company number" not in text
    assert "(ICO) DEMO-02" in text


def test_a_notice_stands_on_every_page_once_it_is_written(client):
    details = ClinicDetails.objects.get()
    details.notices = [("notice", {"heading": "Closed on Friday", "text": "<p>Back on Monday.</p>"})]
    details.save()
    for address in ("/", "/conditions/gallstones/", "/contact/"):
        assert "Closed on Friday" in client.get(address).content.decode()


def test_images_come_in_modern_formats_with_their_measures(client):
    text = client.get("/about/").content.decode()
    picture = re.search(r"<picture>.*?</picture>", text, re.DOTALL)[0]
    assert 'type="image/avif"' in picture
    assert 'type="image/webp"' in picture
    assert re.search(r'<img [^>]*width="\d+"', picture)
    assert re.search(r'<img [^>]*height="\d+"', picture)
    assert re.search(r'alt="[^"]{10,}"', picture)
