"""Editions that say otherwise than the packaged one, for tests. Openly synthetic: no law says so."""

from __future__ import annotations

from typing import Any

from thidua.law.edition import digest_of, packaged_files


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """The packaged files with one change in one of them."""
    text = packaged_files()[name].decode("utf-8")
    assert old in text, f"{name} does not say {old!r}"
    return {**packaged_files(), name: text.replace(old, new, 1).encode("utf-8")}


def stricter(what: str = "packaged_files") -> Any:
    """An edition in which a ministry's title needs 95% of the votes; or its digest."""
    files = changed("B2/cstd-bo.yaml", "percent: 90", "percent: 95")
    return digest_of(files) if what == "packaged_digest" else files
