"""The file of an import once more on disk, for the child process to open."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.record.models import Import


@contextmanager
def stored_copy(source: Import) -> Iterator[Path]:
    """A copy under a name of ours, gone afterwards; the store itself may be elsewhere."""
    with tempfile.NamedTemporaryFile(prefix="thidua-list-") as copy, source.content.open("rb") as stored:
        shutil.copyfileobj(stored, copy)
        copy.flush()
        yield Path(copy.name)
