"""Loading a programme folder into the database; loading it again changes nothing that people entered."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from thidua.programme.files import ProgrammeFiles, folder_checksum, read_folder, rule_of
from thidua.programme.models import (
    Goal,
    Indicator,
    MeasureUnit,
    Observation,
    Programme,
    ProgrammeTask,
    Target,
)

SHIPPED = Path(__file__).parent / "programmes"


def load_programme_data() -> int:
    """Load every programme the package ships. Returns how many there are."""
    return len([load_programme(folder) for folder in sorted(SHIPPED.iterdir()) if folder.is_dir()])


@transaction.atomic
def load_programme(folder: Path | str) -> Programme:
    """Load one programme folder.

    The same files again change nothing. Changed files replace what came from files; figures people entered
    and judgements of goals stay.

    Raises:
        ProgrammeInvalid: nothing is written; each problem names file, row and key.
    """
    folder = Path(folder)
    known: Programme | None = Programme.objects.filter(checksum=folder_checksum(folder)).first()
    if known is not None:
        return known
    files = read_folder(folder)
    programme = _programme(files)
    units = {
        code: MeasureUnit.objects.update_or_create(programme=programme, code=code, defaults=_words("name", words))[0]
        for code, words in files.units.items()
    }
    indicators = {
        code: Indicator.objects.update_or_create(
            programme=programme,
            code=code,
            defaults={**_words("name", entry["name"]), "decimals": entry.get("decimals", 2)},
        )[0]
        for code, entry in files.indicators.items()
    }
    _observations(files, programme, units, indicators)
    _targets(files, programme, units)
    _goals_and_tasks(files, programme)
    _forget_the_unnamed(files, programme)
    return programme


def _words(prefix: str, words: dict[str, str] | None) -> dict[str, str]:
    words = words or {}
    return {f"{prefix}_vi": words.get("vi", ""), f"{prefix}_en": words.get("en", "")}


def _programme(files: ProgrammeFiles) -> Programme:
    entry = files.programme
    details = {key: entry.get(key) for key in ("source", "averaging", "course", "tasks_note", "tasks_confidence")}
    details["remarks"] = entry.get("remarks") or []
    details["launch"] = {key: value for key, value in entry["launch"].items() if key != "date"}
    return Programme.objects.update_or_create(
        code=entry["code"],
        defaults={
            **_words("name", entry["name"]),
            **_words("short_name", entry["short_name"]),
            **_words("sector", entry["sector"]),
            "from_year": entry["period"]["from"],
            "until_year": entry["period"]["until"],
            "launched_on": entry["launch"]["date"],
            "details": details,
            "checksum": files.checksum,
        },
    )[0]


def _observations(
    files: ProgrammeFiles,
    programme: Programme,
    units: dict[str, MeasureUnit],
    indicators: dict[str, Indicator],
) -> None:
    Observation.objects.filter(indicator__programme=programme).exclude(
        retrieved_from=Observation.Origin.ENTERED
    ).delete()
    Observation.objects.bulk_create(
        [
            Observation(
                indicator=indicators[row["indicator"]],
                period=row["period"],
                value=Decimal(row["value"]),
                unit=units[row["unit"]],
                vintage=row["vintage"],
                kind=row["vintage_kind"],
                confidence=row["confidence"],
                retrieved_from=row["retrieved_from"],
                source_vi=row["source_vi"],
                source_en=row["source_en"],
                url=row["url"],
                note_vi=row["note_vi"],
                note_en=row["note_en"],
            )
            for row in files.observations
        ],
        batch_size=500,
    )


def _targets(files: ProgrammeFiles, programme: Programme, units: dict[str, MeasureUnit]) -> None:
    for order, entry in enumerate(files.targets, start=1):
        rule = rule_of(entry)
        Target.objects.update_or_create(
            programme=programme,
            code=entry["code"],
            defaults={
                **_words("name", entry["name"]),
                "order": order,
                "group": entry["group"],
                "aggregation": rule.aggregation.value,
                "comparison": rule.comparison.value,
                "low": rule.low,
                "high": rule.high,
                "tolerance": rule.tolerance,
                "beyond_counts": rule.beyond_counts,
                "from_year": rule.from_year,
                "to_year": rule.to_year,
                "unit": units[entry["unit"]],
                "definitions": [entry["main"], *entry.get("alternatives", [])],
                "context": entry.get("context", []),
                "levels": entry.get("levels", ""),
                "is_disputed": "disputed" in entry,
                "texts": _texts(entry),
            },
        )


def _texts(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "article": entry["article"],
        "tolerance": (entry.get("tolerance") or {}).get("reason", {}),
        "beyond_range": (entry.get("beyond_range") or {}).get("reason", {}),
        "disputed": entry.get("disputed", {}),
    }


def _goals_and_tasks(files: ProgrammeFiles, programme: Programme) -> None:
    for order, entry in enumerate(files.programme.get("goals") or [], start=1):
        Goal.objects.update_or_create(
            programme=programme,
            code=entry["code"],
            defaults={
                **_words("name", entry["name"]),
                **_words("how", entry["how"]),
                "order": order,
                "kind": entry["kind"],
                "evidence": entry.get("evidence") or [],
            },
        )
    for order, entry in enumerate(files.programme.get("tasks") or [], start=1):
        ProgrammeTask.objects.update_or_create(
            programme=programme,
            code=entry["code"],
            defaults={**_words("name", entry["name"]), **_words("summary", entry["summary"]), "order": order},
        )


def _forget_the_unnamed(files: ProgrammeFiles, programme: Programme) -> None:
    """Remove what an earlier version of the files had, except where people have added to it."""
    programme.targets.exclude(code__in=[entry["code"] for entry in files.targets]).delete()
    tasks = [entry["code"] for entry in files.programme.get("tasks") or []]
    programme.tasks.exclude(code__in=tasks).delete()
    goals = [entry["code"] for entry in files.programme.get("goals") or []]
    programme.goals.exclude(code__in=goals).filter(judgement=Goal.Judgement.OPEN).delete()
    programme.indicators.exclude(code__in=files.indicators).filter(observations=None).delete()
