"""What a lawyer found takes effect in verdicts at once, and in other processes within seconds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django_tasks import task

from thidua import law
from thidua.law import api
from thidua.law.edition import packaged_digest
from thidua.law.engine import Engine
from thidua.law.loading import the_law
from thidua.law.question import parse_question
from thidua.rulebooks import actions, edition_actions, in_force
from thidua.rulebooks.confirming import find_doubt
from thidua.rulebooks.domain.taking_effect import with_confirmations
from thidua.rulebooks.models import Edition
from thidua.rulebooks.tests.editing import stricter

VOTE = "B2/cstd-bo/vote/-/-/vote"
TITLES = "B2/cstd-bo/clause/individual/merit/three-years-cstd-co-so"
NOTHING: frozenset[str] = frozenset()
QUESTION = {
    "award": "cstd-bo",
    "on": "2025-12-20",
    "local_rules": "none",
    "facts": {
        "version": 1,
        "subject": {"id": "mau", "kind": "individual"},
        "awards": [{"award": "cstd-co-so", "year": year} for year in (2023, 2024, 2025)],
        "initiatives": [{"id": "sk-1", "year": 2025, "scope": "ministry", "used_for": []}],
        "discipline": [],
        "holds": [],
        "vote": {"members": 12, "present": 12, "agree": 11},
    },
}


@task()
def some_task() -> None:
    """A background task that does nothing."""


@pytest.fixture(autouse=True)
def only_the_rulebooks() -> Iterator[None]:
    in_force.forget()
    yield
    in_force.forget()


def outcome(**named: frozenset[str]) -> tuple[str, list[str]]:
    """The verdict and the clauses that ask a person, under the law with these confirmations."""
    changed = with_confirmations(
        the_law(), confirmed=named.get("confirmed", NOTHING), differing=named.get("differing", NOTHING)
    )
    answer = Engine(changed).answer(*parse_question(QUESTION))
    return answer["outcome"], [one["id"] for one in answer["clauses"] if one["outcome"] == "judgement"]


def compare(ref: str, found: str, cast: Any, at: datetime) -> None:
    doubt = find_doubt(ref)
    assert doubt is not None
    says = actions.Comparison(found, "Bản Công báo (mẫu)", text_says="Câu mẫu." if found == "differs" else "")
    actions.confirm(ref, doubt.digest, says, actor=cast.lawyer, at=at)


def test_a_clause_of_low_confidence_asks_a_person_until_it_is_confirmed() -> None:
    assert outcome() == ("needs_people", ["council-vote"])
    assert outcome(confirmed=frozenset([VOTE])) == ("eligible", [])


def test_a_clause_that_differs_from_its_text_asks_a_person_whatever_the_facts_say() -> None:
    both = outcome(confirmed=frozenset([VOTE]), differing=frozenset([TITLES]))

    assert both == ("needs_people", ["three-years-cstd-co-so"])


def test_only_what_is_named_is_changed() -> None:
    before = the_law()

    after = with_confirmations(before, confirmed=frozenset([VOTE]), differing=NOTHING)

    assert {key for key, book in after.rulebooks.items() if book is not before.rulebooks[key]} == {("B2", "cstd-bo")}
    assert with_confirmations(before, confirmed=frozenset(["B2/khong/co"]), differing=NOTHING) is before


def test_a_confirmation_counts_in_the_next_verdict(
    cast: Any, at: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    assert law.check(QUESTION)["outcome"] == "needs_people"

    with django_capture_on_commit_callbacks(execute=True):
        compare(VOTE, "as_text", cast, at)
    assert law.check(QUESTION)["outcome"] == "eligible"
    assert law.threshold("cstd-bo", on=date(2025, 12, 20), members=12)["confidence"] == "high"

    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(VOTE, reason="Nhầm bản", actor=cast.lawyer, at=at)
    assert law.check(QUESTION)["outcome"] == "needs_people"


def test_another_process_hears_of_it_at_a_request_and_asks_no_oftener_than_told(
    cast: Any, at: datetime, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.RULEBOOKS_LOOK_SECONDS = 3600
    compare(VOTE, "as_text", cast, at)  # its on-commit call belongs to the other process: here it does not run
    assert law.check(QUESTION)["outcome"] == "needs_people"

    Client().get("/luat/")
    assert law.check(QUESTION)["outcome"] == "eligible"

    with django_assert_num_queries(0):
        Client().get("/luat/")


def test_a_task_hears_of_it_too(cast: Any, at: datetime, settings: Any) -> None:
    settings.RULEBOOKS_LOOK_SECONDS = 0
    compare(VOTE, "as_text", cast, at)

    some_task.enqueue()

    assert law.check(QUESTION)["outcome"] == "eligible"


def test_a_confirmation_does_not_hold_in_an_edition_that_says_otherwise(cast: Any, at: datetime) -> None:
    other = edition_actions.load(
        stricter(), label="Bản mẫu", origin=Edition.Origin.UPLOAD, origin_name="mau.zip", actor=cast.department, at=at
    )
    for ref in (VOTE, TITLES):
        compare(ref, "as_text", cast, at)

    assert in_force.state_with(packaged_digest()).confirmed == {VOTE, TITLES}
    assert in_force.state_with(other.digest).confirmed == {TITLES}


def test_the_engine_is_kept_while_the_law_is_the_same() -> None:
    assert api.engine() is api.engine()
    api.use(None)
    try:
        assert api.law_loaded() is the_law()
    finally:
        api.use(in_force.current)
