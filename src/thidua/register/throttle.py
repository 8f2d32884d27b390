"""A limit on guesses at the public look-up, per address and time."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

GUESSES = 20
WINDOW_SECONDS = 600


def may_try(request: HttpRequest) -> bool:
    """Count this try; False when the address has used up its tries of the last minutes."""
    key = f"look-up:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=WINDOW_SECONDS)
    try:
        return bool(cache.incr(key) <= GUESSES)
    except ValueError:  # the window ended between the two calls
        return True
