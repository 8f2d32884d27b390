"""The shape of a line in the table "who may open what", kept by each room in its `tests/access.py`.

A generated test walks every URL of the site as every member of the cast; a URL without a line fails the build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# The viewers of the table: two officers (own unit, another unit), everybody of the cast, the administrator, nobody.
VIEWERS = (
    "anonymous",
    "outsider",
    "worker",
    "officer",
    "other_officer",
    "department",
    "secretary",
    "teller",
    "leader",
    "lawyer",
    "admin",
)
EVERYBODY = frozenset(VIEWERS)
SIGNED_IN = EVERYBODY - {"anonymous"}


def _nothing(world: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Access:
    """One URL name and method.

    Args:
        allow: viewers who get an answer (200, 204, 422 or a redirect that is not to the sign-in page).
        kwargs: the URL's arguments, from the test world (`world.round.pk` …).
        method: "get" or "post"; a page with both has a line for each ("awards:nominate" and "awards:nominate#post").
        refuse: what a signed-in viewer who is not allowed gets: 404 for the unseen, 403 for the seen but forbidden.
        unseen: viewers who are refused with 404 although others, who see the object, are refused with 403.
        data: the posted form.
    """

    allow: frozenset[str]
    kwargs: Callable[[Any], dict[str, Any]] = field(default=_nothing)
    method: str = "get"
    refuse: int = 404
    data: Callable[[Any], dict[str, Any]] = field(default=_nothing)
    unseen: frozenset[str] = frozenset()
