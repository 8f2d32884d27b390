"""Typed readers of the environment. A bad value stops the start with a sentence that names it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


class BadSetting(SystemExit):
    """A setting of the environment cannot be used; the message says which and what is allowed."""


def env_str(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_bool(name: str, default: bool) -> bool:
    raw = os.environ.get(name, "").strip().lower()
    if raw == "":
        return default
    if raw in {"1", "true", "yes"}:
        return True
    if raw in {"0", "false", "no"}:
        return False
    raise BadSetting(f"{name} must be 1 or 0, got {raw!r}.")


def env_int(name: str, default: int, *, minimum: int) -> int:
    raw = os.environ.get(name, "").strip()
    if raw == "":
        return default
    try:
        value = int(raw)
    except ValueError:
        raise BadSetting(f"{name} must be a whole number, got {raw!r}.") from None
    if value < minimum:
        raise BadSetting(f"{name} must be at least {minimum}, got {value}.")
    return value


def env_list(name: str, default: list[str]) -> list[str]:
    raw = os.environ.get(name, "").strip()
    return [part.strip() for part in raw.split(",") if part.strip()] if raw else default


def home_folder() -> Path:
    """Where this installation keeps its database, uploads and keys (`THIDUA_HOME`, default `./var`)."""
    return Path(env_str("THIDUA_HOME", "var")).resolve()


def secret_key(home: Path) -> str:
    """The signing key: `THIDUA_SECRET_KEY`, else one made once and kept in the home folder for its owner only."""
    if given := env_str("THIDUA_SECRET_KEY"):
        return given
    file = home / "secret-key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_urlsafe(64), encoding="ascii")
        file.chmod(0o600)
    return file.read_text(encoding="ascii").strip()
