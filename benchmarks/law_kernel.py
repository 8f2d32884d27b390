"""How fast does the law kernel judge everybody, against a plain Python loop over the same rules, in how much memory?

    python benchmarks/law_kernel.py [--runs N] [subjects ...]      (default: 3 runs of 100000 and 1000000)

Synthetic subjects of 2015–2024, nine in ten people, one in ten collectives: ratings, service, titles, initiatives,
discipline, holds, transfers, training, achievements, movements, yearly figures. Asked: the seven awards of the round
(ldtt, cstd-co-so, cstd-bo, giay-khen, bang-khen-bo, ttldtt, ttldxs), for each subject those of its kind, on 20 December
2024. The tables are written as Parquet before the clock. Each figure comes from a process of its own, so that its peak
memory is its own; loop and kernel take turns, and processor time stands beside the clock, for the machine may be busy.
First 5,000 subjects are judged both ways and every outcome must be equal; the loop is timed on those and given per
subject, since it grows by subject, its facts already in memory, while the kernel reads its files.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from thidua.law.api import engine
from thidua.law.review import read_tables, review
from thidua.law.words import ACHIEVEMENT_SCOPES, BODIES, FORMS, SCOPES

AWARDS = ("ldtt", "cstd-co-so", "cstd-bo", "giay-khen", "bang-khen-bo", "ttldtt", "ttldxs")
ON, YEAR = date(2024, 12, 20), 2024
YEARS = range(2015, 2025)
SHARE = 5_000  # subjects judged both ways


def choose(words: list[Any], seed: int, kind: Any = pl.String) -> pl.Expr:
    """One of the words for each row, by a hash of its number: the same on every machine and run."""
    place = pl.int_range(pl.len()).hash(seed) % len(words)
    return place.replace_strict(range(len(words)), words, return_dtype=kind)


def chance(percent: int, seed: int) -> pl.Expr:
    return pl.int_range(pl.len()).hash(seed) % 100 < percent


def make_tables(count: int, folder: Path) -> None:
    """Write the tables of `count` subjects; the same for the same count."""
    subjects = pl.DataFrame({"number": range(count)}).select(
        pl.format("s-{}", "number").alias("subject_id"),
        pl.when(pl.col("number") % 10 == 0).then(pl.lit("collective")).otherwise(pl.lit("individual")).alias("kind"),
        choose(["leader", "manager", "staff", "direct_worker", "farmer"], 1).alias("role"),
    )
    people = subjects.filter(pl.col("kind") == "individual").select("subject_id")
    units = subjects.filter(pl.col("kind") == "collective").select("subject_id")
    years = pl.DataFrame({"year": YEARS}, schema={"year": pl.Int32})
    yearly = people.join(years, how="cross")
    december = pl.format("{}-12-20", "year")
    good = ["excellent", "good", "good", "good", "completed", "failed"]
    tables = {
        "subjects": subjects,
        "ratings": yearly.filter(chance(97, 2)).with_columns(choose(good, 3).alias("level")),
        "service": yearly.with_columns(choose([12.0, 12.0, 12.0, 9.0], 4, pl.Float64).alias("months")),
        "awards": pl.concat(
            yearly.filter(chance(percent, seed)).select(
                "subject_id",
                pl.lit(award).alias("award"),
                "year",
                december.alias("decided_on"),
                pl.lit("merit").alias("basis"),
            )
            for award, percent, seed in (("ldtt", 70, 5), ("cstd-co-so", 45, 6), ("cstd-bo", 5, 7))
        ),
        "initiatives": yearly.filter(chance(25, 8)).with_columns(
            choose(SCOPES, 9).alias("scope"),
            pl.format("{}-10-02", "year").alias("recognised_on"),
            pl.when(chance(70, 10))
            .then(pl.lit([], dtype=USES))
            .otherwise(pl.concat_list(pl.struct(pl.lit("cstd-co-so").alias("award"), "year")))
            .alias("used_for"),
        ),
        "discipline": yearly.filter(chance(1, 11)).select(
            "subject_id",
            choose(FORMS[:3], 12).alias("form"),
            pl.format("{}-05-02", "year").alias("decided_on"),
            pl.format("{}-05-02", pl.col("year") + 1).alias("until"),
        ),
        "holds": people.filter(chance(2, 13)).with_columns(
            choose(["inspection", "complaint_under_review", "tax_arrears"], 14).alias("kind"),
            pl.lit("2024-06-01").alias("from"),
            choose([None, "2024-12-31", "2024-09-01"], 15).alias("until"),
        ),
        "moves": people.filter(chance(5, 16)).with_columns(
            pl.lit("transfer").alias("kind"),
            pl.lit("2024-08-15").alias("on"),
            choose([5.0, 7.5], 17, pl.Float64).alias("months_old_unit"),
            choose([True, False, None], 18, pl.Boolean).alias("old_unit_comment"),
        ),
        "study": people.filter(chance(3, 19)).with_columns(
            pl.lit("2023-09-01").alias("from"),
            pl.lit("2024-09-01").alias("until"),
            choose(["good", "average", None], 20).alias("result"),
            pl.lit(True).alias("discipline_kept"),
        ),
        "achievements": subjects.select("subject_id")
        .filter(chance(10, 21))
        .with_columns(
            choose(["sudden", "many", "contribution"], 22).alias("kind"),
            choose(["outstanding", "especially_outstanding", None], 23).alias("degree"),
            choose(list(ACHIEVEMENT_SCOPES), 24).alias("scope"),
            choose(list(BODIES[:2]), 25).alias("recognised_by"),
            pl.lit(YEAR, pl.Int32).alias("year"),
        ),
        "movements": subjects.select("subject_id")
        .filter(chance(10, 26))
        .with_columns(
            choose(list(BODIES[:2]), 27).alias("launched_by"),
            choose([1.0, 3.0, 5.0], 28, pl.Float64).alias("years"),
            choose(["mid_term", "final"], 29).alias("stage"),
            choose([1, 2, None], 30, pl.Int64).alias("rank"),
            pl.lit(YEAR, pl.Int32).alias("year"),
        ),
        "collective": units.join(years, how="cross").with_columns(
            choose(good, 31).alias("rating"),
            pl.lit(40).alias("headcount"),
            choose([40, 40, 40, 39], 32, pl.Int64).alias("completed"),
            choose([27, 28, 33], 33, pl.Int64).alias("ldtt"),
            choose([0, 1, 4], 34, pl.Int64).alias("cstd_co_so"),
            choose([0, 0, 1], 35, pl.Int64).alias("disciplined_from_warning"),
            choose(["good", "excellent", "completed"], 36).alias("party_rating"),
            choose(["good", "excellent", None], 37).alias("union_rating"),
            choose([1, 2], 38, pl.Int64).alias("bloc_rank"),
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.write_parquet(folder / f"{name}.parquet")


USES = pl.List(pl.Struct({"award": pl.String, "year": pl.Int32}))


def as_facts(folder: Path) -> Iterator[dict[str, Any]]:
    """The tables again as facts of the contract, one subject at a time."""
    tables = {name: table.collect() for name, table in read_tables(folder).items()}
    subjects = tables.pop("subjects")
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {name: {} for name in tables}
    for name, table in tables.items():
        for row in table.iter_rows(named=True):
            rows[name].setdefault(row.pop("subject_id"), []).append(row)
    for subject in subjects.iter_rows(named=True):
        name = subject.pop("subject_id")
        lists = {table: found.get(name, []) for table, found in rows.items()}
        yield {"version": 1, "subject": {"id": name, **subject}, **lists}


def kernel(folder: Path) -> dict[tuple[str, str], str]:
    parts = review(engine(), read_tables(folder), on=ON, year=YEAR, awards=AWARDS)
    verdicts = pl.concat(parts).select("subject_id", "award", "outcome")
    return {(subject, award): outcome for subject, award, outcome in verdicts.rows()}


def loop(facts: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    from thidua.law.tests.plain import Reading

    law = engine().law
    regime = law.regime_on(ON)
    assert regime is not None
    found = {}
    for one in facts:
        reading = Reading(law, regime, one, ON, YEAR)
        for award in AWARDS:
            if one["subject"]["kind"] in law.awards[award].kinds:
                found[one["subject"]["id"], award] = reading.award(award)
    return found


def measure(what: str, folder: Path) -> None:
    """One figure in a process of its own; prints clock and processor seconds and megabytes."""
    engine()
    if what == "loop":
        facts = list(as_facts(folder))
        task = lambda: loop(facts)  # noqa: E731
    else:
        task = lambda: judge(folder, whole=what == "verdicts")  # noqa: E731
    started, used = perf_counter(), process_time()
    task()
    figures = {
        "clock": perf_counter() - started,
        "processor": process_time() - used,
        "megabytes": peak_megabytes(),
    }
    print(json.dumps(figures))


def peak_megabytes() -> float:
    """Of this process alone: getrusage would carry over the peak of the process that started it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def judge(folder: Path, *, whole: bool) -> int:
    """Read, fold, judge; with `whole` also the lists of clauses, kept and counted part by part."""
    rows = 0
    for part in review(engine(), read_tables(folder), on=ON, year=YEAR, awards=AWARDS, lists=whole):
        rows += len(part)
    return rows


