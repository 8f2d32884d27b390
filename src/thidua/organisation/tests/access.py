"""Who may open the pages of units: the tree and the units of the programme are public."""

from datetime import date
from typing import Any

from thidua.core.access import EVERYBODY, Access
from thidua.organisation.reorganising import rename_unit

DEPARTMENT = frozenset({"department"})


def _rename(world: Any) -> dict[str, Any]:
    return {"code": world.ministry.veam.code, "kind": "doi-ten"}


ACCESS = {
    "organisation:tree": Access(EVERYBODY),
    "organisation:unit": Access(EVERYBODY, lambda world: {"code": world.ministry.veam.code}),
    "organisation:reorganise": Access(DEPARTMENT, _rename, refuse=403),
    "organisation:reorganise#post": Access(DEPARTMENT, _rename, method="post", refuse=403),
    "organisation:undo_reorganisation": Access(
        DEPARTMENT, lambda world: {"pk": world.reorganisation.pk}, method="post", refuse=403
    ),
}


def furnish(world: Any) -> None:
    """A unit that was renamed."""
    world.reorganisation = rename_unit(
        world.ministry.xttm.pk,
        name_vi="Cục mẫu đổi tên",
        name_en="",
        on=date(2025, 3, 1),
        decision_no="1/QĐ",
        actor=world.cast.department,
        at=world.at,
    )
