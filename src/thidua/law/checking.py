"""Tables of the facts contract read as strictly as facts: every row, with tables, columns and values named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from thidua.law import words
from thidua.law.halfdate import FIRST, LAST
from thidua.law.reading import SHAPES, SINGLES, SUBJECT, Field, Problem, Shape
from thidua.law.words import OneOf
from thidua.law.years import LAST_YEAR

YEARLY = ("ratings", "service", "collective")  # at most one row a year for a subject
SHOWN = 5  # wrong values of one column told by name
MOST = 10**9
HALF_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
NUMBERS = "phải là số từ 0 đến 1000000000"
WRONG = {
    words.half_date: f"không phải ngày (2019-05-02, 2019-05 hoặc 2019, từ {FIRST} đến {LAST})",
    words.year: f"phải là năm từ {words.OLDEST_YEAR} đến {LAST_YEAR}",
    words.whole: NUMBERS.replace("số", "số nguyên", 1),
    words.number: NUMBERS,
    words.flag: "phải là true hoặc false",
    words.text: "phải là chữ, không để trống",
    words.years_pair: "phải là hai năm [từ, đến]",
}
Fields = Mapping[str, Field]


def table_problems(tables: Mapping[str, pl.LazyFrame]) -> list[Problem]:
    """Unknown tables and columns, values that the contract does not allow; rows are counted, not shown.

    `tables.text`, when there is such a set, names those that come from CSV: their numbers and flags are text.
    """
    text: frozenset[str] = getattr(tables, "text", frozenset())
    return [problem for name, table in tables.items() for problem in _of_one(name, table, text=name in text)]


def _of_one(name: str, table: pl.LazyFrame, *, text: bool) -> list[Problem]:
    if name not in SHAPES and name not in SINGLES and name != "subjects":
        return [Problem(name, "không phải tên bảng đã biết")]
    fields, nested = _fields_of(name)
    try:
        schema = table.collect_schema()
        problems = [
            Problem(f"{name}.{column}", "không phải cột đã biết")
            for column in schema
            if column not in fields and column not in nested and column != "subject_id"
        ]
        if "subject_id" not in schema:
            return [*problems, Problem(f"{name}.subject_id", "bắt buộc phải có")]
        if len(schema) == 1 and name != "subjects" and not any(field.required for field in fields.values()):
            return problems
        if text:  # every column at once, so that a line with too many is found
            plain = [column for column in schema if column not in nested]
            table.select(pl.concat_str(plain, ignore_nulls=True).str.len_bytes().sum()).collect(engine="streaming")
        problems += _values(name, table, fields, text=text)
        for column, shape in nested.items():
            if column in schema:
                problems += _inside(f"{name}.{column}", table.select(column), column, shape)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        return [Problem(name, f"không đọc được bảng: {str(error).splitlines()[0]}")]
    return problems


def _fields_of(name: str) -> tuple[Fields, Mapping[str, Shape]]:
    if name == "subjects":
        return {key: field for key, field in SUBJECT.items() if key != "id"}, {}
    shape = SHAPES.get(name) or SINGLES[name]
    return shape.fields, shape.nested or {}


def _values(place: str, table: pl.LazyFrame, fields: Fields, *, text: bool = False) -> list[Problem]:
    """One pass says which columns hold wrong values; only those are looked at again."""
    schema = table.collect_schema()
    problems, wrong = [], {}
    for column, field in fields.items():
        if column not in schema:
            if field.required:
                problems.append(Problem(f"{place}.{column}", "bắt buộc phải có"))
            continue
        found = _wrong(pl.col(column), field.read, schema[column], text=text)
        if found is None:
            problems.append(Problem(f"{place}.{column}", f"cột {schema[column]}: {_said(field.read)}"))
            continue
        wrong[column] = found.fill_null(field.required)
    spans = _upside_down(fields, schema)
    if not wrong:
        return problems
    sums = [expr.sum().alias(column) for column, expr in wrong.items()]
    counts = table.select(*sums, *spans).collect(engine="streaming").row(0, named=True)
    for column, expr in wrong.items():
        if counts[column]:
            problems += _told(f"{place}.{column}", table, column, expr, fields[column].read, counts[column])
    if spans and counts["upside down"]:
        problems.append(Problem(f"{place}.until", f"phải sau ngày bắt đầu ({counts['upside down']} dòng)"))
    return problems


def _wrong(column: pl.Expr, read: Any, kind: pl.DataType, *, text: bool) -> pl.Expr | None:
    """True where a value is not allowed, null where there is none; None when no value of this type is."""
    if isinstance(read, OneOf):
        return ~column.is_in(list(read.words)) if kind in (pl.String, pl.Null) else _by_name(column, kind, read)
    if kind == pl.Null:
        return _never(column)
    of_kind = _OF_KIND.get(read)
    return of_kind(column, kind, text) if of_kind is not None else None


def _never(column: pl.Expr) -> pl.Expr:
    """Nothing of this type is wrong; where nothing is, that is said."""
    return pl.when(column.is_not_null()).then(pl.lit(False))


def _by_name(column: pl.Expr, kind: pl.DataType, read: OneOf) -> pl.Expr | None:
    return ~column.cast(pl.String).is_in(list(read.words)) if isinstance(kind, pl.Categorical | pl.Enum) else None


def _bad_date(column: pl.Expr, kind: pl.DataType, text: bool) -> pl.Expr | None:
    if kind == pl.Date:
        return ~column.dt.year().is_between(FIRST, LAST)
    if kind != pl.String:
        return None
    length = column.str.len_bytes()
    whole = pl.when(length == 4).then(column + "-01-01").when(length == 7).then(column + "-01").otherwise(column)
    day = whole.str.to_date("%Y-%m-%d", strict=False)
    readable = column.str.contains(HALF_DATE) & day.dt.year().is_between(FIRST, LAST).fill_null(value=False)
    return pl.when(column.is_not_null()).then(~readable)


def _bad_number(low: int, high: int, *, whole: bool) -> Callable[[pl.Expr, pl.DataType, bool], pl.Expr | None]:
    def bad(column: pl.Expr, kind: pl.DataType, text: bool) -> pl.Expr | None:
        if text and kind == pl.String:
            number = column.cast(pl.Int64 if whole else pl.Float64, strict=False)
            return pl.when(column.is_not_null()).then(~_within(number, low, high).fill_null(value=False))
        if not kind.is_numeric():
            return None
        fits = _within(column, low, high)
        if whole and kind.is_float():
            fits = fits & (column == column.floor())
        return ~fits

    return bad


def _within(column: pl.Expr, low: int, high: int) -> pl.Expr:
    """Not a number is larger than every number here, so it is outside."""
    return (column >= low) & (column <= high)


def _bad_flag(column: pl.Expr, kind: pl.DataType, text: bool) -> pl.Expr | None:
    if text and kind == pl.String:
        return ~column.is_in(["true", "false"])
    return _never(column) if kind == pl.Boolean else None


def _bad_text(column: pl.Expr, kind: pl.DataType, text: bool) -> pl.Expr | None:
    return column.str.strip_chars() == "" if kind == pl.String else None


def _bad_pair(column: pl.Expr, kind: pl.DataType, text: bool) -> pl.Expr | None:
    inner = getattr(kind, "inner", None)
    if (
        not isinstance(kind, pl.List | pl.Array)
        or inner is None
        or (not pl.Int64.is_(inner) and not inner.is_integer())
    ):
        return None
    years = column.cast(pl.List(pl.Int64))
    first, last = years.list.first(), years.list.last()
    low, high = words.OLDEST_YEAR, LAST_YEAR
    good = (years.list.len() == 2) & (first <= last) & _within(first, low, high) & _within(last, low, high)
    return pl.when(column.is_not_null()).then(~good.fill_null(value=False))


_OF_KIND: dict[Any, Callable[[pl.Expr, pl.DataType, bool], pl.Expr | None]] = {
    words.half_date: _bad_date,
    words.year: _bad_number(words.OLDEST_YEAR, LAST_YEAR, whole=True),
    words.whole: _bad_number(0, MOST, whole=True),
    words.number: _bad_number(0, MOST, whole=False),
    words.flag: _bad_flag,
    words.text: _bad_text,
    words.years_pair: _bad_pair,
}


def _said(read: Any) -> str:
    return f"phải là chữ trong danh sách: {', '.join(read.words)}" if isinstance(read, OneOf) else WRONG[read]


def _upside_down(fields: Fields, schema: Mapping[str, pl.DataType]) -> list[pl.Expr]:
    """Rows whose end is not after their beginning, as far as both are known. ISO dates compare as they are written."""
    start = next((one for one in ("from", "decided_on") if one in fields), None)
    kinds = {schema.get(start or ""), schema.get("until")}
    if "until" not in fields or kinds not in ({pl.String()}, {pl.Date()}):
        return []
    begun, ended = pl.col(str(start)), pl.col("until")
    if kinds == {pl.String()}:
        known = pl.min_horizontal(begun.str.len_bytes(), ended.str.len_bytes())
        early, late = begun.str.slice(0, known), ended.str.slice(0, known)
        whole = (begun.str.len_bytes() == 10) & (ended.str.len_bytes() == 10)
        # Half known, the end may still be later within what both say; a whole day must be.
        bad = (late < early) | (whole & (late == early))
    else:
        bad = ended <= begun
    return [bad.sum().alias("upside down")]


def _told(place: str, table: pl.LazyFrame, column: str, wrong: pl.Expr, read: Any, rows: int) -> list[Problem]:
    """The commonest wrong values, each with its number of rows; then how many rows hold others."""
    value = pl.col(column).cast(pl.String, strict=False)
    if isinstance(table.collect_schema()[column], pl.List | pl.Array):
        value = pl.col(column).cast(pl.List(pl.String)).list.join(", ")
    found = table.filter(wrong).group_by(value.alias("value")).len().sort("len", "value", descending=[True, False])
    problems, shown = [], 0
    for one, lines in found.head(SHOWN).collect().rows():
        shown += lines
        if one is None:
            problems.append(Problem(place, f"bắt buộc phải có ({lines} dòng)"))
        elif isinstance(read, OneOf):
            problems.append(Problem(place, f"“{one}” không có trong danh sách ({lines} dòng)"))
        else:
            problems.append(Problem(place, f"“{one}” {WRONG[read]} ({lines} dòng)"))
    if shown < rows:
        problems.append(Problem(place, f"và {rows - shown} dòng khác"))
    return problems


def _inside(place: str, table: pl.LazyFrame, column: str, shape: Shape) -> list[Problem]:
    """What stands inside a list of a row: absences of a year, what an initiative was used for."""
    kind = table.collect_schema()[column]
    if kind == pl.Null:
        return []
    if not isinstance(kind, pl.List) or not isinstance(kind.inner, pl.Struct):
        return [Problem(place, "phải là một danh sách […] các đối tượng {…}")]
    strange = [field.name for field in kind.inner.fields if field.name not in shape.fields]
    rows = table.explode(column).drop_nulls(column).unnest(column)
    return [
        *(Problem(f"{place}.{name}", "không phải trường đã biết") for name in strange),
        *_values(place, rows, shape.fields),
    ]


def repeated(tables: Mapping[str, pl.LazyFrame]) -> list[Problem]:
    """Subjects without an id or standing there twice, rows of nobody, and two rows where there may be one."""
    problems = []
    subjects = tables["subjects"].select("subject_id").collect()
    nameless = subjects["subject_id"].null_count()
    if nameless:
        problems.append(Problem("subjects.subject_id", f"{nameless} dòng không có mã đối tượng"))
    for name in ("subjects", *SINGLES):
        if name in tables and _repeats(tables[name].select("subject_id")):
            problems.append(Problem(f"{name}.subject_id", "có mã đối tượng lặp lại"))
    for name in YEARLY:
        if name in tables and (count := _repeats(tables[name].select("subject_id", "year"))):
            problems.append(Problem(f"{name}.year", f"{count} dòng trùng năm của cùng một đối tượng"))
    for name, table in tables.items():
        if name != "subjects":
            problems += _of_nobody(name, table, subjects.lazy())
    return problems


def _of_nobody(name: str, table: pl.LazyFrame, subjects: pl.LazyFrame) -> list[Problem]:
    """Rows whose subject is not in the table of subjects. Rows of one subject that follow each other ask once."""
    asked = table.select(pl.col("subject_id").cast(pl.String))
    heads = asked.filter(pl.col("subject_id").ne_missing(pl.col("subject_id").shift()) | (pl.int_range(pl.len()) == 0))
    known = subjects.select(pl.col("subject_id").cast(pl.String))
    strangers = heads.join(known, on="subject_id", how="anti", nulls_equal=False).unique().sort("subject_id").collect()
    if not len(strangers):
        return []
    some = ", ".join("(trống)" if one is None else str(one) for one in strangers["subject_id"].head(SHOWN))
    more = "…" if len(strangers) > SHOWN else ""
    return [Problem(f"{name}.subject_id", f"{len(strangers)} mã không có trong bảng subjects: {some}{more}")]


def _repeats(keys: pl.LazyFrame) -> int:
    """How many rows share their key with another; rows in the order of their keys are only compared with the next."""
    rows = keys.collect(engine="streaming")
    same = pl.all_horizontal(pl.all() == pl.all().shift())
    first, *rest = rows.columns
    behind = pl.col(first) < pl.col(first).shift()
    for column in rest:
        behind = behind | ((pl.col(first) == pl.col(first).shift()) & (pl.col(column) < pl.col(column).shift()))
    in_order, twice = rows.select((~behind.any()).alias("in_order"), same.any().alias("twice")).row(0)
    if in_order and not twice:
        return 0
    return int(rows.is_duplicated().sum())


__all__: Sequence[str] = ["repeated", "table_problems"]
