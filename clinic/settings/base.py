"""Settings that every installation shares. Every environment variable is read here and only here."""

from pathlib import Path

import environ

from .logs import LOGGING  # noqa: F401

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var").resolve()

# The environment, with the defaults of a machine that has nothing else running.
SECRET_KEY = env.str("SECRET_KEY", default="")
DEBUG = env.bool("DEBUG", default=False)
HOST = env.str("HOST", default="localhost")
PORT = env.int("PORT", default=8000)
WORKERS = env.int("WORKERS", default=0)  # 0: one for each processor core
BASE_URL = (env.str("BASE_URL", default="") or f"http://localhost:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
BEHIND_HTTPS_PROXY = env.bool("BEHIND_HTTPS_PROXY", default=False)
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:security@example.org")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="website@example.org")
# Keys that enquiries are encrypted with (contact/keyring.py says how they are written); never SECRET_KEY.
ENQUIRY_KEYS = env.str("ENQUIRY_KEYS", default="")
ENQUIRY_KEYS_FILE = env.str("ENQUIRY_KEYS_FILE", default="")
# The mailbox that answers come back to: its address, and where receive_mail reads it (imaps:// or maildir://).
ENQUIRY_MAILBOX = env.str("ENQUIRY_MAILBOX", default="")
ENQUIRY_MAILBOX_URL = env.str("ENQUIRY_MAILBOX_URL", default="")
ENQUIRY_LIST_INITIALS = env.bool("ENQUIRY_LIST_INITIALS", default=False)
# A variable that is set but empty counts as not set.
DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR / 'db.sqlite3'}"
CACHE_URL = env.str("CACHE_URL", default="") or "locmemcache://"
EMAIL_URL = env.str("EMAIL_URL", default="") or f"filemail://{DATA_DIR / 'mail'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
CACHES = {"default": env.cache_url_config(CACHE_URL)}
if "RedisCache" in CACHES["default"]["BACKEND"]:  # a cache that hangs must not hold a patient's message
    timeouts = {"socket_connect_timeout": 1, "socket_timeout": 1}
    CACHES["default"].setdefault("OPTIONS", {}).update(timeouts)
vars().update(env.email_url_config(EMAIL_URL))
if EMAIL_URL.startswith("filemail:"):  # the library drops the first slash of an absolute path
    EMAIL_FILE_PATH = Path("/") / EMAIL_URL.removeprefix("filemail://").lstrip("/")

EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold the worker
SERVER_EMAIL = DEFAULT_FROM_EMAIL

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers and one writer work side by side; FULL survives a power cut; an immediate
    # transaction waits for the write lock at its start instead of failing in the middle.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

INSTALLED_APPS = [
    "clinic",
    "articles",
    "contact",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",  # the admin asks for its addresses; none of it is public
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "clinic.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "clinic.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clinic.middleware.SessionCookieMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "clinic.middleware.EncodingMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "clinic.storage.HashedStaticFilesStorage"},
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Public pages: nothing but this site's own files. `frame-ancestors 'self'` lets the editors'
# preview show the page; the admin's own policy stands in clinic/csp.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # as `frame-ancestors`: the preview
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which would have it DENY
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "clinic.views.csrf_failure"
# A message of 5,000 characters is at most 60 KB urlencoded; editors' long articles need more.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField posts thousands of fields

WAGTAIL_SITE_NAME = "Clinic website"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "clinic.ClinicImage"
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"  # one that Django reads back in British English

# Demo accounts with a published password: made by the seed where this is true, never in production.
DEMO_LOGINS = False
DEMO_PASSWORD = "clinic-demo"
