"""clinic.templatetags and clinic.seo: words, menus, breadcrumbs and structured data."""

import json
from datetime import date, time

import pytest
from django.template import Context, Template
from wagtail.models import Page, PageViewRestriction

from clinic import seo
from clinic.templatetags import clinic_tags
from tests.factories import StandardPageFactory


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(9), "9am"),
        (time(14, 30), "2:30pm"),
        (time(0, 5), "12:05am"),
        (time(12), "12pm"),
        (time(23, 59), "11:59pm"),
    ],
)
def test_times_are_said_as_people_say_them(moment, said):
    assert clinic_tags.clock_time(moment) == said


def test_dates_are_written_out():
    assert clinic_tags.day(date(2026, 5, 4)) == "4 May 2026"
    assert clinic_tags.day("2026-05-04") == "4 May 2026"
    assert clinic_tags.day(None) == ""
    assert clinic_tags.day("") == ""


def test_no_text_can_end_the_data_block():
    block = clinic_tags.json_ld({"name": "</script><script>alert(1)</script> & more"})
    assert block.count("</script>") == 1
    assert block.count("<script") == 1
    inner = block.split(">", 1)[1].rsplit("<", 1)[0]
    assert json.loads(inner)["name"] == "</script><script>alert(1)</script> & more"


def test_breadcrumbs_are_counted_from_one():
    found = seo.breadcrumb_list([("Home", "https://a/"), ("Team", "https://a/team/")])
    assert [(item["position"], item["name"]) for item in found["itemListElement"]] == [
        (1, "Home"),
        (2, "Team"),
    ]


def test_what_is_not_known_of_the_clinic_is_left_out():
    assert "telephone" not in seo.medical_clinic("Clinic", "1 Example Lane", "", "https://a/")


@pytest.mark.django_db
def test_menus_and_breadcrumbs_come_from_the_tree_and_keep_private_pages_out(rf, home):
    private = StandardPageFactory(title="Private", slug="private-page", show_in_menus=True)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    StandardPageFactory(title="Draft", slug="draft-page", live=False)
    request = rf.get("/")
    topic = Page.objects.get(slug="causes-and-diagnosis")
    found = clinic_tags.site_pages({"request": request, "page": topic})
    assert [page.title for page in found.main][:2] == ["Conditions", "Treatments"]
    assert {page.slug for page in found.footer} == {
        "about",
        "accessibility",
        "complaints",
        "glossary",
        "privacy",
        "body-map",
    }
    assert [page.slug for page in found.crumbs] == ["clinic", "conditions", "liver-metastases"]
    condition = Page.objects.get(slug="liver-metastases")
    assert [
        page.slug for page in clinic_tags.site_pages({"request": request, "page": condition}).children
    ] == ["causes-and-diagnosis"]
    assert clinic_tags.site_pages({"request": request, "page": home}).crumbs == []
    assert clinic_tags.site_pages({}).main == []


@pytest.mark.django_db
def test_the_current_page_is_marked_in_breadcrumbs(client):
    shown = client.get("/conditions/gallstones/").content.decode()
    assert '<span aria-current="page">Gallstones</span>' in shown
    assert '<a href="/conditions/">Conditions</a></li>' in shown


def test_the_user_bar_is_asked_for_only_with_a_session(rf, settings):
    request = rf.get("/")
    assert not clinic_tags.user_bar_wanted({"request": request})
    assert not clinic_tags.user_bar_wanted({})
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert clinic_tags.user_bar_wanted({"request": request})


def test_page_links_leaves_other_text_alone():
    template = Template("{% load clinic_tags %}{% page_links %}<b>{{ words }}</b>{% endpage_links %}")
    assert template.render(Context({"words": "<i>"})) == "<b>&lt;i&gt;</b>"
