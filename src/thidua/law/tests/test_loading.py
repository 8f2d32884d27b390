"""Rulebooks are read strictly: what is wrong stops the loading and names file and key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from thidua.law.loading import load_law
from thidua.law.strict import RulebookError
from thidua.law.tests.lawmaker import book, branch, clause, write_law

GOOD = clause("classified", "rated", level="good")


def good_book(**more: Any) -> dict[str, Any]:
    return {**book("ldtt", individual=[branch(GOOD)]), **more}


def with_clause(**more: Any) -> dict[str, Any]:
    return book("ldtt", individual=[branch({**GOOD, **more})])


def test_a_good_book_is_loaded(tmp_path: Path) -> None:
    law = load_law(write_law(tmp_path, good_book()))

    assert [found.key for found in law.rulebooks.values()] == ["B1/ldtt@1"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param(good_book(colour="red"), "B1/ldtt.yaml: unknown key colour", id="unknown key"),
        pytest.param(good_book(version="1"), "B1/ldtt.yaml: version: has the wrong type", id="wrong type"),
        pytest.param(good_book(status="sure"), "B1/ldtt.yaml: status: 'sure' is none of", id="unknown status"),
        pytest.param(good_book(regime="B2"), "B2/ldtt.yaml: regime", id="no such book to extend"),
        pytest.param(good_book(cite="X99 1"), "B1/ldtt.yaml: cite: 'X99' is not a known document", id="document"),
        pytest.param(good_book(cite="L22 22,1"), "B1/ldtt.yaml: cite: '22,1' is no article", id="article"),
        pytest.param(
            {key: value for key, value in good_book().items() if key != "individual"},
            "B1/ldtt.yaml: individual, collective: must be individual",
            id="no standard",
        ),
        pytest.param(
            good_book(collective={"branches": [branch(GOOD)]}),
            "B1/ldtt.yaml: individual, collective: must be individual",
            id="a standard for a kind the award is not for",
        ),
        pytest.param(with_clause(kind="magic"), "clauses[rated]: kind: 'magic' is not a known kind", id="kind"),
        pytest.param(with_clause(params={}), "clauses[rated]: params.level: is missing", id="parameter missing"),
        pytest.param(
            with_clause(params={"level": "super"}),
            "clauses[rated]: params.level: must be a level",
            id="parameter wrong",
        ),
        pytest.param(
            with_clause(params={"level": "good", "x": 1}), "params.x: is not a parameter of classified", id="parameter"
        ),
        pytest.param(with_clause(confidence="sure"), "clauses[rated]: confidence: 'sure' is none of", id="confidence"),
        pytest.param(with_clause(sources=[]), "clauses[rated]: sources: names no source", id="no source"),
        pytest.param(with_clause(sources=["X"]), "clauses[rated]: sources: 'X' is not a known source", id="source"),
        pytest.param(with_clause(vi=None), "clauses[rated]: vi: is missing", id="no sentence"),
        pytest.param(with_clause(of=[GOOD]), "clauses[rated]: of: belongs to any_of and all_of", id="inner clauses"),
        pytest.param(
            book("ldtt", individual=[branch(GOOD, GOOD)]), "clauses: two clauses with one id", id="one id twice"
        ),
        pytest.param(book("ldtt", individual=[branch()]), "branches[merit]: clauses: has none", id="no clause"),
        pytest.param(book("ldtt", individual={"branches": []}), "individual: branches: has none", id="no branch"),
        pytest.param(
            good_book(
                bonus=[{"kind": "individual", "times": 0.33, "cite": "L22 1", "confidence": "high", "sources": ["MEM"]}]
            ),
            "times: must have at most one decimal",
            id="a multiplier that is no tenth",
        ),
    ],
)
def test_a_book_that_is_not_right_stops_the_loading(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    if message.startswith("B2/ldtt.yaml: regime"):
        (write_law(tmp_path) / "B2" / "ldtt.yaml").write_text("regime: B1\naward: ldtt\n", "utf-8")
    else:
        write_law(tmp_path, wrong)

    with pytest.raises(RulebookError) as stopped:
        load_law(tmp_path)

    assert message in str(stopped.value)


def test_yaml_that_cannot_be_read_names_the_file(tmp_path: Path) -> None:
    (write_law(tmp_path) / "B1" / "ldtt.yaml").write_text("regime: [B1\n", "utf-8")

    with pytest.raises(RulebookError, match=r"B1/ldtt\.yaml"):
        load_law(tmp_path)


def test_a_file_that_is_no_award_stops_the_loading(tmp_path: Path) -> None:
    (write_law(tmp_path) / "B1" / "ldt.yaml").write_text("regime: B1\n", "utf-8")

    with pytest.raises(RulebookError, match=r"B1/ldt\.yaml"):
        load_law(tmp_path)


def test_a_later_book_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    earlier = book("ldtt", individual=[branch(GOOD, clause("service_months", "months", at_least=10))])
    later = {
        "regime": "B2",
        "award": "ldtt",
        "extends": "B1",
        "version": 2,
        "replace": [{"id": "months", "params": {"at_least": 6}}],
    }

    law = load_law(write_law(tmp_path, earlier, later))

    found = law.rulebooks["B2", "ldtt"]
    assert found.key == "B2/ldtt@2"
    assert [one.params for one in found.standards["individual"].branches[0].clauses] == [
        {"level": "good"},
        {"at_least": 6},
    ]
    assert law.rulebooks["B1", "ldtt"].standards["individual"].branches[0].clauses[1].params == {"at_least": 10}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"extends": "A"}, "extends: A has no rulebook of this award"),
        ({"extends": "B1", "replace": [{"id": "nothing"}]}, "replace: no clause called nothing"),
    ],
)
def test_what_is_taken_over_must_be_there(tmp_path: Path, more: dict[str, Any], message: str) -> None:
    later = {"regime": "B2", "award": "ldtt", "version": 1, **more}

    write_law(tmp_path, good_book(), later)

    with pytest.raises(RulebookError, match=message):
        load_law(tmp_path)


def test_regimes_follow_each_other_without_gap(tmp_path: Path) -> None:
    place = write_law(tmp_path) / "regimes.yaml"
    place.write_text(place.read_text("utf-8").replace("from: 2025-07-01", "from: 2025-07-02"), "utf-8")

    with pytest.raises(RulebookError, match=r"regimes\.yaml.*from: must be 2025-07-01, the end of B1"):
        load_law(tmp_path)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"by": "31/12"}, "MM-DD"),
        ({"awards": ["huy-hieu"]}, "huy-hieu"),
        ({"part": "song"}, "part"),
        ({"cite": "X99 1"}, "X99"),
        ({"mood": "glad"}, "mood"),
    ],
)
def test_a_rule_of_procedure_is_read_strictly(tmp_path: Path, change: dict[str, Any], problem: str) -> None:
    folder = write_law(tmp_path)
    place = folder / "B1" / "regime.yaml"
    told = yaml.safe_load(place.read_text("utf-8"))
    told["procedure"][0] |= change
    place.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")

    with pytest.raises(RulebookError, match=problem):
        load_law(folder)
