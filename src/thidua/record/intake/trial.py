"""The trial of a file: read, recognise, compare; and its shape as kept with the import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.organisation.models import Unit
from thidua.record.identity.wording import kept
from thidua.record.intake.choices import Choices
from thidua.record.intake.domain.facts import Reading, State
from thidua.record.intake.domain.headers import NOTHING_LEARNED, Learned
from thidua.record.intake.domain.recognise import recognise
from thidua.record.intake.learning import learned_of
from thidua.record.intake.planning import Plan, Planned, Progress, make_plan
from thidua.record.intake.reading import limits_from_settings, read_workbook
from thidua.record.intake.reading.parent import refusal
from thidua.record.intake.storing import reading_from_json


@dataclass(frozen=True)
class Trial:
    reading: Reading
    plan: Plan


def read_list(
    path: Path, *, name: str, year: int | None, learned: Learned = NOTHING_LEARNED, keep_unnamed: bool = False
) -> Reading:
    """Read and recognise one file, with what was learned of the unit's heads.

    Args:
        keep_unnamed: a list of which no column names anybody is given with its columns, for somebody to say it.

    Raises:
        FileRefused: it cannot be read, or no table was found in it.
    """
    limits = limits_from_settings()
    book = read_workbook(path, name=name, limits=limits)
    reading = recognise(book, year=year, learned=learned, keep_unnamed=keep_unnamed)
    if not reading.tables:
        raise refusal("no_table", {}, limits)
    return reading


def try_list(path: Path, *, name: str, unit: Unit | None, year: int | None) -> Trial:
    reading = read_list(path, name=name, year=year, learned=learned_of(unit) if unit else NOTHING_LEARNED)
    return Trial(reading, make_plan(reading, unit=unit))


def outcomes_to_json(plan: Plan) -> dict[str, Any]:
    """The part of a kept trial that a new comparison makes anew."""
    return {
        "outcomes": [_outcome(row) for row in plan.rows],
        "new_people": len(plan.new_people),
        "new_units": sorted(unit.name for unit in plan.new_units.values()),
    }


def _outcome(row: Planned) -> list[Any]:
    problems = [[problem.code.value, problem.column, problem.details] for problem in row.problems]
    changes = [[name, _plain(old), _plain(new)] for name, old, new in row.changes]
    candidates = []
    if row.state is State.UNCERTAIN:
        for one, found in zip(row.candidates, row.scores, strict=True):
            candidates.append([one.id, one.full_name, one.born_on or "", one.unit_name, kept(found.reasons)])
    return [row.state.value, problems, changes, candidates]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | None) else str(value)


def plan_again(trial: dict[str, Any], *, unit: Unit, progress: Progress | None = None) -> Plan:
    """The plan of a kept reading against the record as it is now, with the answers given since."""
    return make_plan(reading_from_json(trial), unit=unit, choices=Choices(trial.get("choices")), progress=progress)
