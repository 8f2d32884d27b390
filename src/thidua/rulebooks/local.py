"""Local documents of this site: which hold for a unit on a day, and the law with them laid over it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.law.local import read_local, with_local
from thidua.law.rulebook import Law
from thidua.law.strict import RulebookError
from thidua.organisation.models import Unit
from thidua.rulebooks.models import LocalDocument


@dataclass(frozen=True)
class Held:
    """For whom and from when until when a document holds."""

    path: str
    start: date
    until: date | None
    digest: str

    def as_json(self) -> list[str | None]:
        until = self.until.isoformat() if self.until else None
        return [self.path, self.start.isoformat(), until, self.digest]

    @classmethod
    def from_json(cls, said: Sequence[str | None]) -> Held:
        path, start, until, digest = said
        end = date.fromisoformat(until) if until else None
        return cls(str(path), date.fromisoformat(str(start)), end, str(digest))

    def holds(self, unit: Unit, on: date) -> bool:
        is_there = unit.path.startswith(self.path)
        return is_there and self.start <= on and (self.until is None or on < self.until)


def switched_on() -> tuple[Held, ...]:
    """One query."""
    rows = LocalDocument.objects.switched_on().order_by("pk")
    return tuple(Held(*row) for row in rows.values_list("unit__path", "start", "until", "digest"))


def laid_over(law: Law, digests: Collection[str]) -> Law:
    """The law with these documents, switched on or not; in the order of their digests, since order changes nothing."""
    rows = LocalDocument.objects.filter(digest__in=digests).order_by("digest").values_list("digest", "content")
    return with_local(law, [read_local(content, law) for content in dict(rows).values()])


def misfits(law: Law) -> list[str]:
    """What documents now switched on say that they may not say over this law; each line names its document."""
    found = []
    for name, content in LocalDocument.objects.switched_on().values_list("name_vi", "content"):
        try:
            read_local(content, law)
        except RulebookError as refused:
            found += [f"{name}: {problem}" for problem in refused.problems]
    return found
