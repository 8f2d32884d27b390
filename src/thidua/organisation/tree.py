"""The unit tree of one year, and the lineage of one unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Max, Min

from thidua import text
from thidua.organisation.kinds import kind_heading, kind_order
from thidua.organisation.lineage import Names
from thidua.organisation.models import Unit, UnitQuerySet, UnitSuccession


@dataclass
class Node:
    """A unit in the tree of a year; `successors` only when it ended in that year."""

    unit: Unit
    groups: list[tuple[str, list[Node]]] = field(default_factory=list)
    successors: list[UnitSuccession] = field(default_factory=list)
    predecessors: list[UnitSuccession] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Units below this one."""
        return sum(1 + child.size for _, children in self.groups for child in children)


def tree_of(year: int, *, viewer: object) -> list[Node]:
    """The units of a year as nested nodes, without the collectives inside units. Four queries."""
    units = list(Unit.objects.visible_to(viewer).exclude(kind=Unit.COLLECTIVE).valid_in(year))
    names = Names(unit.pk for unit in units)
    for unit in units:
        unit.name_vi = names.of(unit, str(year))  # as it was called then; never saved
    nodes = {unit.pk: Node(unit) for unit in units}
    for succession in UnitSuccession.objects.filter(year=year).select_related("old", "new"):
        if succession.old_id in nodes:
            nodes[succession.old_id].successors.append(succession)
        if succession.new_id in nodes:
            nodes[succession.new_id].predecessors.append(succession)
    children: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes.values():
        children[node.unit.parent_id if node.unit.parent_id in nodes else None].append(node)
    for node in nodes.values():
        node.groups = _grouped(children[node.unit.pk])
    return children[None]


def _grouped(children: list[Node]) -> list[tuple[str, list[Node]]]:
    """Children under the heading of their kind; the database's order is kept within."""
    ordered = sorted(children, key=lambda node: kind_order(node.unit.kind))
    return [
        (heading, list(nodes)) for heading, nodes in groupby(ordered, key=lambda node: kind_heading(node.unit.kind))
    ]


def years_of_tree(until: int) -> list[int]:
    """Years worth choosing, newest first: from the first known change to the current year."""
    known = Unit.objects.aggregate(first=Min("from_year"), start=Max("from_year"), end=Max("to_year"))
    changed = Unit.objects.filter(parent__isnull=False).aggregate(first=Min("from_year"))["first"]
    first = changed or known["first"] or until
    last = max(year for year in (until, known["start"], known["end"]) if year)
    return list(range(last, first - 1, -1))


def search_units(units: UnitQuerySet, words: str) -> UnitQuerySet:
    """Units whose name or code contains every word, accents or not."""
    for word in text.fold(words).split():
        units = units.filter(search_text__contains=word)
    return units.order_by("path")


def ancestors(unit: Unit) -> list[Unit]:
    """From the root to the parent."""
    codes = unit.path.strip("/").split("/")[:-1]
    found = {one.code: one for one in Unit.objects.filter(code__in=codes)}
    return [found[code] for code in codes if code in found]
