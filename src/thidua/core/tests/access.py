"""Who may open the page of a background job: the one who started it, nobody else."""

from __future__ import annotations

from typing import Any

from thidua.core.access import SIGNED_IN, Access
from thidua.core.models import Job

ACCESS: dict[str, Access] = {
    "core:search": Access(SIGNED_IN),
    "core:job": Access(frozenset({"department"}), kwargs=lambda world: {"pk": world.job.pk}),
}


def furnish(world: Any) -> None:
    world.job = Job.objects.create(
        kind="sample", title="Việc mẫu", owner=world.cast.department, created_at=world.at, state=Job.State.DONE
    )
