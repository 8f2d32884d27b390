"""What a unit was before and what became of it: its names by date, and its history through mergers and splits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.organisation.models import Reorganisation, Unit, UnitSuccession

FARTHEST = 6  # generations


@dataclass(frozen=True)
class Step:
    """One line of a unit's history.

    Args:
        on: a day, or only a year where the day is not known.
        text, others: a sentence, and the units it links to.
        made: the reorganisation recorded here; None for shipped data.
        depth: generations away from the unit itself, 0 = its own.
    """

    on: date | int
    text: str
    others: tuple[Unit, ...] = ()
    basis: str = ""
    made: Reorganisation | None = None
    depth: int = 0

    @property
    def year(self) -> int:
        return self.on if isinstance(self.on, int) else self.on.year

    @property
    def day(self) -> date | None:
        return None if isinstance(self.on, int) else self.on


def former_names(unit: Unit) -> list[str]:
    """Names that the unit bore before its name of today, the latest first."""
    renamed = Reorganisation.objects.standing().filter(unit=unit, kind=Reorganisation.Kind.RENAMED)
    return [one.before["name_vi"] for one in renamed.order_by("-on", "-pk")]


class Names:
    """Which name each of these units bore on a day. One query."""

    def __init__(self, units: Iterable[int]) -> None:
        self._earlier: dict[int, list[tuple[str, str]]] = defaultdict(list)  # unit → (first day of the next name, name)
        renamed = Reorganisation.objects.standing().filter(unit__in=set(units), kind=Reorganisation.Kind.RENAMED)
        for one in renamed.order_by("on", "pk"):
            self._earlier[one.unit_id].append((one.on.isoformat(), one.before["name_vi"]))

    def of(self, unit: Unit, on: str) -> str:
        """`on` is a day, a month or a year as ISO text; of a period its last day counts."""
        last = f"{on}-12-31"[: len("2025-12-31")] if len(on) == len("2025") else on
        last = f"{last}-31" if len(last) == len("2025-12") else last
        return next((name for until, name in self._earlier[unit.pk] if until > last), unit.name_vi)


def history_of(unit: Unit) -> list[Step]:
    """The unit's history, oldest first, with that of the units it came from and what became of it. A query for each
    generation."""
    steps = list(_own(unit))
    for here, there, told in (("new", "old", _taken_over), ("old", "new", _handed_on)):
        asked, seen = {unit.pk}, {unit.pk}
        for depth in range(FARTHEST):
            rows = UnitSuccession.objects.filter(**{f"{here}__in": asked}).select_related("old", "new", "by")
            found = list(rows.order_by("year", "pk"))
            steps += [told(one, unit, depth) for one in found]
            asked = {getattr(one, f"{there}_id") for one in found} - seen
            seen |= asked
            if not asked:
                break
    return sorted(steps, key=lambda step: (step.year, step.day or date(step.year, 1, 1)))


def _own(unit: Unit) -> Iterable[Step]:
    own = list(Reorganisation.objects.standing().filter(unit=unit).select_related("unit"))
    parents = Unit.objects.in_bulk({pk for one in own for pk in _parents(one)})
    for one in own:
        if one.kind == Reorganisation.Kind.RENAMED:
            told = {"old": one.before["name_vi"], "new": one.after["name_vi"]}
            yield Step(one.on, _("Đổi tên từ “%(old)s” thành “%(new)s”") % told, (), one.decision_no, one)
        elif one.kind == Reorganisation.Kind.MOVED:
            old, new = (parents[pk] for pk in _parents(one))
            yield Step(one.on, _("Chuyển từ %(old)s sang trực thuộc") % {"old": old}, (new,), one.decision_no, one)
        elif one.kind == Reorganisation.Kind.DISSOLVED:
            yield Step(one.on, _("Giải thể"), (), one.decision_no, one)


def _parents(one: Reorganisation) -> list[int]:
    return [side["parent"] for side in (one.before, one.after) if "parent" in side]


def _taken_over(one: UnitSuccession, unit: Unit, depth: int) -> Step:
    who = "" if one.new_id == unit.pk else f"{one.new.name_vi}: "
    made = one.by if depth == 0 else None
    return Step(one.by.on if one.by else one.year, f"{who}{_('kế thừa từ')}", (one.old,), one.basis, made, depth)


def _handed_on(one: UnitSuccession, unit: Unit, depth: int) -> Step:
    who = "" if one.old_id == unit.pk else f"{one.old.name_vi}: "
    made = one.by if depth == 0 else None
    return Step(one.by.on if one.by else one.year, f"{who}{_('được kế thừa bởi')}", (one.new,), one.basis, made, depth)


def names_that_lead_to(path: str) -> list[tuple[int, str]]:
    """(unit id, name) of names that units below this path bore once, or that a former unit bore which one of them
    alone took over from: for lists that were written then."""
    renamed = Reorganisation.objects.standing().filter(kind=Reorganisation.Kind.RENAMED, unit__path__startswith=path)
    found = [(one.unit_id, str(one.before["name_vi"])) for one in renamed]
    inside = set(Unit.objects.filter(path__startswith=path).values_list("pk", flat=True))
    into: dict[int, set[int]] = defaultdict(set)
    names: dict[int, str] = {}
    for old, new, name in UnitSuccession.objects.values_list("old", "new", "old__name_vi"):
        into[old].add(new)
        names[old] = name
    for old in set(into) - inside:
        ends = _ends(old, into, inside)
        if len(ends) == 1 and ends <= inside:
            found.append((ends.pop(), names[old]))
    return found


def _ends(old: int, into: dict[int, set[int]], inside: set[int]) -> set[int]:
    """Where the ways that lead on from a former unit end: at units inside, or where nobody took over any more."""
    ends, seen = set(into[old]), {old}
    while further := {one for one in ends if one in into and one not in inside and one not in seen}:
        seen |= further
        ends = (ends - further) | {new for one in further for new in into[one]}
    return ends
