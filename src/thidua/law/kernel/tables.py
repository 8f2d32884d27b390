"""Tables of the facts contract made ready for folding: dates as spans of days, ratings of both kinds put together."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from thidua.law.kernel.fact import made_year_bit

SPANS = {
    "subjects": ("joined_on", "retires_on", "died_on", "dissolved_on"),
    "study": ("from", "until"),
    "moves": ("on",),
    "awards": ("decided_on",),
    "initiatives": ("recognised_on",),
    "discipline": ("decided_on", "until"),
    "holds": ("from", "until"),
    "posts": ("from", "until"),
}
# The columns of years that facts put into words; most tables have just their year.
BITS = {
    "discipline": ("decided_on.year", "until.year"),
    **dict.fromkeys(("subjects", "study", "moves", "holds", "posts"), ()),
}
# Tables whose rows are of one award year each.
BY_YEAR = ("ratings", "service", "awards", "initiatives", "achievements", "movements", "collective")
NESTED = {
    "initiatives": ("used_for", pl.List(pl.Struct({"award": pl.String, "year": pl.Int32}))),
    "service": (
        "absences",
        pl.List(
            pl.Struct(
                {
                    "kind": pl.String,
                    "months": pl.Float64,
                    "days": pl.Float64,
                    "working_days": pl.Float64,
                    "statutory": pl.Boolean,
                }
            )
        ),
    ),
}
COLUMNS: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    "subjects": {
        **dict.fromkeys(("kind", "sex", "role", "sector", *SPANS["subjects"]), pl.String),
        **dict.fromkeys(("retirement_notice", "vote.given", "higher_retirement_age"), pl.Boolean),
        **dict.fromkeys(("tenure.years", "tenure.hazardous_years"), pl.Float64),
        **dict.fromkeys(("vote.members", "vote.present", "vote.agree"), pl.Int64),
        "vote.absent_asked_in_writing": pl.Boolean,
    },
    "ratings": {"year": pl.Int32, "level": pl.String},
    "service": {"year": pl.Int32, "months": pl.Float64, "absences": NESTED["service"][1]},
    "study": {"from": pl.String, "until": pl.String, "result": pl.String, "discipline_kept": pl.Boolean},
    "moves": {"on": pl.String, "kind": pl.String, "months_old_unit": pl.Float64, "old_unit_comment": pl.Boolean},
    "awards": {"award": pl.String, "year": pl.Int32, "decided_on": pl.String, "basis": pl.String},
    "initiatives": {
        "year": pl.Int32,
        "scope": pl.String,
        "recognised_on": pl.String,
        "used_for": NESTED["initiatives"][1],
    },
    "discipline": {"form": pl.String, "decided_on": pl.String, "until": pl.String},
    "posts": {"group": pl.String, "from": pl.String, "until": pl.String, "acting": pl.Boolean},
    "holds": {"kind": pl.String, "from": pl.String, "until": pl.String},
    "collective": {
        "year": pl.Int32,
        "rating": pl.String,
        **dict.fromkeys(
            ("headcount", "completed", "ldtt", "cstd_co_so", "disciplined_from_warning", "bloc_rank"), pl.Int64
        ),
        "party_rating": pl.String,
        "union_rating": pl.String,
    },
    "achievements": {
        "kind": pl.String,
        "degree": pl.String,
        "scope": pl.String,
        "year": pl.Int32,
        "recognised_by": pl.String,
    },
    "movements": {
        "launched_by": pl.String,
        "years": pl.Float64,
        "stage": pl.String,
        "rank": pl.Int64,
        "year": pl.Int32,
    },
}


def ready(tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.LazyFrame]:
    """Tables with the columns that folding reads; a column left out is unknown in every row.

    Dates may be text of the contract ("2019", "2019-05", "2019-05-02") or real dates.
    """
    tables = {**tables, "subjects": _with_singles(tables)}
    found = {name: _ready(name, table) for name, table in tables.items() if name in COLUMNS}
    if "collective" in found:
        rated = found["collective"].select("subject_id", "year", pl.col("rating").alias("level")).drop_nulls("level")
        given = found.get("ratings")
        both = rated if given is None else pl.concat([given.select("subject_id", "year", "level"), rated])
        # A collective may bring the same rating in both lists; words of years do not mind.
        found["ratings"] = both
    return {
        name: table.with_columns(made_year_bit(column) for column in BITS.get(name, ("year",)))
        for name, table in found.items()
    }


def _with_singles(tables: Mapping[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Papers, tenure and vote, one row per subject, beside the subject's own fields."""
    subjects = tables["subjects"]
    if "papers" in tables:
        papers = tables["papers"].select("subject_id", "retirement_notice")
        subjects = subjects.join(papers, on="subject_id", how="left", maintain_order="left")
    if "tenure" in tables:
        tenure = tables["tenure"].select("subject_id", pl.exclude("subject_id").name.prefix("tenure."))
        subjects = subjects.join(tenure, on="subject_id", how="left", maintain_order="left")
    if "vote" in tables:
        vote = tables["vote"].select("subject_id", pl.exclude("subject_id").name.prefix("vote."))
        given = vote.with_columns(pl.lit(True).alias("vote.given"))
        subjects = subjects.join(given, on="subject_id", how="left", maintain_order="left")
    return subjects


def _ready(name: str, table: pl.LazyFrame) -> pl.LazyFrame:
    schema = table.collect_schema()
    columns = [pl.col("subject_id")]
    for column, kind in COLUMNS[name].items():
        if column not in schema:
            columns.append(pl.lit(None, dtype=kind).alias(column))
        elif column in SPANS.get(name, ()) and schema[column] == pl.Date:
            columns.append(pl.col(column))
        else:
            columns.append(pl.col(column).cast(kind))
    table = table.select(columns)
    schema = table.collect_schema()
    return table.with_columns(
        expr for column in SPANS.get(name, ()) if column in schema for expr in span(column, schema[column])
    )


def span(column: str, kind: pl.DataType) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """The first and last day a date may be, and its year."""
    if kind == pl.Date:
        day = pl.col(column)
        return day.alias(f"{column}.earliest"), day.alias(f"{column}.latest"), _year(day, column)
    text = pl.col(column)
    length = text.str.len_bytes()
    first = (
        pl.when(length == 4)
        .then(text + "-01-01")
        .when(length == 7)
        .then(text + "-01")
        .otherwise(text)
        .str.to_date("%Y-%m-%d", strict=False)
    )
    last = (
        pl.when(length == 4)
        .then(first.dt.offset_by("11mo").dt.month_end())
        .when(length == 7)
        .then(first.dt.month_end())
        .otherwise(first)
    )
    return first.alias(f"{column}.earliest"), last.alias(f"{column}.latest"), _year(first, column)


def _year(day: pl.Expr, column: str) -> pl.Expr:
    return day.dt.year().alias(f"{column}.year")
