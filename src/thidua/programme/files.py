"""Reading a programme folder: strict, all problems at once, each with file, row and key. Writes nothing."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from thidua.core.errors import DomainError
from thidua.programme.domain.readings import Confidence, VintageKind
from thidua.programme.domain.rules import Aggregation, Comparison, TargetRule

FORMAT = 1
OBSERVATION_FILES = ("indicators_annual.csv", "indicators_monthly.csv")
OBSERVATION_COLUMNS = [
    *("indicator", "period", "value", "unit", "vintage", "vintage_kind", "confidence", "retrieved_from"),
    *("source_vi", "source_en", "url", "note_vi", "note_en"),
]
ORIGINS = ("data_file", "computed_from_data_file", "web_page", "computed_from_web_page", "recall")
GROUPS = ("industry", "energy", "foreign_trade", "domestic_trade", "other")

_TEXT = {"vi": True, "en": False}
_SHAPES: dict[str, dict[str, bool]] = {  # key → is it required
    "programme": {
        "format": True, "code": True, "name": True, "short_name": True, "sector": True, "period": True,
        "launch": True, "source": True, "remarks": False, "averaging": True, "course": True, "goals": False,
        "tasks": False, "tasks_note": False, "tasks_confidence": False,
    },
    "period": {"from": True, "until": True},
    "launch": {"date": True, "by": True, "occasion": False},
    "source": {"vi": True, "en": False, "url": False, "confidence": True},
    "averaging": {"method": True, "reason": True},
    "course": {"minimum_years": True, "latest_lag_years": True, "reason": True},
    "goal": {"code": True, "name": True, "kind": True, "how": True, "evidence": False},
    "task": {"code": True, "name": True, "summary": True},
    "target": {
        "code": True, "name": True, "group": True, "aggregation": True, "years": True, "comparison": True,
        "low": True, "high": False, "unit": True, "tolerance": False, "beyond_range": False, "main": True,
        "alternatives": False, "disputed": False, "context": False, "levels": False, "article": True,
    },
    "tolerance": {"value": True, "reason": True},
    "beyond_range": {"counts": True, "reason": True},
    "article": {"quote": False, "garbled": False, "summary": True, "reading": False},
    "indicators": {"units": True, "indicators": True},
    "indicator": {"name": True, "decimals": False},
}  # fmt: skip
_PERIOD = re.compile(r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")
_VINTAGE = re.compile(r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")


class ProgrammeInvalid(DomainError):
    """A programme folder that cannot be loaded; `problems` has one line per finding."""

    def __init__(self, folder: Path, problems: list[str]) -> None:
        shown = "; ".join(problems[:5])
        super().__init__(f"{folder.name}: {len(problems)} problem(s): {shown}", problems=problems)


class _StrictLoader(yaml.SafeLoader):
    """YAML without repeated keys, which plain YAML would silently overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if repeated := {str(key) for key in keys if keys.count(key) > 1}:
            raise yaml.constructor.ConstructorError(
                None, None, f"repeated key {', '.join(sorted(repeated))}", node.start_mark
            )
        return super().construct_mapping(node, deep)


@dataclass
class ProgrammeFiles:
    """What the folder says, checked; mappings keep the shape of the files."""

    programme: dict[str, Any] = field(default_factory=dict)
    targets: list[dict[str, Any]] = field(default_factory=list)
    units: dict[str, dict[str, str]] = field(default_factory=dict)
    indicators: dict[str, dict[str, Any]] = field(default_factory=dict)
    observations: list[dict[str, str]] = field(default_factory=list)
    checksum: str = ""


def read_folder(folder: Path) -> ProgrammeFiles:
    """Read and check a whole folder.

    Raises:
        ProgrammeInvalid: with every problem found, as "targets.yaml MT04 tolerance: …".
    """
    reader = _Reader(folder)
    found = reader.read()
    if reader.problems:
        raise ProgrammeInvalid(folder, reader.problems)
    return found