def apart(what: str, folder: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, what, str(folder)], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000, 1_000_000])
    asked = parser.parse_args()
    print(f"{platform.machine()}, 2 cores, Python {platform.python_version()}, Polars {version('polars')}")
    with TemporaryDirectory() as place:
        small = Path(place) / "small"
        make_tables(SHARE, small)
        fast, plain = kernel(small), loop(list(as_facts(small)))
        different = {key for key in plain if plain[key] != fast[key]}
        assert plain.keys() == fast.keys(), "not the same questions"
        assert not different, sorted(different)[:5]
        print(f"equal: {len(plain)} outcomes of {SHARE} subjects, {outcomes(plain)}")
        for size in asked.sizes:
            folder = Path(place) / str(size)
            make_tables(size, folder)
            turns = [
                {"loop": apart("loop", small), **{what: apart(what, folder) for what in ("outcomes", "verdicts")}}
                for _ in range(asked.runs)
            ]
            print(f"{size} subjects")
            looped = [turn["loop"] for turn in turns]
            print(f"  plain loop over {SHARE} of them: {spread(looped)}")
            for what in ("outcomes", "verdicts"):
                runs = [turn[what] for turn in turns]
                times = {
                    name: middle(looped, name) / SHARE * size / middle(runs, name) for name in ("clock", "processor")
                }
                ratio = (
                    f"the loop takes {times['clock']:.0f} times as long, {times['processor']:.0f} times the processor"
                )
                print(f"  kernel, {what}: {spread(runs)}; {ratio}")


def outcomes(found: dict[tuple[str, str], str]) -> str:
    counted: dict[str, int] = {}
    for outcome in found.values():
        counted[outcome] = counted.get(outcome, 0) + 1
    return ", ".join(f"{word} {count}" for word, count in sorted(counted.items()))


def middle(runs: list[dict[str, float]], name: str) -> float:
    return median(run[name] for run in runs)


def spread(runs: list[dict[str, float]]) -> str:
    seconds = [run["clock"] for run in runs]
    memory = max(run["megabytes"] for run in runs)
    clock = f"median {median(seconds):.2f} s ({min(seconds):.2f}-{max(seconds):.2f})"
    return f"{clock}, processor {middle(runs, 'processor'):.2f} s, peak {memory:.0f} MB"


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in ("loop", "outcomes", "verdicts"):
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
