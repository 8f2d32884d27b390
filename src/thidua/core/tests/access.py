"""Who may open the page of a background job: the one who started it; views of lists are everybody's own."""

from __future__ import annotations

from typing import Any

from thidua.core.access import SIGNED_IN, Access
from thidua.core.models import Job, SavedView

ACCESS: dict[str, Access] = {
    "core:search": Access(SIGNED_IN),
    "core:job": Access(frozenset({"department"}), kwargs=lambda world: {"pk": world.job.pk}),
    "core:save_view": Access(
        SIGNED_IN, method="post", data=lambda world: {"page": "people", "name": "Của tôi", "query": "q=an"}
    ),
    "core:remove_view": Access(frozenset({"officer"}), lambda world: {"pk": world.view.pk}, method="post"),
}


def furnish(world: Any) -> None:
    world.job = Job.objects.create(
        kind="sample", title="Việc mẫu", owner=world.cast.department, created_at=world.at, state=Job.State.DONE
    )
    world.view = SavedView.objects.create(user=world.cast.officer, page="people", name="Mẫu", query="q=le")
