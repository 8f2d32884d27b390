"""The bulk review gives every subject the answer it would get alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings

from thidua.law import review as reviewing
from thidua.law.engine import questions_of
from thidua.law.reading import FactsRefused, parse_subject
from thidua.law.tests.lawmaker import DECEMBER
from thidua.law.tests.random_facts import several_subjects
from thidua.law.tests.tabled import as_tables
from thidua.law.tests.test_properties import AWARDS, ENGINE

ASKED = (*AWARDS, "ahld")


def all_verdicts(tables: dict[str, pl.LazyFrame]) -> pl.DataFrame:
    return pl.concat(reviewing.review(ENGINE, tables, on=DECEMBER, awards=ASKED))


@settings(deadline=None, max_examples=20)
@given(told=several_subjects())
def test_the_review_agrees_with_the_single_answers(told: list[dict[str, Any]]) -> None:
    found = {(row["subject_id"], row["award"]): row for row in all_verdicts(as_tables(told)).iter_rows(named=True)}

    expected = set()
    for one in told:
        subject = parse_subject(one)
        suited = [award for award in ASKED if subject.kind in ENGINE.law.awards[award].kinds]
        questions = questions_of(suited, on=DECEMBER, received_on=None, year=None)
        for answer in ENGINE.answers(questions, subject):
            row = found[subject.id, answer["award"]]
            expected.add((subject.id, answer["award"]))
            assert (row["outcome"], row["branch"]) == (answer["outcome"], answer.get("branch"))
            assert (row["regime"], row["rulebook"]) == (answer["regime"], answer["rulebook"])
            for name, word in (("failed", "not_met"), ("unknown", "unknown"), ("judged", "judgement")):
                assert row[name] == [clause["id"] for clause in answer["clauses"] if clause["outcome"] == word]
    assert set(found) == expected


def subjects(*names: str) -> dict[str, pl.LazyFrame]:
    return {"subjects": pl.LazyFrame({"subject_id": names, "kind": ["individual"] * len(names)})}


def test_parts_together_hold_everybody_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.law.shards.SHARD", 3)
    names = [f"s-{number}" for number in range(10)]

    found = all_verdicts(subjects(*names)).filter(pl.col("award") == "ldtt")

    assert sorted(found["subject_id"]) == names


def test_a_subject_named_twice_is_refused() -> None:
    with pytest.raises(FactsRefused, match="lặp lại"):
        all_verdicts(subjects("a", "a"))


@pytest.mark.parametrize(
    ("table", "columns", "path"),
    [
        ("ratings", {"year": [2024], "level": ["super"]}, "ratings.level: “super” không có trong danh sách (1 dòng)"),
        ("ratings", {"year": [2024]}, "ratings.level: bắt buộc phải có"),
        ("ratings", {"year": [2024], "level": ["good"], "mood": ["x"]}, "ratings.mood: không phải cột đã biết"),
        ("feelings", {"year": [2024]}, "feelings: không phải tên bảng đã biết"),
    ],
)
def test_tables_are_read_as_strictly_as_facts(table: str, columns: dict[str, list[Any]], path: str) -> None:
    tables = {**subjects("a"), table: pl.LazyFrame({"subject_id": ["a"], **columns})}

    with pytest.raises(FactsRefused) as refused:
        all_verdicts(tables)

    assert str(refused.value) == path


def test_two_ratings_for_one_year_are_refused() -> None:
    twice = pl.LazyFrame({"subject_id": ["a", "a"], "year": [2024, 2024], "level": ["good", "failed"]})

    with pytest.raises(FactsRefused, match=r"ratings\.year: 2 dòng trùng năm"):
        all_verdicts({**subjects("a"), "ratings": twice})


def test_tables_are_read_from_parquet_and_csv(tmp_path: Path) -> None:
    pl.DataFrame({"subject_id": ["a"], "kind": ["individual"]}).write_parquet(tmp_path / "subjects.parquet")
    (tmp_path / "ratings.csv").write_text("subject_id,year,level\na,2024,good\na,2023,failed\n", "utf-8")

    (row,) = all_verdicts(reviewing.read_tables(tmp_path)).filter(pl.col("award") == "ldtt").rows(named=True)

    assert (row["outcome"], row["failed"], row["unknown"]) == ("needs_facts", [], ["rated", "run"])


def test_a_folder_without_subjects_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FactsRefused, match="subjects"):
        reviewing.read_tables(tmp_path)


@pytest.mark.parametrize(
    ("table", "columns"),
    [("vote", {"members": [12, 12], "agree": [11, 2]}), ("tenure", {"years": [9.0, 20.0]})],
)
def test_a_table_of_one_row_each_with_two_is_refused(table: str, columns: dict[str, list[Any]]) -> None:
    twice = pl.LazyFrame({"subject_id": ["a", "a"], **columns})

    with pytest.raises(FactsRefused, match=rf"{table}\.subject_id: có mã đối tượng lặp lại"):
        all_verdicts({**subjects("a"), table: twice})


def test_a_subject_without_an_id_is_refused() -> None:
    with pytest.raises(FactsRefused, match="1 dòng không có mã đối tượng"):
        all_verdicts({"subjects": pl.LazyFrame({"subject_id": ["a", None], "kind": ["individual"] * 2})})
