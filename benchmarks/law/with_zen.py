"""The seven rules as one decision of GoRules' zen-engine, asked subject by subject.

    python with_zen.py FOLDER [OUTCOMES.parquet]      (in the environment of benchmarks/law/requirements.txt)

The facts lie ready in memory as lists of the last years, the latest first; only the questions are counted.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl
import zen

sys.path.insert(0, str(Path(__file__).resolve().parent))

from facts import as_facts
from measuring import figures

YEAR = 2024
LEVELS = {"failed": 0, "completed": 1, "good": 2, "excellent": 3}
UNKNOWN = -1
RULES = ("ldtt", "cstd-co-so", "cstd-bo", "cstd-toan-quoc", "bang-khen-bo", "bang-khen-thu-tuong", "hcld-3")
GOOD5 = "count(level5, # >= 2) == 5", "count(level5, # >= 2 or # == -1) == 5"
EXCELLENT1 = "level1[0] == 3", "(level1[0] == 3 or level1[0] == -1)"
EXCELLENT2 = "count(level2, # == 3) == 2", "count(level2, # == 3 or # == -1) == 2"
THREE = "sum(fighter5) >= 3"


def told(surely: str, perhaps: str) -> str:
    return f"({surely}) ? 2 : (({perhaps}) ? 1 : 0)"


EXPRESSIONS = {
    "ldtt": told(
        "level1[0] >= 2 and months >= 10", "(level1[0] >= 2 or level1[0] == -1) and (months >= 10 or months == -1)"
    ),
    "cstd-co-so": told(
        f"progressive and ({EXCELLENT1[0]} or made1 >= 1)", f"progressive and ({EXCELLENT1[1]} or made1 >= 1)"
    ),
    "cstd-bo": "(sum(fighter3) == 3 or sum(fighter3before) == 3) and ministry3 >= 1 ? 2 : 0",
    "cstd-toan-quoc": "sum(ministry_fighter6) >= 2 and national6 >= 1 ? 2 : 0",
    "bang-khen-bo": "sum(fighter2) == 2 ? 2 : ("
    + told(f"{EXCELLENT2[0]} and made2 >= 2", f"{EXCELLENT2[1]} and made2 >= 2")
    + ")",
    "bang-khen-thu-tuong": told(f"certificate and {GOOD5[0]} and {THREE}", f"certificate and {GOOD5[1]} and {THREE}"),
    "hcld-3": told(
        f"higher_certificate and {GOOD5[0]} and {THREE} and some(level5, # == 3)",
        f"higher_certificate and {GOOD5[1]} and {THREE} and some(level5, # == 3 or # == -1)",
    ),
}


def decision() -> Any:
    node = {
        "id": "rules",
        "type": "expressionNode",
        "name": "rules",
        "content": {
            "expressions": [{"id": str(n), "key": f"r{n}", "value": EXPRESSIONS[rule]} for n, rule in enumerate(RULES)]
        },
    }
    ends = [{"id": "in", "type": "inputNode", "name": "in"}, {"id": "out", "type": "outputNode", "name": "out"}]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "b", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": [ends[0], node, ends[1]], "edges": edges}))


def context(one: dict[str, Any]) -> dict[str, Any]:
    levels = {row["year"]: LEVELS[row["level"]] for row in one["ratings"]}
    months = {row["year"]: row["months"] for row in one["service"]}
    held = {(row["award"], row["year"]) for row in one["awards"] if row["decided_on"] <= "2024-12-20"}

    def level(years: int) -> list[int]:
        return [levels.get(YEAR - n, UNKNOWN) for n in range(years)]

    def titles(award: str, years: int, first: int = 0) -> list[int]:
        return [int((award, YEAR - n) in held) for n in range(first, first + years)]

    def made(scopes: tuple[str, ...], years: int) -> int:
        return sum(row["scope"] in scopes and YEAR - years < row["year"] <= YEAR for row in one["initiatives"])

    every = ("grassroots", "ministry", "national")
    return {
        "level1": level(1), "level2": level(2), "level5": level(5), "months": months.get(YEAR, UNKNOWN),
        "progressive": ("ldtt", YEAR) in held, "fighter2": titles("cstd-co-so", 2), "fighter3": titles("cstd-co-so", 3),
        "fighter3before": titles("cstd-co-so", 3, 1), "fighter5": titles("cstd-co-so", 5),
        "ministry_fighter6": titles("cstd-bo", 6), "made1": made(every, 1), "made2": made(every, 2),
        "ministry3": made(every[1:], 3), "national6": made(every[2:], 6),
        "certificate": any(award == "bang-khen-bo" and year <= YEAR for award, year in held),
        "higher_certificate": any(award == "bang-khen-thu-tuong" and year <= YEAR - 5 for award, year in held),
    }  # fmt: skip


def main() -> None:
    told_of = [(one["subject"]["id"], context(one)) for one in as_facts(Path(sys.argv[1]))]
    rules = decision()
    started = perf_counter()
    found = []
    for name, facts in told_of:
        result = rules.evaluate(facts)["result"]
        found.append([name, *(int(result[f"r{n}"]) for n in range(len(RULES)))])
    print(json.dumps(figures(perf_counter() - started, len(found) * len(RULES))))
    if len(sys.argv) > 2:
        schema = {"subject_id": pl.String, **dict.fromkeys(RULES, pl.UInt8)}
        pl.DataFrame(found, schema=schema, orient="row").sort("subject_id").write_parquet(sys.argv[2])


if __name__ == "__main__":
    main()
