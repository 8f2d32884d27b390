"""Synthetic registers for the benchmarks of the law: people with twenty years each, about thirty rows a person.

The same rows for the same size on every machine. Files are written in the order of their subjects, as a register's
export is; `heaped=True` writes the yearly tables year by year instead, so that the rows of a person lie far apart.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

YEARS = range(2005, 2025)
YEAR = 2024
ON = "2024-12-20"
CHUNK = 250_000
USES = pl.List(pl.Struct({"award": pl.String, "year": pl.Int32}))
# A title, how many in a hundred get it in a year, and how many more of those who do well.
TITLES = (
    ("ldtt", 12, 65),
    ("cstd-co-so", 6, 65),
    ("cstd-bo", 1, 10),
    ("bang-khen-bo", 1, 5),
    ("bang-khen-thu-tuong", 1, 3),
)
LEVELS = ("excellent", "good", "good", "good", "good", "completed", "good", "excellent", "good", "failed")
ROLE = 13  # the one draw that is made once for a person
SCOPES = ("grassroots", "grassroots", "ministry", "national")


def make(folder: Path, count: int, *, heaped: bool = False) -> Path:
    """Write `subjects`, `ratings`, `service`, `awards`, `initiatives`, `discipline`, `holds` as Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, pq.ParquetWriter] = {}
    chunks = [(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)]
    groups = [[year] for year in YEARS] if heaped else [list(YEARS)]
    for years in groups:
        for first, last in chunks:
            for name, table in rows(first, last, years, once=years == groups[0]).items():
                arrow = table.to_arrow()
                if name not in writers:
                    writers[name] = pq.ParquetWriter(folder / f"{name}.parquet", arrow.schema, compression="zstd")
                writers[name].write_table(arrow, row_group_size=122_880)
    for writer in writers.values():
        writer.close()
    return folder


def rows(first: int, last: int, years: list[int], *, once: bool) -> dict[str, pl.DataFrame]:
    """The rows of some people in some years; `once` for what is not told by year."""
    people = pl.DataFrame({"n": pl.int_range(first, last, eager=True)}).with_columns(
        pl.concat_str(pl.lit("s-"), pl.col("n").cast(pl.String).str.zfill(8)).alias("subject_id")
    )
    yearly = people.join(pl.DataFrame({"year": years}, schema={"year": pl.Int32}), how="cross")
    # Some people do better than others: what falls to a person in a year is drawn with a threshold of their own.
    luck = (pl.col("n").hash(1) % 100).alias("luck")
    yearly = yearly.with_columns(luck)
    tables = {
        "ratings": yearly.filter(draw(2, 100) < 97).select(
            "subject_id", "year", choose(LEVELS, 3, better=pl.col("luck") > 80).alias("level")
        ),
        "service": yearly.filter(pl.col("year") > YEAR - 2).select(
            "subject_id", "year", choose((12.0, 12.0, 12.0, 12.0, 9.0), 4).alias("months")
        ),
        "awards": pl.concat(
            yearly.filter(
                draw(seed, 100) < pl.when(pl.col("luck") > 80).then(percent + more).otherwise(percent)
            ).select(
                "subject_id",
                pl.lit(award).alias("award"),
                "year",
                (pl.col("year").cast(pl.String) + "-12-15").alias("decided_on"),
                pl.lit("merit").alias("basis"),
            )
            for seed, (award, percent, more) in enumerate(TITLES, start=5)
        ).sort("subject_id", "year"),
        "initiatives": yearly.filter(draw(11, 100) < 8).select(
            "subject_id",
            ("sk-" + pl.col("n").cast(pl.String)).alias("id"),
            pl.lit("initiative").alias("kind"),
            "year",
            choose(SCOPES, 12).alias("scope"),
            (pl.col("year").cast(pl.String) + "-10-02").alias("recognised_on"),
            pl.lit([], dtype=USES).alias("used_for"),
        ),
    }
    if once:
        kind = pl.lit("individual").alias("kind")
        tables["subjects"] = people.select(
            "subject_id", kind, choose(("staff", "direct_worker", "manager"), ROLE).alias("role")
        )
        tables["discipline"] = people.head(0).select(
            "subject_id", *(pl.lit(None, dtype=pl.String).alias(name) for name in ("form", "decided_on", "until"))
        )
        tables["holds"] = people.head(0).select(
            "subject_id", *(pl.lit(None, dtype=pl.String).alias(name) for name in ("kind", "from", "until"))
        )
    return tables


def draw(seed: int, of: int) -> pl.Expr:
    """A number below `of` that depends on the row's person and year alone."""
    year = pl.lit(0) if seed == ROLE else pl.col("year").cast(pl.Int64)
    return ((pl.col("n") * 7919 + year * 104_729 + seed * 1_299_709).hash(seed) % of).cast(pl.Int64)


def choose(words: tuple[object, ...], seed: int, better: pl.Expr | None = None) -> pl.Expr:
    place = draw(seed, len(words))
    kind = pl.String if isinstance(words[0], str) else pl.Float64
    if better is not None:
        place = pl.when(better).then(place.clip(0, 4)).otherwise(place)
    return place.replace_strict(list(range(len(words))), list(words), return_dtype=kind)
