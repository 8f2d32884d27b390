"""Tables that break the contract: refused with table, column, value and number of rows, never with a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from thidua.law import review as reviewing
from thidua.law.checking import repeated, table_problems

WHO = pl.LazyFrame({"subject_id": ["a", "b"], "kind": ["individual", "individual"]})
USE = pl.List(pl.Struct({"award": pl.String, "year": pl.Int64}))


def told(name: str, **columns: Any) -> list[str]:
    table = pl.LazyFrame({"subject_id": ["a"] * len(next(iter(columns.values()))), **columns})
    return [f"{one.path}: {one.problem}" for one in table_problems({"subjects": WHO, name: table})]


def good(name: str, **columns: Any) -> None:
    assert told(name, **columns) == []


@pytest.mark.parametrize("year", [1944, 2054, 1900, 2200, -5])
def test_an_impossible_year_is_refused(year: int) -> None:
    assert told("ratings", year=[2024, year], level=["good", "good"]) == [
        f"ratings.year: “{year}” phải là năm từ 1945 đến 2053 (1 dòng)"
    ]


@pytest.mark.parametrize("year", [1945, 2053])
def test_the_first_and_the_last_year_are_taken(year: int) -> None:
    good("ratings", year=[year], level=["good"])


@pytest.mark.parametrize(
    "day", ["2024-02-30", "2024-13", "24-01-01", "2024-1-5", "hôm qua", "", "1899", "2101-01-01", "+024-01-01", "2024-"]
)
def test_what_is_no_date_is_refused(day: str) -> None:
    (line,) = told("discipline", form=["warning"], decided_on=[day])

    assert line.startswith(f"discipline.decided_on: “{day}” không phải ngày")


@pytest.mark.parametrize("day", ["2024-02-29", "2024-02", "2024", "1900", "2100-12-31", date(2024, 5, 6)])
def test_a_day_a_month_a_year_and_a_real_date_are_taken(day: Any) -> None:
    good("discipline", form=["warning"], decided_on=[day])


def test_a_real_date_of_an_impossible_year_is_refused() -> None:
    assert len(told("discipline", form=["warning"], decided_on=[date(1200, 1, 1)])) == 1


@pytest.mark.parametrize(
    ("start", "until", "is_good"),
    [
        ("2024-05-02", "2024-05-02", False),
        ("2024-05-02", "2024-05-01", False),
        ("2024-05-02", "2024-05-03", True),
        ("2024-05-02", "2024-05", True),
        ("2024-05", "2024-04", False),
        ("2024", "2024-01-01", True),
        ("2024", "2023", False),
        (date(2024, 5, 2), date(2024, 5, 2), False),
        (date(2024, 5, 2), date(2024, 5, 3), True),
    ],
)
def test_an_end_must_come_after_its_beginning(start: Any, until: Any, is_good: bool) -> None:
    problems = told("discipline", form=["warning"], decided_on=[start], until=[until])

    assert problems == ([] if is_good else ["discipline.until: phải sau ngày bắt đầu (1 dòng)"])


@pytest.mark.parametrize(
    ("name", "columns", "path"),
    [
        pytest.param("service", {"year": [2024], "months": [-1.0]}, "service.months: “-1.0”", id="negative"),
        pytest.param("service", {"year": [2024], "months": [float("nan")]}, "service.months: “NaN”", id="no number"),
        pytest.param("service", {"year": [2024], "months": [float("inf")]}, "service.months: “inf”", id="no end"),
        pytest.param("collective", {"year": [2024], "headcount": [-3]}, "collective.headcount: “-3”", id="count"),
        pytest.param("collective", {"year": [2024], "headcount": [1.5]}, "collective.headcount: “1.5”", id="half one"),
        pytest.param("ratings", {"year": ["2024"], "level": ["good"]}, "ratings.year: cột String", id="year as text"),
        pytest.param("ratings", {"year": [2024], "level": [3]}, "ratings.level: cột Int64", id="word as number"),
        pytest.param("ratings", {"year": [None], "level": ["good"]}, "ratings.year: bắt buộc", id="no year"),
        pytest.param("moves", {"on": ["2024"], "kind": ["transfer"], "old_unit_comment": [1]},
                     "moves.old_unit_comment: cột", id="flag as number"),
        pytest.param("posts", {"group": [" "], "from": ["2024"]}, "posts.group: “ ” phải là chữ", id="empty name"),
        pytest.param("awards", {"award": ["ldtt"], "year": [2024], "period": [[2024, 2023]]},
                     "awards.period: “2024, 2023”", id="years upside down"),
        pytest.param("awards", {"award": ["ldtt"], "year": [2024], "period": [[2024]]},
                     "awards.period: “2024”", id="one year"),
        pytest.param("awards", {"award": ["ldtt"], "year": [2024], "period": ["2024"]},
                     "awards.period: cột String", id="text"),
    ],
)  # fmt: skip
def test_what_the_facts_may_not_say_no_table_may(name: str, columns: dict[str, list[Any]], path: str) -> None:
    lines = told(name, **columns)

    assert any(line.startswith(path) for line in lines), lines


def test_what_the_facts_may_say_tables_may() -> None:
    good(
        "awards",
        award=["ldtt", "cstd-bo"],
        year=[2023, 2024],
        period=[[2023, 2023], None],
        decided_on=[None, "2024-01"],
    )
    good("service", year=[2023, 2024], months=[12.0, 7.5])
    good("collective", year=[2023, 2024], headcount=[12.0, None])


def test_whole_numbers_that_another_program_wrote_as_floats_are_taken() -> None:
    good("ratings", year=[2024.0, None][:1], level=["good"])


def test_only_the_commonest_wrong_values_are_told_by_name_and_the_rest_counted() -> None:
    lines = told("ratings", year=[2024] * 40, level=["super"] * 3 + [f"lạ {n}" for n in range(37)])

    assert lines[0] == "ratings.level: “super” không có trong danh sách (3 dòng)"
    assert lines[-1] == "ratings.level: và 33 dòng khác"
    assert len(lines) == 6


def test_every_problem_of_every_table_is_told_at_once() -> None:
    tables = {
        "subjects": pl.LazyFrame({"subject_id": ["a"], "kind": ["robot"], "joined_on": ["hôm qua"]}),
        "ratings": pl.LazyFrame({"subject_id": ["a"], "year": [1800], "level": ["super"]}),
    }

    assert sorted(one.path for one in table_problems(tables)) == [
        "ratings.level", "ratings.year", "subjects.joined_on", "subjects.kind",
    ]  # fmt: skip


def test_what_stands_inside_a_row_is_read_as_strictly() -> None:
    uses = pl.Series([[{"award": "ldtt", "year": 2024}, {"award": "huy-chuong-la", "year": 1800}]], dtype=USE)

    assert told("initiatives", year=[2024], scope=["ministry"], used_for=uses) == [
        "initiatives.used_for.award: “huy-chuong-la” không có trong danh sách (1 dòng)",
        "initiatives.used_for.year: “1800” phải là năm từ 1945 đến 2053 (1 dòng)",
    ]
    assert told("initiatives", year=[2024], scope=["ministry"], used_for=["ldtt"]) == [
        "initiatives.used_for: phải là một danh sách […] các đối tượng {…}"
    ]


@pytest.mark.parametrize("ids", [["a", "nobody", "nobody"], ["nobody", "a"], [None, "a"]])
def test_rows_of_nobody_are_refused_with_their_ids(ids: list[str | None]) -> None:
    table = pl.LazyFrame({"subject_id": pl.Series(ids, dtype=pl.String), "award": ["ldtt"] * len(ids)})

    (problem,) = repeated({"subjects": WHO, "awards": table})

    assert problem.path == "awards.subject_id"
    assert problem.problem.startswith("1 mã không có trong bảng subjects: ")


def test_rows_of_those_who_are_there_are_no_problem() -> None:
    table = pl.LazyFrame({"subject_id": ["b", "a", "a", "b"], "award": ["ldtt"] * 4})

    assert repeated({"subjects": WHO, "awards": table}) == []


def folder(place: Path, **tables: str) -> Path:
    (place / "subjects.csv").write_text("subject_id,kind\na,individual\n", "utf-8")
    for name, text in tables.items():
        (place / f"{name}.csv").write_text(text, "utf-8")
    return place


def of_folder(place: Path) -> list[str]:
    return [f"{one.path}: {one.problem}" for one in table_problems(reviewing.read_tables(place))]


def test_text_of_a_csv_is_read_as_what_it_says(tmp_path: Path) -> None:
    place = folder(
        tmp_path,
        service='subject_id,year,months,absences\na,2024,12,"[{""kind"": ""sick"", ""working_days"": 4}]"\n'
        "a,2023,7.5,\n",
        moves="subject_id,on,kind,old_unit_comment\na,2024-05,transfer,true\n",
        ratings="subject_id,year,level\na,2024,good\n",
    )

    tables = reviewing.read_tables(place)

    assert table_problems(tables) == []
    assert tables["service"].collect()["absences"].to_list()[0][0]["working_days"] == 4


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ratings", "subject_id,year,level\na,hai nghìn,good\n", "ratings.year: “hai nghìn” phải là năm"),
        ("ratings", "subject_id,year,level\na,2024.5,good\n", "ratings.year: “2024.5” phải là năm"),
        ("service", "subject_id,year,months\na,2024,mười hai\n", "service.months: “mười hai” phải là số"),
        ("moves", "subject_id,on,kind,old_unit_comment\na,2024,transfer,có\n", "moves.old_unit_comment: “có” phải là"),
        ("ratings", "subject_id,year,level\na,2024,good,thêm\n", "ratings: không đọc được bảng"),
        ("service", "subject_id,year,months,absences\na,2024,12,[{\n", "service: không đọc được bảng"),
        ("service", 'subject_id,year,absences\na,2024,"[{""kind"": ""vui""}]"\n', "service: không đọc được bảng"),
        ("ratings", "", "ratings: không đọc được bảng"),
    ],
)
def test_a_csv_that_cannot_be_read_is_refused_by_its_name(name: str, text: str, said: str, tmp_path: Path) -> None:
    lines = of_folder(folder(tmp_path, **{name: text}))

    assert any(line.startswith(said) for line in lines), lines


def test_a_broken_parquet_is_refused_by_its_name(tmp_path: Path) -> None:
    (folder(tmp_path) / "ratings.parquet").write_bytes(b"PAR1 not really PAR1")

    (line,) = of_folder(tmp_path)

    assert line.startswith("ratings: không đọc được bảng")
