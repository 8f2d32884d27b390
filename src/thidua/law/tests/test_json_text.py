"""Whatever text comes in, the command answers it or refuses it with paths; it never fails otherwise."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.law.json_text import read_json, write_json
from thidua.law.question import parse_question
from thidua.law.reading import LONGEST_LIST, SHAPES, SINGLES, SUBJECT, FactsRefused, Problem, parse_subject
from thidua.law.tests.lawmaker import facts
from thidua.law.tests.test_command import law

LONG = "9" * 5_000
START = "import sys; from thidua.config.command import main; sys.exit(main())"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ('{"a": 1, "a": 2}', ["a"]),
        ('{"list": [{"x": 1}, {"x": {"y": 1, "y": 1, "z": 2, "z": 2}}]}', ["list[1].x.y", "list[1].x.z"]),
        ('[{"a": 1, "a": 1}]', ["[0].a"]),
    ],
)
def test_a_key_that_stands_twice_is_refused_with_its_path(text: str, paths: list[str]) -> None:
    with pytest.raises(FactsRefused) as refused:
        read_json(text)

    assert [one.path for one in refused.value.problems] == paths


def test_a_number_of_any_length_is_no_crash() -> None:
    text = json.dumps(facts(ratings=[{"year": 77777, "level": "good"}])).replace("77777", LONG)

    with pytest.raises(FactsRefused, match=r"ratings\[0\]\.year: năm phải là số nguyên"):
        parse_subject(read_json(text))


@pytest.mark.parametrize(
    "words",
    [
        ("threshold", "--award", "ahld", "--on", "2025-12-20", "--members", LONG),
        ("ceiling", "--award", "cstd-co-so", "--on", "2023-12-20", "--of", LONG),
    ],
)
def test_a_count_of_any_length_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert law(*words) == 2
    assert "phải là số nguyên không âm" in capsys.readouterr().err


def test_a_year_of_any_length_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "facts.json"
    place.write_text(json.dumps(facts()), "utf-8")

    assert law("check", "--award", "ldtt", "--on", "2024-12-20", "--year", LONG, place) == 2
    assert capsys.readouterr().err == "year: năm phải là số nguyên\n"


def test_half_a_character_is_refused_and_its_line_still_answered(tmp_path: Path) -> None:
    place = tmp_path / "questions.jsonl"
    question = {"award": "ldtt", "on": "2024-12-20", "facts": facts()}
    place.write_text(f"{json.dumps({'id': chr(0xD800), **question})}\n{json.dumps({'id': 'b', **question})}\n", "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", START, "law", "check", "--lines", str(place)], capture_output=True, check=False
    )

    first, second = done.stdout.decode("utf-8").splitlines()
    assert done.returncode == 2
    assert json.loads(first)["problems"][0]["path"] == "id"
    assert json.loads(second)["id"] == "b"


def test_what_is_written_is_read_back_half_characters_too() -> None:
    for value in ({"id": "\ud800"}, {"id": "Nguyễn"}):
        assert json.loads(write_json(value)) == value
    assert "Nguyễn" in write_json({"id": "Nguyễn"})


def test_lists_inside_lists_are_bounded_all_together() -> None:
    uses = [{"award": "ldtt", "year": 2024}] * (LONGEST_LIST // 10 + 1)
    ideas = [{"year": 2024, "scope": "ministry", "used_for": uses}] * 10

    with pytest.raises(FactsRefused, match=r"initiatives\[\]\.used_for: quá dài"):
        parse_subject(facts(initiatives=ideas))


def test_a_long_wrong_value_is_shown_by_its_beginning() -> None:
    with pytest.raises(FactsRefused) as refused:
        parse_subject(facts(ratings=[{"year": 2024, "level": "x" * 10_000}]))

    assert len(refused.value.problems[0].problem) < 300


KEYS = sorted(
    {"version", "partial", *SHAPES, *SINGLES, *SUBJECT, *(key for one in SHAPES.values() for key in one.fields)}
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["individual", "good", "ldtt", "2024-05", "ministry", 2024, 1, 12]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([*KEYS, "subject", "facts", "x"]), inner, max_size=5),
    ),
    max_leaves=25,
)


def problems_of(read: Callable[[Any], Any], data: Any) -> list[Problem] | None:
    """None when it was read; anything but a refusal fails the test."""
    try:
        read(data)
    except FactsRefused as refused:
        return refused.problems
    return None


@settings(max_examples=300, deadline=None)
@given(VALUES, st.dictionaries(st.sampled_from([*SHAPES, *SINGLES, "partial"]), VALUES, max_size=5))
def test_any_value_is_read_or_refused_with_paths(whole: Any, lists: dict[str, Any]) -> None:
    for found in (
        problems_of(parse_subject, whole),
        problems_of(parse_subject, facts(**lists)),
        problems_of(parse_question, whole),
    ):
        assert found is None or all(isinstance(one.path, str) and one.problem for one in found)
        assert found != []


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), VALUES.map(lambda value: json.dumps(value, default=str))))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_json(text)
    except (FactsRefused, ValueError, RecursionError):
        return
