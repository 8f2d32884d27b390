"""What the pages of one dossier show, gathered once: verdict, tasks, papers, returns, history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.awards import defects, dossier, queries, rulebook, verdicts, wording
from thidua.awards.domain import states
from thidua.awards.domain.advice import Advice, advice_on
from thidua.awards.domain.changes import differences
from thidua.awards.domain.tasks import Task, tasks_of
from thidua.awards.models import Nomination, Return
from thidua.awards.readable import readable
from thidua.awards.views.frame import record_url
from thidua.awards.views.nominations import verdict_basis
from thidua.core.models import Event
from thidua.organisation.models import Person
from thidua.record.ways import Way, way_to
from thidua.ui.verdict import in_words
from thidua.ui.words import known_words

PAGE_OF_TASK = {"achievement": "#id_achievement", "initiatives": "#id_initiatives", "verdict": "#id_explanation"}


@dataclass
class Case:
    """One dossier as its pages need it; each part is read when a template asks for it.

    Args:
        can_edit: whether this viewer may change it in its present state; tasks link only then.
        can_record: whether this viewer keeps the subject's record; missing facts link to their forms only then.
        on: another day of decision to ask the law about.
    """

    nomination: Nomination
    can_edit: bool = False
    can_record: bool = False
    on: date | None = None

    @cached_property
    def asked(self) -> verdicts.Asked:
        return verdicts.ask(self.nomination, on=self.on)

    @cached_property
    def answer(self) -> dict[str, Any]:
        """The answer, each year with the way to the record and each missing fact with the way to its form."""
        url = record_url(self.nomination.subject)
        answer = readable(self.asked.answer)
        if url:
            answer["clauses"] = [self._with_ways(clause, url) for clause in answer.get("clauses", ())]
        return answer

    @property
    def answer_beside_advice(self) -> dict[str, Any]:
        """Without the earliest year, which the advice beside it tells."""
        return {key: value for key, value in self.answer.items() if key != "earliest"}

    def _with_ways(self, clause: Mapping[str, Any], url: str) -> dict[str, Any]:
        found = {**clause, "years_url": url}
        if self.can_record:
            found["ways"] = {item: way.url for item in clause.get("missing") or () if (way := self._way(str(item)))}
        if clause["outcome"] in ("not_met", "unknown") and not clause.get("action_url"):
            found |= {"action_url": url, "action_label": _("Xem hồ sơ dữ liệu")}
        return found

    def _way(self, item: str) -> Way | None:
        part, _dot, kind = item.partition(".")
        if part != "papers":
            return way_to(item, self.nomination.subject)
        label = _("Đính kèm %(paper)s") % {"paper": in_words(item, {**known_words(), **self.names})}
        return Way(label, reverse("awards:paper", args=[self.nomination.pk, kind])) if self.can_edit else None

    @cached_property
    def ways(self) -> list[Way]:
        """Every missing fact that this viewer can enter, once, in the order of the clauses."""
        if not self.can_record:
            return []
        items = [item for clause in self.asked.answer.get("clauses", ()) for item in clause.get("missing") or ()]
        found = [way for item in dict.fromkeys(map(str, items)) if (way := self._way(item))]
        return list(dict.fromkeys(found))

    @cached_property
    def names(self) -> dict[str, str]:
        return rulebook.names_in(self.asked.answer)

    @property
    def award_name(self) -> str:
        return rulebook.award_name(self.nomination.award)

    @property
    def basis_line(self) -> str:
        return verdict_basis(self.nomination.round, self.on)

    @property
    def is_person(self) -> bool:
        return isinstance(self.nomination.subject, Person)

    @property
    def record_url(self) -> str:
        return record_url(self.nomination.subject)

    @property
    def steps(self) -> list[dict[str, str]]:
        return [
            {"label": wording.step_label(step), "state": mark, "url": ""}
            for step, mark in states.dossier_steps(self.nomination.state)
        ]

    @cached_property
    def paper_lines(self) -> list[dossier.PaperLine]:
        return dossier.paper_lines(self.nomination)

    @property
    def papers_cite(self) -> str:
        """The provision that asks for the papers, when it is the same for all of them; else each names its own."""
        cites = {line.kind.cites for line in self.paper_lines if line.kind.cites}
        return cites.pop() if len(cites) == 1 else ""

    @property
    def papers_part(self) -> str:
        """Where the rulebook asks for the first of them."""
        return next((line.part for line in self.paper_lines if line.kind.cites), "")

    @property
    def paper_labels(self) -> dict[str, str]:
        return {line.kind.id: line.kind.label for line in self.paper_lines}

    @cached_property
    def tasks(self) -> list[dict[str, Any]]:
        now = verdicts.ask(self.nomination) if self.on else self.asked  # another day asked about changes no task
        view = dossier.view_of(self.nomination, now.outcome)
        return [self._task_line(task) for task in tasks_of(view)]

    def _task_line(self, task: Task) -> dict[str, Any]:
        return {
            "label": wording.task_label(task, self.paper_labels),
            "state": task.state,
            "hint": wording.task_hint(task),
            "required": task.required,
            "url": self._task_url(task) if self.can_edit else "",
        }

    def _task_url(self, task: Task) -> str:
        key = [self.nomination.pk]
        if task.key == "paper":
            return reverse("awards:paper", args=[*key, task.about])
        if task.key == "answer":
            return reverse("awards:returned", args=key)
        if task.key == "submit":
            return reverse("awards:check_answers", args=key)
        if task.key == "verdict" and task.hint in ("eligible", "not_eligible", "not_in_force"):
            return "#ket-luan"
        return reverse("awards:nomination_edit", args=key) + PAGE_OF_TASK.get(task.key, "")

    @property
    def is_ready(self) -> bool:
        return any(task["state"] == "todo" for task in self.tasks[-1:])

    @property
    def done_count(self) -> int:
        return sum(task["state"] == "done" for task in self.tasks[:-1])

    @cached_property
    def advice(self) -> list[dict[str, Any]]:
        """What can be done about the verdict, in words, with a way where there is one."""
        if self.asked.outcome == "eligible":
            return []
        round_ = self.nomination.round
        kind = self.nomination.subject_kind
        suited = [key for key in rulebook.awards_for(kind, round_.awards) if key != self.nomination.award]
        answers = verdicts.outcomes_of_many([self.nomination.subject], suited, round_, unit=self.nomination.unit)[0]
        others = {key: str(answers[key]["outcome"]) for key in suited if key in answers}
        return [self._advice_line(one) for one in advice_on(self.asked.answer, others)]

    def _advice_line(self, advice: Advice) -> dict[str, Any]:
        words = {**known_words(), **self.names}
        line: dict[str, Any] = {
            "text": wording.advice_text(
                advice,
                conditions=[in_words(one, words) for one in advice.conditions],
            ),
            "url": "",
            "label": "",
            "award": rulebook.award_name(advice.award) if advice.award else "",
        }
        if advice.kind == "complete_record" and self.record_url:
            line |= {"url": self.record_url, "label": _("Mở hồ sơ dữ liệu"), "ways": self.ways}
        elif advice.kind == "explain" and self.can_edit:
            url = reverse("awards:nomination_edit", args=[self.nomination.pk])
            line |= {"url": f"{url}#id_explanation", "label": _("Viết giải trình")}
        elif advice.kind == "other_award" and self.can_edit:
            key = f"{'p' if self.is_person else 'u'}{self.nomination.subject.pk}"
            url = reverse("awards:nominate", args=[self.nomination.round_id])
            line |= {
                "url": f"{url}?unit={self.nomination.unit.code}&subject={key}&award={advice.award}",
                "label": _("Chuyển đề nghị"),
            }
        return line

    @cached_property
    def returns(self) -> list[dict[str, Any]]:
        """Returns, the last first, each with its reasons and, for the last, what changed since."""
        found = list(self.nomination.returns.select_related("returned_by").prefetch_related("reasons"))
        return [self._return_block(one, is_last=one == found[-1]) for one in reversed(found)]

    def _return_block(self, one: Return, *, is_last: bool) -> dict[str, Any]:
        labels = self.about_labels
        return {
            "made": one,
            "reasons": [
                {
                    "number": reason.number,
                    "code": defects.defect_label(reason.code),
                    "about": labels.get(reason.about, reason.about),
                    "text": reason.text,
                    "answer": reason.answer,
                }
                for reason in one.reasons.all()
            ],
            "changes": [
                {
                    "part": wording.part_label(change.part, self.paper_labels),
                    "before": change.before,
                    "after": change.after,
                }
                for change in (differences(one.snapshot, dossier.snapshot(self.nomination)) if is_last else [])
            ],
            "is_last": is_last,
        }

    @cached_property
    def about_labels(self) -> dict[str, str]:
        """What a reason may be about: each paper and each clause of the verdict."""
        papers = {f"paper:{line.kind.id}": line.kind.label for line in self.paper_lines}
        clauses = {
            f"clause:{clause.get('id', '')}": str(clause.get("title") or clause.get("reason") or clause.get("id", ""))[
                :90
            ]
            for clause in self.asked.answer.get("clauses", ())
        }
        return {"achievement": _("Tóm tắt thành tích"), **papers, **clauses}

    @cached_property
    def initiatives(self) -> list[Any]:
        return list(self.nomination.initiatives.order_by("-year", "pk")) if self.is_person else []

    @cached_property
    def kept(self) -> list[Any]:
        return list(self.nomination.verdicts.order_by("-at", "-pk"))

    @cached_property
    def events(self) -> list[Event]:
        return list(queries.history_of(self.nomination))

    @property
    def recent(self) -> list[Event]:
        return self.events[:6]

    @cached_property
    def elsewhere(self) -> list[Nomination]:
        return queries.open_elsewhere(self.nomination.subject, but=self.nomination)

    @cached_property
    def held(self) -> list[Any]:
        return queries.titles_held(self.nomination.subject)
