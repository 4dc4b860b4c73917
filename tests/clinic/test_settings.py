"""clinic.settings: production refuses to start without its secrets, databases and caches are set right."""

import sys

import pytest

from tests.production_environment import PRODUCTION, run

SHOW = "import django; django.setup(); from django.conf import settings as s; print({})"


def python(expression: str, **changes: str):
    """Print an expression of the settings in a new process."""
    return run([sys.executable, "-c", SHOW.format(expression)], **changes)


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "DJANGO_SETTINGS_MODULE"])
def test_production_names_the_variable_that_is_missing(name):
    finished = python("1", **{name: ""})
    assert finished.returncode != 0
    assert f"Set {name} in the environment" in finished.stderr


def test_production_starts_with_its_secrets_and_speaks_https_only():
    names = "s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEMO_LOGINS"
    finished = python(names)
    assert finished.stdout.strip() == "False True True True False", finished.stderr


def test_production_refuses_a_short_key_and_plain_http():
    assert "SECRET_KEY" in python("1", SECRET_KEY="short").stderr
    assert "BASE_URL" in python("1", BASE_URL="http://clinic.example.org").stderr


def test_sqlite_survives_a_power_cut_and_waits_for_its_turn():
    database = python("s.DATABASES['default']['OPTIONS']").stdout
    for expected in ("journal_mode=WAL", "synchronous=FULL", "IMMEDIATE", "'timeout': 20"):
        assert expected in database


def test_postgresql_and_redis_come_from_the_environment():
    finished = python(
        "s.DATABASES['default']['ENGINE'], s.CACHES['default']['BACKEND']",
        DATABASE_URL="postgres://a:b@127.0.0.1/c",
        CACHE_URL="rediscache://127.0.0.1:6379/1",
    )
    assert "django.db.backends.postgresql" in finished.stdout
    assert "django.core.cache.backends.redis.RedisCache" in finished.stdout


def test_the_demo_keeps_a_secret_key_of_its_own(tmp_path):
    changes = {"DJANGO_SETTINGS_MODULE": "clinic.settings.dev", "DATA_DIR": str(tmp_path), "SECRET_KEY": ""}
    first = python("s.SECRET_KEY", **changes).stdout
    assert len(first.strip()) > 50
    assert python("s.SECRET_KEY", **changes).stdout == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_gravatar_and_the_release_server_are_never_asked(settings):
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
