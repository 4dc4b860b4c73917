"""What all tests share: the demo clinic, loaded once a test database, and what is skipped where."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.cache import caches
from hypothesis import settings

# No test is timed: a busy machine is no fault. What takes long is measured in bench/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

pytest_plugins = ("tests.browser.together",)

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NU_CHECKER = Path("var/nu/node_modules/vnu-jar/build/dist/vnu.jar")
REQUIRE_ALL = os.environ.get("REQUIRE_ALL_TESTS") == "1"


def _missing() -> dict[str, str]:
    """Marker to what this machine lacks for it."""
    missing = {}
    if not CHROMIUM:
        missing["browser"] = "no Chromium"
    if not NU_CHECKER.exists() or not shutil.which("java"):
        missing["nu_checker"] = "no Java or no Nu HTML checker"
    return missing


def pytest_collection_modifyitems(items):
    """Skip what this machine cannot run; where all tests are required, that is an error."""
    missing = _missing()
    for item in items:
        for marker, reason in missing.items():
            if item.get_closest_marker(marker):
                if REQUIRE_ALL:
                    pytest.exit(f"All tests are required here, but there is {reason}.", returncode=3)
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the demo clinic into each test database, once."""
    from clinic.seed import loader

    with django_db_blocker.unblock():
        loader.load()


@pytest.fixture
def cold():
    """Forget all that the cache knows, so that queries are counted as for a first visit.

    Content types stay: a process reads each of them once in its life.
    """

    def forget() -> None:
        caches["default"].version += 1  # clear() would empty the Redis of the other test processes too

    forget()
    return forget


@pytest.fixture
def home(db):
    """The demo clinic's home page."""
    from clinic.models import HomePage

    return HomePage.objects.get()


@pytest.fixture
def login(client, db):
    """Sign the client in as one of the demo's people: `login("author")`."""
    from django.contrib.auth import get_user_model

    def sign_in(name: str):
        client.force_login(get_user_model().objects.get(username=name))
        return client

    return sign_in
