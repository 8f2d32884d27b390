"""`thidua law` on the command line: answers on standard output, problems on standard error, 0 or 2."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from thidua.law import award_catalog
from thidua.law.command import register
from thidua.law.tests.lawmaker import facts


@pytest.fixture
def told(tmp_path: Path) -> Path:
    place = tmp_path / "facts.json"
    place.write_text(json.dumps(facts(ratings=[{"year": 2024, "level": "good"}])), "utf-8")
    return place


def law(*words: Any) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["law", *map(str, words)])
    return int(arguments.run(arguments))


def test_check_answers_one_question(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = law("check", "--award", "ldtt", "--on", "2025-01-10", "--received", "2024-12-01", "--year", 2024, told)

    answer = json.loads(capsys.readouterr().out)
    assert status == 0
    assert (answer["award"], answer["year"], answer["received_on"]) == ("ldtt", 2024, "2024-12-01")
    assert answer["regime"] == "B1"


def test_check_all_gives_one_line_per_award_that_suits(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = law("check", "--award", "all", "--on", "2024-12-20", told)

    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert [one["award"] for one in answers] == [n["key"] for n in award_catalog() if "individual" in n["kinds"]]


def test_refused_facts_give_two_and_every_problem_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "facts.json"
    place.write_text(json.dumps(facts(awards=[{"award": "x", "year": 1}])), "utf-8")

    status = law("check", "--award", "all", "--on", "2024-12-20", place)

    seen = capsys.readouterr()
    assert (status, seen.out) == (2, "")
    assert [line.split(":")[0] for line in seen.err.splitlines()] == ["awards[0].award", "awards[0].year"]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        pytest.param(["--award", "best", "--on", "2024-12-20"], "award", id="unknown award"),
        pytest.param(["--award", "ldtt", "--on", "20/12/2024"], "on", id="a day written otherwise"),
        pytest.param(["--award", "ldtt", "--on", "2024-12-20", "--year", "x"], "year", id="a year that is none"),
        pytest.param(["--award", "ldtt"], "--on", id="no day"),
        pytest.param(["--on", "2024-12-20"], "--award", id="no award"),
    ],
)
def test_a_wrong_question_gives_two(
    told: Path, words: list[str], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = law("check", *words, told)

    assert status == 2
    assert capsys.readouterr().err.startswith(f"{path}: ")


@pytest.mark.parametrize("content", [b"{", b'{"version": NaN}', b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_json_gives_two(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "facts.json"
    place.write_bytes(content)

    assert law("check", "--award", "ldtt", "--on", "2024-12-20", place) == 2
    assert capsys.readouterr().err.startswith("facts: ")
    assert law("check", "--award", "ldtt", "--on", "2024-12-20", tmp_path / "nothing.json") == 2


def test_lines_are_answered_in_order_and_a_refused_one_keeps_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"award": "ldtt", "on": "2024-12-20", "facts": facts()}
    lines = [
        json.dumps({"id": "a", **good}),
        json.dumps({"id": "b", **good, "award": "x", "facts": facts(surprise=1)}),
        "{not json",
        "",
        json.dumps({"id": "c", **good}),
    ]
    place = tmp_path / "questions.jsonl"
    place.write_text("\n".join(lines), "utf-8")

    status = law("check", "--lines", place)

    seen = capsys.readouterr()
    answers = [json.loads(line) for line in seen.out.splitlines()]
    assert status == 2
    assert [one["id"] for one in answers] == ["a", "b", None, "c"]
    assert [problem["path"] for problem in answers[1]["problems"]] == ["award", "surprise"]
    assert set(answers[1]) == {"id", "problems"}
    assert "b: surprise: " in seen.err


def test_lines_that_are_all_answered_give_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "questions.jsonl"
    place.write_text(json.dumps({"award": "ldtt", "on": "2024-12-20", "facts": facts()}), "utf-8")

    assert law("check", "--lines", place) == 0
    assert "id" not in json.loads(capsys.readouterr().out)


def test_threshold_and_ceiling_answer_in_the_contracts_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert law("threshold", "--award", "ahld", "--on", "2026-12-20", "--members", 18) == 0
    assert {"regime", "percent", "base", "votes_needed", "cites"} <= set(json.loads(capsys.readouterr().out))
    assert law("ceiling", "--award", "cstd-co-so", "--on", "2026-12-20", "--of", 40) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"regime", "percent", "of", "at_most", "rounding", "cites"} <= set(answer)
    assert answer["of"] == 40


def test_review_writes_everybody_and_every_award_that_suits(tmp_path: Path) -> None:
    (tmp_path / "subjects.csv").write_text("subject_id,kind\na,individual\nb,collective\n", "utf-8")
    (tmp_path / "ratings.csv").write_text("subject_id,year,level\na,2024,good\nb,2024,failed\n", "utf-8")
    out = tmp_path / "verdicts.parquet"

    assert law("review", "--year", 2024, "--facts", tmp_path, "--out", out) == 0

    found = pl.read_parquet(out)
    suited = {name["key"]: name["kinds"] for name in award_catalog()}
    assert set(found.select("subject_id", "award").rows()) == {
        (subject, award)
        for subject, kind in (("a", "individual"), ("b", "collective"))
        for award, kinds in suited.items()
        if kind in kinds
    }
    assert list(tmp_path.glob("*.part")) == []


def test_review_refuses_a_wrong_table_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "subjects.csv").write_text("subject_id,kind\na,team\n", "utf-8")

    assert law("review", "--year", 2024, "--facts", tmp_path, "--out", tmp_path / "v.parquet") == 2
    assert "subjects.kind: “team”" in capsys.readouterr().err
    assert not (tmp_path / "v.parquet").exists()


@pytest.mark.parametrize("words", [["threshold", "--members"], ["ceiling", "--of"]])
@pytest.mark.parametrize("count", ["-1", "x", "1.5"])
def test_a_count_that_is_none_gives_two(words: list[str], count: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert law(words[0], "--award", "ldtt", "--on", "2024-12-20", f"{words[1]}={count}") == 2
    assert "phải là số nguyên không âm" in capsys.readouterr().err


def test_the_law_answers_without_django() -> None:
    code = (
        "import sys, argparse; from thidua.law.command import register; "
        "p = argparse.ArgumentParser(); register(p.add_subparsers()); "
        "a = p.parse_args(['law', 'threshold', '--award', 'ahld', '--on', '2024-12-20', '--members', '9']); a.run(a); "
        "assert 'django' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
