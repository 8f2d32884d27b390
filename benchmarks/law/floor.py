"""The floor: hand-written Polars that only reads the columns and years of the seven rules and folds them into words.

    python benchmarks/law/floor.py FOLDER

It judges nobody, checks nothing and knows no unknown years beyond the words themselves: less than this cannot be done
with Polars, so it says what a review costs besides.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import figures

ON = "2024-12-20"
ZERO = pl.lit(0, dtype=pl.UInt64)
BIT = pl.lit(2, dtype=pl.UInt64).pow((pl.col("year").cast(pl.Int64) - 1990).clip(0, 63).cast(pl.UInt32))
TITLES = ("ldtt", "cstd-co-so", "cstd-bo", "bang-khen-bo", "bang-khen-thu-tuong")


def word(condition: pl.Expr, name: str) -> pl.Expr:
    return pl.when(condition).then(BIT).otherwise(ZERO).bitwise_or().alias(name)


def count(scopes: tuple[str, ...], years: int, name: str) -> pl.Expr:
    fits = pl.col("scope").is_in(list(scopes)) & (pl.col("year") > 2024 - years) & (pl.col("year") <= 2024)
    return fits.sum().alias(name)


def fold(folder: Path) -> pl.DataFrame:
    def table(name: str) -> pl.LazyFrame:
        return pl.scan_parquet(folder / f"{name}.parquet")

    level = pl.col("level")
    good, excellent = level.is_in(["good", "excellent"]), level == "excellent"
    ratings = (
        table("ratings")
        .filter(pl.col("year") > 2019)
        .group_by("subject_id")
        .agg(
            word(good, "good"), word(~good, "not-good"), word(excellent, "excellent"), word(~excellent, "not-excellent")
        )
    )
    enough = pl.col("months") >= 10
    service = (
        table("service")
        .filter(pl.col("year") > 2023)
        .group_by("subject_id")
        .agg(word(enough, "months"), word(~enough, "fewer-months"))
    )
    award, year = pl.col("award"), pl.col("year")
    matters = (award == "ldtt") & (year > 2023) | (award == "cstd-co-so") & (year > 2019)
    matters = matters | (award == "cstd-bo") & (year > 2018) | award.is_in(["bang-khen-bo", "bang-khen-thu-tuong"])
    given = table("awards").filter(matters & (pl.col("decided_on") <= ON))
    awards = given.group_by("subject_id").agg(word(pl.col("award") == title, title) for title in TITLES)
    recognised = table("initiatives").filter((pl.col("year") > 2018) & (pl.col("recognised_on") <= ON))
    initiatives = recognised.group_by("subject_id").agg(
        count(("grassroots", "ministry", "national"), 1, "one"),
        count(("grassroots", "ministry", "national"), 2, "two"),
        count(("ministry", "national"), 3, "three"),
        count(("national",), 6, "six"),
    )
    whole = table("subjects").select("subject_id")
    for folded in (ratings, service, awards, initiatives):
        whole = whole.join(folded, on="subject_id", how="left")
    return whole.collect(engine="streaming")


if __name__ == "__main__":
    started = perf_counter()
    rows = len(fold(Path(sys.argv[1])))
    print(json.dumps(figures(perf_counter() - started, rows)))
