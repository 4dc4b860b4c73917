"""articles.leaflet_views: PDFs, the print view, and the page behind the QR code."""

import datetime
import logging
import re
from io import BytesIO

import pypdf
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles import leaflet
from articles.models import ConditionPage, UrgentAdvice
from clinic.models import ClinicDetails
from tests.clinic.test_queries import queries_of
from tests.factories import ConditionPageFactory, PersonPageFactory, TreatmentPageFactory, stream, text

pytestmark = pytest.mark.django_db

PDF, LARGE, PRINT = (
    "/leaflets/liver-metastases.pdf",
    "/leaflets/liver-metastases/large-print.pdf",
    "/leaflets/liver-metastases/print/",
)
MOST_QUERIES = 14  # as a full article


def words_of(answer) -> str:
    """The words of a PDF answer."""
    reader = pypdf.PdfReader(BytesIO(answer.content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def version_of(client, slug: str = "liver-metastases") -> str:
    """The short id that the print view of a condition shows."""
    html = client.get(reverse("leaflet_print", args=[slug])).content.decode()
    return re.search(r"/leaflets/([0-9A-Z]+-[0-9A-Z]{8})/", html)[1]


@pytest.mark.parametrize(
    ("address", "name"), [(PDF, "liver-metastases.pdf"), (LARGE, "liver-metastases-large-print.pdf")]
)
def test_one_click_gives_a_pdf(client, address, name):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    assert answer["Content-Language"] == "en-gb"
    assert answer.content.startswith(b"%PDF-1.7")
    said = words_of(answer)
    for expected in (
        version_of(client),
        "Demonstration: not checked by a clinician",
        "Call 999",
        "0121 496 0100",
    ):
        assert expected in said
    first = pypdf.PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert "alive" not in first
    assert "In an emergency call 999" in first


@pytest.mark.parametrize("address", [PDF, LARGE, PRINT, "/leaflets/1-AAAAAAAA/"])
def test_leaflets_are_read_only_set_no_cookie_and_stay_out_of_search_engines(client, address):
    answer = client.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert client.head(address).status_code == answer.status_code
    for method in (client.post, client.put, client.delete):
        assert method(address).status_code == 405


@pytest.mark.parametrize("address", [PDF, LARGE, PRINT])
def test_a_first_leaflet_asks_little_of_the_database(client, cold, address):
    client.get(address)
    cold()
    assert 0 < len(queries_of(client, address)) <= MOST_QUERIES


def test_every_condition_has_leaflets_that_fit_its_article(client):
    for page in ConditionPage.objects.live():
        said = words_of(client.get(reverse("leaflet_pdf", args=[page.slug])))
        assert page.title in said
        assert version_of(client, page.slug) in said
        assert client.get(reverse("leaflet_large_pdf", args=[page.slug])).status_code == 200


@pytest.mark.parametrize("kind", ["leaflet_pdf", "leaflet_large_pdf", "leaflet_print"])
def test_only_live_conditions_have_leaflets(client, kind):
    draft, treatment = ConditionPageFactory(live=False), TreatmentPageFactory()
    for slug in (draft.slug, treatment.slug, "nothing-here"):
        answer = client.get(reverse(kind, args=[slug]))
        assert answer.status_code == 404
        assert "We cannot find this page" in answer.content.decode()


def test_a_slug_may_be_of_any_script(client):
    page = ConditionPageFactory(title="Żółć", slug="żółć")
    answer = client.get(reverse("leaflet_pdf", args=[page.slug]))
    assert answer.status_code == 200
    assert "filename*=utf-8''" in answer["Content-Disposition"]


def test_the_print_view_says_the_same_in_the_same_order(client):
    html = client.get(PRINT).content.decode()
    article = html[html.index('<article class="leaflet">') :]
    marks = ["<h1>", 'id="get-help"', 'id="help-now"', "0121 496 0100", 'id="what-it-is"', 'id="treatment"']
    marks += ['id="review"', 'id="references"', 'id="terms"', 'id="outlook"', "not a prediction for you"]
    places = [article.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "<details" not in article[: article.index("</article>")]
    assert leaflet.OUTLOOK_WARNING in article
    assert 'name="robots" content="noindex"' in html
    assert "Back to the article" in html
    assert "browser’s print button" in html
    assert len(re.findall("<h1[ >]", html)) == 1
    assert not {name for name in re.findall(r' id="([^"]+)"', html) if html.count(f' id="{name}"') > 1}


def test_the_print_views_code_leads_to_the_page_about_it(client):
    html = client.get(PRINT).content.decode()
    address = f"{settings.BASE_URL}/leaflets/{version_of(client)}/"
    assert leaflet.qr_code(address)["path"] in html
    assert f'aria-label="QR code that leads to {address}"' in html


def test_a_leaflet_that_cannot_be_made_says_so(client, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise RuntimeError("the compiler is ill")

    monkeypatch.setattr(leaflet, "pdf", refuse)
    with caplog.at_level(logging.ERROR):
        answer = client.get(PDF)
    html = answer.content.decode()
    assert answer.status_code == 500
    assert answer["Content-Type"].startswith("text/html")
    assert answer["Cache-Control"] == "no-store"
    for expected in (
        "The leaflet could not be made",
        "/conditions/liver-metastases/",
        PRINT,
        "0121 496 0100",
    ):
        assert expected in html
    assert "compiler is ill" not in html
    assert any("compiler is ill" in str(record.exc_info) for record in caplog.records)


def test_the_leaflet_in_hand_is_current_until_its_words_change(client):
    version = version_of(client)
    address = reverse("leaflet", args=[version])
    html = client.get(address).content.decode()
    assert "Your leaflet is still current" in html
    for expected in ("not checked by a clinician", "What changed, and when", PDF, LARGE, PRINT):
        assert expected in html
    assert client.get(address.lower()).content.decode().count("still current")

    advice = UrgentAdvice.objects.filter(urgency="emergency").first()
    advice.signs += "\nanother sign"
    advice.save()
    html = client.get(address).content.decode()
    assert "There is a newer version of your leaflet" in html
    assert version in html
    assert version_of(client) != version
    assert version_of(client) in html


def test_the_day_of_printing_changes_no_version(client, monkeypatch):
    version = version_of(client)
    monkeypatch.setattr(timezone, "localdate", lambda: datetime.date(2030, 1, 2))
    assert version_of(client) == version
    assert "Made on 2 January 2030" in words_of(client.get(PDF))


def test_a_reviewed_article_says_when_on_paper_and_behind_the_code(client):
    ClinicDetails.objects.update(demonstration=False)
    reviewer = PersonPageFactory(title="Dr Ada Example")
    page = ConditionPageFactory(
        reviewer=reviewer,
        last_reviewed=datetime.date(2026, 5, 4),
        changes=stream(("change", {"date": "2026-05-04", "text": "A dose was corrected."})),
    )
    for answer in (
        words_of(client.get(reverse("leaflet_pdf", args=[page.slug]))),
        client.get(reverse("leaflet", args=[version_of(client, page.slug)])).content.decode(),
    ):
        assert "Reviewed by Dr Ada Example, Surgeon, on 4 May 2026" in answer
        assert "A dose was corrected." in answer


def test_a_withdrawn_leaflet_says_do_not_use_it(client):
    page = ConditionPageFactory(what_it_is=text("Something that turned out wrong."))
    page.save_revision().publish()
    version = version_of(client, page.slug)
    page.refresh_from_db()
    page.unpublish()
    answer = client.get(reverse("leaflet", args=[version]))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "This leaflet has been withdrawn; do not use it" in html
    main = html[html.index("<main") : html.index("</main>")]
    assert main.index("tel:999") < main.index("0121 496 0100")
    assert page.title not in main


def test_a_draft_that_nobody_ever_saw_is_not_known(client):
    page = ConditionPageFactory(live=False)
    answer = client.get(reverse("leaflet", args=[leaflet.short_id(page.pk, "AAAAAAAA")]))
    assert answer.status_code == 404
    assert page.title not in answer.content.decode()


@pytest.mark.parametrize("identifier", ["ZZZZZZ-AAAAAAAA", "0-AAAAAAAA"])
def test_an_unknown_leaflet_is_explained(client, identifier):
    answer = client.get(f"/leaflets/{identifier}/")
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "We do not know this leaflet" in html
    assert "do not use that leaflet" in html


@pytest.mark.parametrize(
    "identifier", ["gallstones", "2K", "x" * 2000, "%00-%00%00%00%00%00%00%00%00", "2K-7HQ2K3D%F0"]
)
def test_nonsense_is_not_found(client, identifier):
    answer = client.get(f"/leaflets/{identifier}/")
    assert answer.status_code == 404
    assert "We cannot find this page" in answer.content.decode()
