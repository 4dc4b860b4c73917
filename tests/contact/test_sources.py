import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact import sources
from contact.sources import Source

from . import factories


@pytest.fixture
def request_(home):
    return RequestFactory().get("/contact/", headers={"host": "localhost"})


@pytest.fixture
def pages(home):
    factories.make_page(home, "All about it", "all-about")
    factories.make_page(home, "A draft", "a-draft", live=False)
    factories.make_page(home, "For staff", "for-staff", hidden=True)


def test_a_public_page_is_found(request_, pages, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert sources.find(request_, "/all-about/") == Source("/all-about/", "All about it")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/nowhere/",
        "/a-draft/",
        "/for-staff/",
        "all-about/",
        "/all-about",
        "//all-about/",
        "/all-about/../all-about/",
        "/clinic/all-about/",
        "https://example.org/all-about/",
        "//example.org/",
        "javascript:alert(1)",
        "/all-about/?q=1",
        "/all-about/\n",
        "/ab\x00out/",
        "/\ud800/",
        "/" + "a" * 400 + "/",
        "/all-about/'--/",
    ],
)
def test_anything_else_is_ignored(request_, pages, path):
    assert sources.find(request_, path) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(path=st.text(st.characters()))
def test_no_path_breaks_it(request_, path):
    assert sources.find(request_, path) is None
    assert sources.find(request_, f"/{path}/") is None
