"""Ask axe whether a page keeps WCAG 2.2 AA."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


def violations(page: Any) -> list[str]:
    """One line for each violation: rule, impact, the first places."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
    )["violations"]  # fmt: skip
    return [
        f"{one['id']} ({one['impact']}): " + "; ".join(" ".join(node["target"]) for node in one["nodes"][:3])
        for one in found
    ]
