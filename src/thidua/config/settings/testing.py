"""Settings of the tests: a database of their own, quick passwords, tasks run at once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("THIDUA_HOME", str(Path(tempfile.gettempdir()) / f"thidua-tests-{os.getuid()}"))
os.environ.setdefault("THIDUA_SECRET_KEY", "only-for-tests")

from thidua.config.settings import *  # noqa: F403
from thidua.config.settings import database

DATABASES = {"default": database(os.environ.get("THIDUA_TEST_DATABASE_URL") or "sqlite://:memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
RULEBOOKS_LOOK_SECONDS = None  # the counts of queries are literal
ALLOWED_HOSTS = ["*"]
DEBUG = False
ACCOUNT_RATE_LIMITS = {}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
