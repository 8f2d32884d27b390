"""Bulk work without the garbage collector: a list makes hundreds of thousands of small objects, none of them cyclic."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Pause cyclic collection; about a third of the time of a large list. Memory is freed by counting as always."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
