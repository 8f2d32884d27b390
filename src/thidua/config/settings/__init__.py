"""Settings of one installation, read from the environment; see docs/reference/settings.md for each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

from thidua.config.environment import env_bool, env_int, env_list, env_str, home_folder, secret_key

PACKAGE = Path(__file__).resolve().parents[2]
HOME = home_folder()

DEBUG = env_bool("THIDUA_DEBUG", False)
DEMO = env_bool("THIDUA_DEMO", False)  # shows the example sign-ins on the sign-in page
SECRET_KEY = secret_key(HOME)
ALLOWED_HOSTS = env_list("THIDUA_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env_list("THIDUA_ORIGINS", [])
PUBLIC_URL = env_str("THIDUA_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")  # printed in every QR
HTTPS = env_bool("THIDUA_HTTPS", False)

INSTALLED_APPS = [
    "thidua.ui",  # before allauth: its account pages replace those of the library
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # the pages of passkeys ask for it
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "thidua.core",
    "thidua.organisation",
    "thidua.rulebooks",
    "thidua.record",
    *[
        room
        for room in ("thidua.programme", "thidua.movements")
        if (PACKAGE / room.removeprefix("thidua.") / "models.py").exists()
    ],
    "thidua.awards",
    "thidua.council",
    "thidua.decisions",
    "thidua.register",
    "thidua.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thidua.config.headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thidua.config.language.vietnamese_first",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "thidua.config.urls"
WSGI_APPLICATION = "thidua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "core.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.ui.navigation.navigation",
                "thidua.config.context.site",
            ],
        },
    }
]


def database(url: str) -> dict[str, Any]:
    """Django's database entry for a URL. SQLite keeps its rollback journal (WAL before 3.51.3 has a race)."""
    entry: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    if entry["ENGINE"].endswith("sqlite3"):
        entry["CONN_MAX_AGE"] = 0
        entry["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        entry["CONN_HEALTH_CHECKS"] = True
    return entry


DATABASES = {"default": database(env_str("THIDUA_DATABASE_URL", f"sqlite:///{HOME / 'thidua.sqlite3'}"))}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "thidua.config.accounts.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_PERMISSIONS = 0o640

TASKS = {"default": {"BACKEND": env_str("THIDUA_TASKS", "django_tasks_db.DatabaseBackend"), "QUEUES": ["default"]}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("THIDUA_BEHIND_PROXY", False) else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env_str("THIDUA_LOG_LEVEL", "WARNING")},
}

RULEBOOKS_LOOK_SECONDS: int | None = 5  # how soon a process hears what a lawyer confirmed in another one
PAGE_SIZE = env_int("THIDUA_PAGE_SIZE", 50, minimum=1)
UPLOAD_LIMIT_MB = env_int("THIDUA_UPLOAD_LIMIT_MB", 20, minimum=1)
INTAKE_MEMORY_MB = env_int("THIDUA_INTAKE_MEMORY_MB", 1024, minimum=256)  # of the process that reads a list
INTAKE_SECONDS = env_int("THIDUA_INTAKE_SECONDS", 20, minimum=1)
INTAKE_ROWS = env_int("THIDUA_INTAKE_ROWS", 200_000, minimum=100)
