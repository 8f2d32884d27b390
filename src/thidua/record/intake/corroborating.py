"""A list that says what is known already becomes a further source of it: one fact, two sources."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db.models import Q

from thidua.record.by_kind import KINDS
from thidua.record.chunks import chunks
from thidua.record.intake.domain.facts import Entry, State
from thidua.record.intake.planning import Plan, Planned
from thidua.record.models import Fact, FactSource, Import


def source_note(entry: Entry) -> str:
    """Where in the file a fact stands: "Sheet1, dòng 7"; kept as it was when the fact was written."""
    return f"{entry.sheet}, dòng {entry.row}"[:200]


def _table(row: Planned) -> type[Fact] | None:
    kind = (row.entry.fact or {}).get("kind", "")
    if kind == "rating" and row.entry.subject.kind == "collective":
        kind = "collective-year"
    return KINDS[kind].model if kind in KINDS else None


def _this_file(source: Import) -> Q:
    """Told by this file, or by one of its name: saved again it has other bytes and still is the same list."""
    return Q(source__sha256=source.sha256) | Q(source__file_name=source.file_name)


def further_sources(plan: Plan, source: Import, at: datetime) -> list[FactSource]:
    """Where in the list each known fact stands again, unless this very file told it before. Not saved."""
    said: dict[type[Fact], dict[int, Entry]] = defaultdict(dict)
    for row in plan.rows:
        table = _table(row)
        if table is not None and row.state is State.SAME and row.replaces is not None and not row.entry.repeated:
            said[table].setdefault(row.replaces, row.entry)
    made = []
    for table, entries in said.items():
        label = table._meta.label_lower
        for some in chunks(sorted(entries)):
            told = set(
                table._default_manager.filter(_this_file(source), pk__in=some)
                .values_list("pk", flat=True)
            )  # fmt: skip
            told |= set(
                FactSource.objects.filter(_this_file(source), kind=label, fact__in=some)
                .values_list("fact", flat=True)
            )  # fmt: skip
            made += [
                FactSource(kind=label, fact=pk, source=source, source_note=source_note(entries[pk]), recorded_at=at)
                for pk in some
                if pk not in told
            ]
    return made
