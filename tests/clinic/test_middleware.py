"""clinic.middleware: health, encodings, sessions."""

import pytest
from django.db import connection
from django.db.utils import OperationalError

pytestmark = pytest.mark.django_db


def test_health_is_ok_when_the_database_answers(client):
    answer = client.get("/healthz")
    assert answer.json() == {"status": "ok", "dead_letters": 0, "oldest_unsent_seconds": 0}
    assert "no-store" in answer["Cache-Control"]


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    def refuse():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/healthz").status_code == 503


def test_health_is_told_by_any_name_and_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", SERVER_NAME="10.1.2.3").status_code == 200


@pytest.mark.parametrize("charset", ["hex", "idna", "undefined", "utf-16", "no-such-thing", "rot13"])
def test_a_form_in_another_encoding_gets_a_clear_page(client, charset):
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b"):
        content_type = f"{kind}; charset={charset}"
        answer = client.generic("POST", "/contact/", b"name=x", content_type=content_type)
        assert answer.status_code == 400
        assert "We could not read what was sent" in answer.content.decode()


@pytest.mark.parametrize("key", ["\x00aaaaaaaa", "a b", "'; --", "é" * 20, "", "x" * 5000])
@pytest.mark.parametrize("address", ["/", "/search/", "/nothing/", "/contact/", "/admin/login/"])
def test_a_session_cookie_that_is_not_ours_is_as_good_as_none(client, settings, key, address):
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    answer = client.get(address, HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}={key}")
    assert answer.status_code in (200, 404)


@pytest.mark.parametrize("address", ["/about/", "/search/?q=liver", "/nothing/", "/"])
def test_answers_to_visitors_with_a_session_are_kept_by_no_cache(client, login, address):
    if "?q=" not in address:  # what somebody searched for is kept nowhere, session or not
        assert "no-store" not in client.get(address).get("Cache-Control", "")
    answer = login("author").get(address)
    assert "private" in answer["Cache-Control"]
    assert "no-store" in answer["Cache-Control"]
    assert "wagtail-userbar" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["hex", "nonsense", "utf-16"])
def test_a_query_beside_another_encoding_is_refused_by_the_server(rf, charset):
    from clinic.wsgi import application  # looks into the database once, as the server does

    environ = rf.post("/contact/?about=x", "a=b", content_type="text/plain").environ
    environ["CONTENT_TYPE"] = f"text/plain; charset={charset}"
    statuses = []
    list(application(environ, lambda status, headers, *rest: statuses.append(status)))
    assert statuses == ["400 Bad Request"]