def folder_checksum(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.suffix in {".yaml", ".csv"}:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def rule_of(target: Mapping[str, Any]) -> TargetRule:
    """The rule of one target entry.

    Raises:
        ValueError, InvalidOperation, KeyError: the entry makes no rule.
    """
    years = target["years"]
    tolerance = target.get("tolerance")
    beyond = target.get("beyond_range")
    return TargetRule(
        comparison=Comparison(target["comparison"]),
        aggregation=Aggregation(target["aggregation"]),
        low=Decimal(str(target["low"])),
        high=Decimal(str(target["high"])) if target.get("high") is not None else None,
        tolerance=Decimal(str(tolerance["value"])) if tolerance else None,
        beyond_counts=bool(beyond["counts"]) if beyond else None,
        from_year=int(years[0]),
        to_year=int(years[1]),
    )


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.found = ProgrammeFiles()

    def read(self) -> ProgrammeFiles:
        programme = self._yaml("programme.yaml", dict)
        targets = self._yaml("targets.yaml", list)
        catalogue = self._yaml("indicators.yaml", dict)
        if self.problems:
            return self.found
        self._catalogue(catalogue)
        self._programme(programme)
        for place, target in enumerate(targets, start=1):
            self._target(place, target)
        self._unique("targets.yaml", [target.get("code") for target in targets if isinstance(target, dict)])
        self.found.targets = targets
        for name in OBSERVATION_FILES:
            if (self.folder / name).exists():
                self._observations(name)
        self.found.checksum = folder_checksum(self.folder)
        return self.found

    def _say(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def _yaml(self, name: str, kind: type) -> Any:
        path = self.folder / name
        if not path.exists():
            self._say(name, "the file is missing")
            return kind()
        try:
            found = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - safe subclass
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            self._say(name, f"not readable: {error}")
            return kind()
        if not isinstance(found, kind):
            self._say(name, f"must be a {'list' if kind is list else 'mapping'}")
            return kind()
        return found

    def _shape(self, where: str, entry: Any, shape: Mapping[str, bool]) -> bool:
        if not isinstance(entry, dict):
            self._say(where, "must be a mapping")
            return False
        before = len(self.problems)
        for key in entry:
            if key not in shape:
                self._say(f"{where} {key}", "unknown key")
        for key, required in shape.items():
            if required and entry.get(key) in (None, "", []):
                self._say(f"{where} {key}", "is missing")
        return len(self.problems) == before

    def _text(self, where: str, entry: Any) -> None:
        if self._shape(where, entry, _TEXT) and not all(isinstance(value, str) for value in entry.values()):
            self._say(where, "texts must be words, not numbers")

    def _unique(self, where: str, codes: list[Any]) -> None:
        for code in sorted({str(code) for code in codes if codes.count(code) > 1}):
            self._say(f"{where} {code}", "the code is used twice")

    def _one_of(self, where: str, value: Any, allowed: tuple[str, ...]) -> None:
        if value not in allowed:
            self._say(where, f"{value!r} is none of {', '.join(allowed)}")

    def _catalogue(self, catalogue: dict[str, Any]) -> None:
        name = "indicators.yaml"
        if not self._shape(name, catalogue, _SHAPES["indicators"]):
            return
        for code, words in catalogue["units"].items():
            self._text(f"{name} units {code}", words)
        for code, entry in catalogue["indicators"].items():
            if self._shape(f"{name} {code}", entry, _SHAPES["indicator"]):
                self._text(f"{name} {code} name", entry["name"])
        self.found.units, self.found.indicators = catalogue["units"], catalogue["indicators"]

    def _programme(self, entry: dict[str, Any]) -> None:
        name = "programme.yaml"
        self.found.programme = entry
        if not self._shape(name, entry, _SHAPES["programme"]):
            return
        if entry["format"] != FORMAT:
            self._say(f"{name} format", f"this version reads format {FORMAT}, not {entry['format']!r}")
        for key in ("name", "short_name", "sector"):
            self._text(f"{name} {key}", entry[key])
        if self._shape(f"{name} period", entry["period"], _SHAPES["period"]) and not (
            isinstance(entry["period"]["from"], int)
            and isinstance(entry["period"]["until"], int)
            and entry["period"]["from"] <= entry["period"]["until"]
        ):
            self._say(f"{name} period", "from and until are years, in order")
        if self._shape(f"{name} launch", entry["launch"], _SHAPES["launch"]):
            if not isinstance(entry["launch"]["date"], date):
                self._say(f"{name} launch date", "must be a date, year-month-day")
            self._text(f"{name} launch by", entry["launch"]["by"])
        if self._shape(f"{name} source", entry["source"], _SHAPES["source"]):
            self._one_of(f"{name} source confidence", entry["source"]["confidence"], tuple(Confidence))
        if self._shape(f"{name} averaging", entry["averaging"], _SHAPES["averaging"]):
            self._one_of(f"{name} averaging method", entry["averaging"]["method"], ("arithmetic",))
            self._text(f"{name} averaging reason", entry["averaging"]["reason"])
        if self._shape(f"{name} course", entry["course"], _SHAPES["course"]):
            for key in ("minimum_years", "latest_lag_years"):
                if not isinstance(entry["course"][key], int) or entry["course"][key] < 0:
                    self._say(f"{name} course {key}", "must be a whole number, 0 or more")
            self._text(f"{name} course reason", entry["course"]["reason"])
        self._goals_and_tasks(name, entry)

    def _goals_and_tasks(self, name: str, entry: dict[str, Any]) -> None:
        goals, tasks = entry.get("goals") or [], entry.get("tasks") or []
        for place, goal in enumerate(goals, start=1):
            if self._shape(f"{name} goal {place}", goal, _SHAPES["goal"]):
                self._one_of(f"{name} goal {place} kind", goal["kind"], ("judged", "measured"))
                self._text(f"{name} goal {place} name", goal["name"])
                self._text(f"{name} goal {place} how", goal["how"])
                self._known(f"{name} goal {place} evidence", goal.get("evidence") or [])
        for place, task in enumerate(tasks, start=1):
            if self._shape(f"{name} task {place}", task, _SHAPES["task"]):
                self._text(f"{name} task {place} name", task["name"])
                self._text(f"{name} task {place} summary", task["summary"])
        for place, remark in enumerate(entry.get("remarks") or [], start=1):
            self._text(f"{name} remark {place}", remark)
        if "tasks_note" in entry:
            self._text(f"{name} tasks_note", entry["tasks_note"])
        self._unique(f"{name} goals", [goal.get("code") for goal in goals if isinstance(goal, dict)])
        self._unique(f"{name} tasks", [task.get("code") for task in tasks if isinstance(task, dict)])

    def _known(self, where: str, codes: list[str]) -> None:
        for code in codes:
            if code not in self.found.indicators:
                self._say(where, f"the indicator {code!r} is not in indicators.yaml")

    def _target(self, place: int, entry: Any) -> None:
        where = f"targets.yaml {entry.get('code', place) if isinstance(entry, dict) else place}"
        if not self._shape(where, entry, _SHAPES["target"]):
            return
        self._text(f"{where} name", entry["name"])
        self._one_of(f"{where} group", entry["group"], GROUPS)
        if entry["unit"] not in self.found.units:
            self._say(f"{where} unit", f"{entry['unit']!r} is not in indicators.yaml units")
        for key in ("tolerance", "beyond_range"):
            if key in entry and self._shape(f"{where} {key}", entry[key], _SHAPES[key]):
                self._text(f"{where} {key} reason", entry[key]["reason"])
        if self._shape(f"{where} article", entry["article"], _SHAPES["article"]):
            for key in ("summary", "reading"):
                if key in entry["article"]:
                    self._text(f"{where} article {key}", entry["article"][key])
            if entry["article"].get("garbled") and not entry["article"].get("reading"):
                self._say(f"{where} article reading", "a garbled sentence needs the reading chosen")
        if "disputed" in entry:
            self._text(f"{where} disputed", entry["disputed"])
        if bool(entry.get("alternatives")) != bool(entry.get("disputed")):
            self._say(f"{where} disputed", "alternatives and disputed come together")
        self._known(
            where,
            [entry["main"], *entry.get("alternatives", []), *entry.get("context", [])]
            + ([entry["levels"]] if "levels" in entry else []),
        )
        try:
            rule_of(entry)
        except (ValueError, InvalidOperation, KeyError, TypeError, IndexError) as error:
            self._say(where, f"the rule does not hold together: {error}")

    def _observations(self, name: str) -> None:
        with (self.folder / name).open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            if rows.fieldnames is None or list(rows.fieldnames) != OBSERVATION_COLUMNS:
                self._say(f"{name} row 1", f"the columns must be {', '.join(OBSERVATION_COLUMNS)}")
                return
            for row in rows:
                self._observation(f"{name} row {rows.line_num}", row)

    def _observation(self, where: str, row: dict[Any, Any]) -> None:
        if None in row or None in row.values():
            self._say(where, "the row has more or fewer fields than the heading")
            return
        checks = (
            ("indicator", row["indicator"] in self.found.indicators, "is not in indicators.yaml"),
            ("unit", row["unit"] in self.found.units, "is not in indicators.yaml units"),
            ("period", bool(_PERIOD.match(row["period"])), "is none of 2021, 2021-Q3, 2021-07"),
            ("vintage", bool(_VINTAGE.match(row["vintage"])), "is no date, month or year"),
            ("vintage_kind", row["vintage_kind"] in tuple(VintageKind), "is not a kind of vintage"),
            ("confidence", row["confidence"] in tuple(Confidence), "is none of high, medium, low"),
            ("retrieved_from", row["retrieved_from"] in ORIGINS, f"is none of {', '.join(ORIGINS)}"),
            ("source_vi", bool(row["source_vi"].strip()), "is empty: no figure without a source"),
            ("value", _is_number(row["value"]), "is not a number with a decimal point"),
        )
        for key, holds, problem in checks:
            if not holds:
                self._say(f"{where} {key}", f"{row[key]!r} {problem}")
        self.found.observations.append(row)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
