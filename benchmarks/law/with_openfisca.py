"""The seven rules in OpenFisca-Core's own style: variables by year, formulas over vectors.

    python with_openfisca.py FOLDER [OUTCOMES.parquet]      (in the environment of benchmarks/law/requirements.txt)

Reading the tables and laying them out as one vector per variable and year is counted, as folding is for Thidua.
What is not known (a year without a rating) is carried as a second vector beside each condition: surely, perhaps.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import figures

YEAR = 2024
LEVELS = {"failed": 0, "completed": 1, "good": 2, "excellent": 3}
UNKNOWN = -1
TITLES = ("ldtt", "cstd-co-so", "cstd-bo", "bang-khen-bo", "bang-khen-thu-tuong")
SCOPES = ("grassroots", "ministry", "national")
RULES = ("ldtt", "cstd-co-so", "cstd-bo", "cstd-toan-quoc", "bang-khen-bo", "bang-khen-thu-tuong", "hcld-3")
FIRST = 2005

Person = build_entity(key="person", plural="persons", label="", is_person=True)


def variable(key, kind, default, formula=None):
    body = {"value_type": kind, "entity": Person, "definition_period": DateUnit.YEAR, "default_value": default}
    if formula is not None:
        body["formula"] = formula
    return type(key, (Variable,), body)


def back(period, years):
    return period.offset(-years, "year")


def rated(person, period, level, years):
    """(surely, perhaps) rated at the level or better in each of the last years."""
    surely = perhaps = True
    for n in range(years):
        found = person("level", back(period, n))
        surely = surely & (found >= level)
        perhaps = perhaps & ((found >= level) | (found == UNKNOWN))
    return surely, perhaps


def held(person, period, title, years):
    return sum(person(key_of(title), back(period, n)).astype(np.int8) for n in range(years))


def initiatives(person, period, scope, years):
    wanted = SCOPES[SCOPES.index(scope) :]
    return sum(person(f"initiatives_{name}", back(period, n)) for name in wanted for n in range(years))


def outcome(*conditions):
    surely = perhaps = True
    for sure, possible in conditions:
        surely, perhaps = surely & sure, perhaps & possible
    return np.where(surely, 2, np.where(perhaps, 1, 0)).astype(np.int16)


def known(condition):
    return condition, condition


def either(*conditions):
    return (
        np.logical_or.reduce([sure for sure, _ in conditions]),
        np.logical_or.reduce([possible for _, possible in conditions]),
    )


def key_of(title):
    return "title_" + title.replace("-", "_")


def rule_1(person, period):
    months = person("months", period)
    return outcome(rated(person, period, 2, 1), (months >= 10, (months >= 10) | (months == UNKNOWN)))


def rule_2(person, period):
    other = either(rated(person, period, 3, 1), known(initiatives(person, period, "grassroots", 1) >= 1))
    return outcome(known(held(person, period, "ldtt", 1) >= 1), other)


def rule_3(person, period):
    run = (held(person, period, "cstd-co-so", 3) == 3) | (held(person, back(period, 1), "cstd-co-so", 3) == 3)
    return outcome(known(run), known(initiatives(person, period, "ministry", 3) >= 1))


def rule_4(person, period):
    return outcome(
        known(held(person, period, "cstd-bo", 6) >= 2), known(initiatives(person, period, "national", 6) >= 1)
    )


def rule_5(person, period):
    titles = outcome(known(held(person, period, "cstd-co-so", 2) == 2))
    others = outcome(rated(person, period, 3, 2), known(initiatives(person, period, "grassroots", 2) >= 2))
    return np.maximum(titles, others)


def rule_6(person, period):
    return outcome(
        known(person("ever_bang_khen_bo", period)),
        rated(person, period, 2, 5),
        known(held(person, period, "cstd-co-so", 5) >= 3),
    )


def rule_7(person, period):
    levels = [person("level", back(period, n)) for n in range(5)]
    excellent = np.logical_or.reduce([level == 3 for level in levels])
    perhaps = np.logical_or.reduce([(level == 3) | (level == UNKNOWN) for level in levels])
    return outcome(
        known(person("ever_bang_khen_thu_tuong", back(period, 5))),
        rated(person, period, 2, 5),
        (excellent, perhaps),
        known(held(person, period, "cstd-co-so", 5) >= 3),
    )


FORMULAS = (rule_1, rule_2, rule_3, rule_4, rule_5, rule_6, rule_7)


def law():
    system = TaxBenefitSystem([Person])
    system.add_variable(variable("level", int, UNKNOWN))
    system.add_variable(variable("months", float, UNKNOWN))
    for title in TITLES:
        system.add_variable(variable(key_of(title), bool, False))
    for key in ("ever_bang_khen_bo", "ever_bang_khen_thu_tuong"):
        system.add_variable(variable(key, bool, False))
    for scope in SCOPES:
        system.add_variable(variable(f"initiatives_{scope}", int, 0))
    for number, formula in enumerate(FORMULAS, start=1):
        system.add_variable(variable(f"rule_{number}", int, 0, formula))
    return system


def simulation(folder: Path):
    """One vector per variable and year, filled from the tables."""

    def table(name):
        return pl.scan_parquet(folder / f"{name}.parquet")

    ids = table("subjects").select("subject_id").with_row_index("row").collect()
    count = len(ids)
    built = SimulationBuilder()
    system = law()
    built.create_entities(system)
    built.declare_person_entity("person", range(count))
    found = built.build(system)

    def rows(name, *columns, where):
        return (
            table(name)
            .filter(where)
            .join(ids.lazy(), on="subject_id")
            .select("row", *columns)
            .collect(engine="streaming")
        )

    def fill(key, year, places, values, default, kind):
        vector = np.full(count, default, dtype=kind)
        vector[places] = values
        found.set_input(key, year, vector)

    recent = pl.col("year").is_between(YEAR - 6, YEAR)
    ratings = rows("ratings", "year", pl.col("level").replace_strict(LEVELS, return_dtype=pl.Int32), where=recent)
    for (year,), mine in ratings.group_by("year"):
        fill("level", year, mine["row"].to_numpy(), mine["level"].to_numpy(), UNKNOWN, np.int32)
    service = rows("service", "months", where=pl.col("year") == YEAR)
    fill("months", YEAR, service["row"].to_numpy(), service["months"].to_numpy(), UNKNOWN, np.float32)
    given = pl.col("decided_on") <= "2024-12-20"
    awards = rows("awards", "year", "award", where=given & pl.col("award").is_in(list(TITLES)))
    for (title, year), mine in awards.filter(pl.col("year") >= YEAR - 8).group_by("award", "year"):
        fill(key_of(title), year, mine["row"].to_numpy(), True, False, bool)
    for title, until in (("bang-khen-bo", YEAR), ("bang-khen-thu-tuong", YEAR - 5)):
        mine = awards.filter((pl.col("award") == title) & (pl.col("year") <= until))
        fill("ever_" + title.replace("-", "_"), until, mine["row"].to_numpy(), True, False, bool)
    recognised = recent & (pl.col("recognised_on") <= "2024-12-20")
    made = rows("initiatives", "year", "scope", where=recognised)
    counted = made.group_by("scope", "year", "row").len()
    for (scope, year), mine in counted.group_by("scope", "year"):
        fill(f"initiatives_{scope}", year, mine["row"].to_numpy(), mine["len"].to_numpy(), 0, np.int32)
    return found, ids["subject_id"]


def main() -> None:
    folder = Path(sys.argv[1])
    started = perf_counter()
    found, ids = simulation(folder)
    codes = {rule: found.calculate(f"rule_{n}", YEAR) for n, rule in enumerate(RULES, start=1)}
    seconds = perf_counter() - started
    print(json.dumps(figures(seconds, len(ids) * len(RULES))))
    if len(sys.argv) > 2:
        frame = pl.DataFrame({"subject_id": ids, **{rule: code.astype(np.uint8) for rule, code in codes.items()}})
        frame.sort("subject_id").write_parquet(sys.argv[2])


if __name__ == "__main__":
    main()
