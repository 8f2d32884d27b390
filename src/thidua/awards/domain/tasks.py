"""What is still to be done on a dossier: a pure reading of the nomination, its papers and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

TaskState = Literal["todo", "doing", "done", "blocked", "error"]

SUMMARY_WORDS = 20
"""A summary shorter than this counts as begun, not as written: our measure, no rule of law."""


@dataclass(frozen=True)
class PaperNeed:
    """A paper the dossier asks for, and what the unit did about it."""

    kind: str
    attached: bool = False
    declared_not_needed: bool = False
    required: bool = True


@dataclass(frozen=True)
class DossierView:
    """What the tasks depend on.

    Args:
        state: of the nomination.
        outcome: of the verdict, see the facts contract.
        summary: the achievement in words.
        explanation: what the unit answers to a verdict that leaves something to people or lacks a fact.
        initiatives_known / initiatives_chosen: of the person; 0 for a collective.
        open_reasons: reasons of the last return that have no answer yet; None when there is no open return.
    """

    state: str
    outcome: str
    summary: str = ""
    explanation: str = ""
    initiatives_known: int = 0
    initiatives_chosen: int = 0
    papers: tuple[PaperNeed, ...] = ()
    open_reasons: int | None = None


@dataclass(frozen=True)
class Task:
    """One line of the list. `about` is the paper's kind; `required` says whether submission waits for it."""

    key: str
    state: TaskState
    about: str = ""
    required: bool = True
    hint: str = field(default="")


def tasks_of(dossier: DossierView) -> list[Task]:
    """The task list in the order in which an officer works; the last task is the submission itself."""
    tasks = [*_answers(dossier), _verdict(dossier), _summary(dossier), *_initiatives(dossier), *_papers(dossier)]
    return [*tasks, _submission(dossier, tasks)]


def missing_tasks(dossier: DossierView) -> list[Task]:
    """Required tasks that are not done: what keeps the dossier from being submitted."""
    return [task for task in tasks_of(dossier) if task.required and task.key != "submit" and task.state != "done"]


def _answers(dossier: DossierView) -> list[Task]:
    if dossier.open_reasons is None:
        return []
    return [Task("answer", "done" if dossier.open_reasons == 0 else "todo")]


def _verdict(dossier: DossierView) -> Task:
    if dossier.outcome == "eligible":
        return Task("verdict", "done", hint="eligible")
    if dossier.outcome == "not_eligible":
        return Task("verdict", "error", hint="not_eligible")
    return Task("verdict", "done" if dossier.explanation.strip() else "todo", hint=dossier.outcome)


def _summary(dossier: DossierView) -> Task:
    words = len(dossier.summary.split())
    state: TaskState = "todo" if words == 0 else "doing" if words < SUMMARY_WORDS else "done"
    return Task("achievement", state)


def _initiatives(dossier: DossierView) -> list[Task]:
    if not dossier.initiatives_known:
        return []
    return [Task("initiatives", "done" if dossier.initiatives_chosen else "todo", required=False)]


def _papers(dossier: DossierView) -> list[Task]:
    return [
        Task(
            "paper",
            "done" if need.attached or need.declared_not_needed else "todo",
            about=need.kind,
            required=need.required,
            hint="not_needed" if need.declared_not_needed and not need.attached else "",
        )
        for need in dossier.papers
    ]


def _submission(dossier: DossierView, tasks: list[Task]) -> Task:
    if dossier.state not in ("draft", "returned"):
        return Task("submit", "done")
    ready = all(task.state == "done" for task in tasks if task.required)
    return Task("submit", "todo" if ready else "blocked")
