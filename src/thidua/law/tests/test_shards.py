"""Many subjects are cut into shards; what comes out does not depend on how."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from thidua.law.review import read_tables, review
from thidua.law.shards import lies_in_order
from thidua.law.tests.lawmaker import DECEMBER
from thidua.law.tests.tabled import frame
from thidua.law.tests.test_properties import ENGINE

COUNT = 60


def register(folder: Path, *, in_order: bool, row_group: int = 7) -> Path:
    """Sixty people with three years each, their rows in the order of the people or all in a heap."""
    folder.mkdir()
    names = [f"s-{number:03}" for number in range(COUNT)]
    yearly = [(name, year) for name in names for year in (2022, 2023, 2024)]
    levels = ["good", "failed", "excellent", "good", "good"]
    tables = {
        "subjects": pl.DataFrame({"subject_id": names, "kind": ["individual"] * COUNT, "role": ["staff"] * COUNT}),
        "ratings": pl.DataFrame(
            {
                "subject_id": [name for name, _ in yearly],
                "year": [year for _, year in yearly],
                "level": [levels[number % 5] for number in range(len(yearly))],
            }
        ),
        "awards": pl.DataFrame(
            [
                {"subject_id": name, "award": "cstd-co-so", "year": year, "decided_on": f"{year}-12-20"}
                for number, (name, year) in enumerate(yearly)
                if number % 7
            ]
        ),
        **{name: frame(name, []).collect() for name in ("initiatives", "discipline", "holds")},
    }
    for name, table in tables.items():
        rows = table if in_order else table.sample(fraction=1, shuffle=True, seed=7)
        rows.write_parquet(folder / f"{name}.parquet", row_group_size=row_group)
    return folder


def verdicts(folder: Path, scratch: Path | None = None) -> pl.DataFrame:
    parts = review(ENGINE, read_tables(folder), on=DECEMBER, scratch=scratch)
    return pl.concat(parts).sort("subject_id", "award")


def test_ordered_and_heaped_tables_give_the_same_verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered, heaped = register(tmp_path / "a", in_order=True), register(tmp_path / "b", in_order=False)
    whole = verdicts(ordered)
    monkeypatch.setattr("thidua.law.shards.SHARD", 9)

    assert verdicts(ordered).equals(whole)
    assert verdicts(heaped).equals(whole)
    assert set(whole["outcome"]) >= {"eligible", "not_eligible"}


def test_the_order_of_a_file_is_read_off_its_statistics(tmp_path: Path) -> None:
    ordered, heaped = register(tmp_path / "a", in_order=True), register(tmp_path / "b", in_order=False)

    assert lies_in_order(ordered / "ratings.parquet")
    assert not lies_in_order(heaped / "ratings.parquet")


def test_files_without_statistics_are_taken_for_a_heap(tmp_path: Path) -> None:
    pl.DataFrame({"subject_id": ["a", "b"]}).write_parquet(tmp_path / "x.parquet", statistics=False)

    assert not lies_in_order(tmp_path / "x.parquet")


def test_what_was_laid_aside_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heaped = register(tmp_path / "b", in_order=False)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("thidua.law.shards.SHARD", 9)

    verdicts(heaped, scratch)

    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("in_order", [True, False])
def test_years_twice_are_found_in_any_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_order: bool) -> None:
    folder = register(tmp_path / "a", in_order=in_order)
    ratings = pl.read_parquet(folder / "ratings.parquet")
    again = ratings.filter((pl.col("subject_id") == "s-055") & (pl.col("year") == 2023))
    rows = pl.concat([ratings, again])
    (rows.sort("subject_id") if in_order else rows).write_parquet(folder / "ratings.parquet", row_group_size=7)
    monkeypatch.setattr("thidua.law.shards.SHARD", 9)

    with pytest.raises(ValueError, match=r"ratings\.year: 2 dòng trùng năm"):
        verdicts(folder)


def test_years_before_the_first_bit_are_not_taken_for_one(tmp_path: Path) -> None:
    folder = register(tmp_path / "a", in_order=True)
    ratings = pl.read_parquet(folder / "ratings.parquet")
    old = pl.DataFrame({"subject_id": ["s-001"] * 2, "year": [1980, 1985], "level": ["good"] * 2})
    pl.concat([ratings, old]).write_parquet(folder / "ratings.parquet")

    assert len(verdicts(folder))


@pytest.mark.parametrize("in_order", [True, False])
def test_a_row_without_an_id_is_found_however_the_tables_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_order: bool
) -> None:
    folder = register(tmp_path / "a", in_order=in_order)
    people = pl.read_parquet(folder / "subjects.parquet")
    nobody = people.head(1).with_columns(pl.lit(None, dtype=pl.String).alias("subject_id"))
    pl.concat([people, nobody]).write_parquet(folder / "subjects.parquet", row_group_size=7)
    monkeypatch.setattr("thidua.law.shards.SHARD", 9)

    with pytest.raises(ValueError, match="1 dòng không có mã đối tượng"):
        verdicts(folder)
