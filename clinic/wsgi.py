"""The WSGI entry point that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.production")

application = get_wsgi_application()

from contact import keys  # noqa: E402  (only now are Django's apps there)

keys.check_database()
