"""Names for the keys that answers of the law engine speak in; the rooms that own a key register its name."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

_words: dict[str, str | Promise] = {}


def register_words(words: Mapping[str, str | Promise]) -> None:
    """Name keys, e.g. {"cstd-co-so": _("Chiến sĩ thi đua cơ sở")}; called by an app's `ready()`."""
    _words.update(words)


def known_words() -> dict[str, str]:
    """All registered names in the language of the page."""
    return {key: str(name) for key, name in _words.items()}
