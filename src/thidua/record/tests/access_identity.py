"""Who may open the pages of who is who."""

from __future__ import annotations

from typing import Any

from thidua.core.access import Access
from thidua.record.models import Merge, PersonPair

CHANGERS = frozenset({"officer", "department"})
IMPORTERS = CHANGERS | {"other_officer"}
READERS_ONLY = frozenset({"other_officer", "teller", "lawyer", "outsider", "admin", "worker"})


def _pair(world: Any) -> dict[str, Any]:
    return {"pk": world.pair.pk}


def _double(world: Any) -> dict[str, Any]:
    return {"pk": world.double.pk}


def _merge(world: Any) -> dict[str, Any]:
    return {"pk": world.merge.pk}


ACCESS = {
    "record:pairs": Access(IMPORTERS, refuse=403),
    "record:scan_doubles": Access(frozenset(), method="post", refuse=403, unseen=IMPORTERS),
    "record:pair": Access(CHANGERS, _pair),
    "record:pair#post": Access(CHANGERS, _pair, method="post"),
    "record:decide_pair": Access(CHANGERS, _pair, method="post"),
    "record:undo_merge": Access(CHANGERS, _merge),
    "record:undo_merge#post": Access(CHANGERS, _merge, method="post"),
    "record:look_for_doubles": Access(CHANGERS, _double, method="post", refuse=403, unseen=READERS_ONLY),
    "record:split_person": Access(CHANGERS, _double, refuse=403, unseen=READERS_ONLY),
    "record:split_person#post": Access(CHANGERS, _double, method="post", refuse=403, unseen=READERS_ONLY),
}


def furnish(world: Any) -> None:
    """A likely pair of the workshop, and a merge that was undone."""
    world.double = world.add_person("Lê Thị Mẫu Hai", unit=world.ministry.workshop)
    other = world.add_person("Lê Thị Mẫu Hái", unit=world.ministry.workshop)
    world.pair = PersonPair.objects.create(first=world.double, second=other, points=12, found_at=world.at)
    world.merge = Merge.objects.create(
        kind="merge", kept=world.double, other=other, done_by=world.cast.officer, done_at=world.at,
        undone_at=world.at, undone_by=world.cast.officer,
    )  # fmt: skip
