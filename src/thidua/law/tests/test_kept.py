"""Words kept between reviews give the verdicts that folding everything anew would give."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings

from thidua.law import kept
from thidua.law.reading import FactsRefused
from thidua.law.review import Plan, plan_of, review
from thidua.law.tests.lawmaker import DECEMBER
from thidua.law.tests.random_facts import several_subjects
from thidua.law.tests.tabled import as_tables
from thidua.law.tests.test_properties import AWARDS, ENGINE


def plan(on: date = DECEMBER) -> Plan:
    return plan_of(ENGINE, on=on, awards=AWARDS)


def ordered(parts: Any) -> pl.DataFrame:
    return pl.concat(parts).sort("subject_id", "award")


def from_words(folder: Path) -> pl.DataFrame:
    asked = plan()
    return ordered([part for words in kept.words_kept(asked, folder) for part in asked.judge(words)])


def people(*names: str, level: str = "good") -> dict[str, pl.LazyFrame]:
    return {
        "subjects": pl.LazyFrame({"subject_id": names, "kind": ["individual"] * len(names)}),
        "ratings": pl.LazyFrame({"subject_id": names, "year": [2024] * len(names), "level": [level] * len(names)}),
    }


@settings(deadline=None, max_examples=15)
@given(before=several_subjects(), after=several_subjects())
def test_kept_and_updated_words_say_what_folding_anew_says(
    before: list[dict[str, Any]], after: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("words")
    kept.keep(plan(), as_tables(before), folder)
    assert from_words(folder).equals(ordered(review(ENGINE, as_tables(before), on=DECEMBER, awards=AWARDS)))

    kept.update(plan(), as_tables(after), {one["subject"]["id"] for one in after}, folder)

    changed = {one["subject"]["id"] for one in after}
    rest = [one for one in before if one["subject"]["id"] not in changed]
    expected = [review(ENGINE, as_tables(told), on=DECEMBER, awards=AWARDS) for told in (rest, after) if told]
    assert from_words(folder).equals(ordered([part for parts in expected for part in parts]))


def test_who_has_no_row_left_is_dropped(tmp_path: Path) -> None:
    kept.keep(plan(), people("a", "b"), tmp_path)

    kept.update(plan(), people("b", level="failed"), ["a", "b"], tmp_path)

    assert set(from_words(tmp_path)["subject_id"]) == {"b"}


def test_rows_of_others_than_those_named_are_refused_and_nothing_changes(tmp_path: Path) -> None:
    kept.keep(plan(), people("a", "b"), tmp_path)
    before = from_words(tmp_path)

    with pytest.raises(FactsRefused, match="1 mã không có trong danh sách đổi: b"):
        kept.update(plan(), people("a", "b", level="failed"), ["a"], tmp_path)

    assert from_words(tmp_path).equals(before)


def test_words_of_another_question_are_refused(tmp_path: Path) -> None:
    kept.keep(plan(), people("a"), tmp_path)

    with pytest.raises(FactsRefused, match="câu hỏi khác"):
        list(kept.words_kept(plan(date(2025, 12, 20)), tmp_path))


def test_a_folder_without_words_or_with_a_torn_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FactsRefused, match="gấp lại từ các bảng"):
        list(kept.words_kept(plan(), tmp_path))
    (tmp_path / kept.MANIFEST).write_text('{"meaning": ', "utf-8")

    with pytest.raises(FactsRefused, match="không đọc được"):
        list(kept.words_kept(plan(), tmp_path))


def test_bad_rows_leave_what_was_kept_as_it_was(tmp_path: Path) -> None:
    kept.keep(plan(), people("a", "b"), tmp_path)
    before = from_words(tmp_path)

    with pytest.raises(FactsRefused):
        kept.keep(plan(), people("a", "b", level="super"), tmp_path)

    assert from_words(tmp_path).equals(before)


def test_files_that_are_no_longer_named_go(tmp_path: Path) -> None:
    kept.keep(plan(), people("a", "b"), tmp_path)
    kept.keep(plan(), people("a", "b", "c"), tmp_path)

    assert len(list(tmp_path.glob("*.arrow"))) == 1


def test_unchanged_files_stay_when_they_are_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.law.shards.SHARD", 2)
    monkeypatch.setattr(kept, "SHARD", 2)
    kept.keep(plan(), people("a", "b", "c", "d"), tmp_path)
    before = {place.name for place in tmp_path.glob("*.arrow")}

    kept.update(plan(), people("a", level="failed"), ["a"], tmp_path)

    assert len(before & {place.name for place in tmp_path.glob("*.arrow")}) == 1
