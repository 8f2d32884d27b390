"""The task list of a dossier: five states, read from what is there."""

from __future__ import annotations

import pytest

from thidua.awards.domain.tasks import SUMMARY_WORDS, DossierView, PaperNeed, missing_tasks, tasks_of

WRITTEN = " ".join(["từ"] * SUMMARY_WORDS)


def state_of(key: str, **fields: object) -> str:
    view = DossierView(**{"state": "draft", "outcome": "eligible", **fields})  # type: ignore[arg-type]
    return next(task.state for task in tasks_of(view) if task.key == key)


@pytest.mark.parametrize(
    ("words", "state"),
    [(0, "todo"), (1, "doing"), (SUMMARY_WORDS - 1, "doing"), (SUMMARY_WORDS, "done")],
)
def test_a_summary_is_begun_with_its_first_word_and_written_from_the_measure_on(words, state):
    assert state_of("achievement", summary=" ".join(["từ"] * words)) == state


@pytest.mark.parametrize(
    ("outcome", "explanation", "state"),
    [
        ("eligible", "", "done"),
        ("not_eligible", "", "error"),
        ("not_eligible", "Đơn vị giải trình.", "error"),
        ("needs_people", "", "todo"),
        ("needs_people", "  ", "todo"),
        ("needs_people", "Đơn vị giải trình.", "done"),
        ("needs_facts", "Đơn vị giải trình.", "done"),
    ],
)
def test_an_open_verdict_wants_an_explanation_and_a_refusal_takes_none(outcome, explanation, state):
    assert state_of("verdict", outcome=outcome, explanation=explanation) == state


@pytest.mark.parametrize(
    ("need", "state"),
    [
        (PaperNeed("a"), "todo"),
        (PaperNeed("a", attached=True), "done"),
        (PaperNeed("a", declared_not_needed=True), "done"),
    ],
)
def test_a_paper_is_there_or_declared_not_needed(need, state):
    assert state_of("paper", papers=(need,)) == state


def test_submission_is_blocked_until_every_required_task_is_done():
    assert state_of("submit", summary="") == "blocked"
    assert state_of("submit", summary=WRITTEN, papers=(PaperNeed("a"),)) == "blocked"
    assert state_of("submit", summary=WRITTEN, papers=(PaperNeed("a", attached=True),)) == "todo"
    assert state_of("submit", summary=WRITTEN, state="submitted") == "done"


def test_choosing_an_initiative_is_no_condition_and_not_asked_without_any():
    view = DossierView("draft", "eligible", summary=WRITTEN, initiatives_known=2)

    assert [task.key for task in missing_tasks(view)] == []
    assert "initiatives" in [task.key for task in tasks_of(view)]
    assert "initiatives" not in [task.key for task in tasks_of(DossierView("draft", "eligible"))]


def test_a_returned_dossier_wants_an_answer_to_every_reason_first():
    view = DossierView("returned", "eligible", summary=WRITTEN, open_reasons=1)

    assert [task.key for task in missing_tasks(view)] == ["answer"]
    assert state_of("answer", state="returned", open_reasons=0) == "done"


def test_what_is_missing_is_told_in_the_order_of_work():
    view = DossierView("draft", "needs_facts", papers=(PaperNeed("a"), PaperNeed("b", attached=True)))

    assert [(task.key, task.about) for task in missing_tasks(view)] == [
        ("verdict", ""),
        ("achievement", ""),
        ("paper", "a"),
    ]
