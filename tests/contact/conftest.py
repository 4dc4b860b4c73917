"""What several tests of this app begin with."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches

from . import factories


@pytest.fixture(autouse=True)
def unhurried():
    """Nothing counts towards a limit that other tests have used up (a shared cache is not emptied)."""
    caches["default"].version += 1


@pytest.fixture
def nobody(db):
    """Nobody of the demo clinic works here, so that each test brings its own people."""
    get_user_model().objects.update(is_active=False)


@pytest.fixture
def staff(nobody):
    """Somebody who looks after enquiries."""
    return factories.make_staff()


@pytest.fixture
def enquiry(db):
    """An enquiry that was not looked at yet."""
    return factories.make_enquiry()


@pytest.fixture
def staff_client(client, staff):
    """A browser in which enquiry staff are signed in."""
    client.force_login(staff)
    return client


@pytest.fixture
def manager(nobody):
    """Somebody who manages the desk."""
    return factories.make_user("boss", "access_admin", "view_enquiry", "change_enquiry", "manage_enquiry")


@pytest.fixture
def manager_client(client, manager):
    """A browser in which a manager of the desk is signed in."""
    client.force_login(manager)
    return client
