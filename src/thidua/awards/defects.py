"""The codes of what may be wrong with a dossier, from defects.yaml."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from thidua.awards.rulebook import in_english


@lru_cache(maxsize=1)
def _defects() -> dict[str, dict[str, Any]]:
    rows = yaml.safe_load((resources.files("thidua.awards") / "defects.yaml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if set(row) != {"code", "vi", "en"} or row["code"] in found:
            raise ValueError(f"defects.yaml: bad or repeated entry {row!r}")
        found[row["code"]] = row
    return found


def codes() -> list[str]:
    return list(_defects())


def defect_label(code: str) -> str:
    """The defect in the language of the page; the code itself when it is no longer known."""
    row = _defects().get(code)
    return code if row is None else str(row["en" if in_english() else "vi"])


def defect_choices() -> list[tuple[str, str]]:
    return [(code, defect_label(code)) for code in codes()]
