"""Answers questions by the law that was loaded. Keeps what it put together, since a list asks the same thing often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from thidua.law import answer as said
from thidua.law.assembly import Assembled, assemble, council_notes
from thidua.law.facts import Subject
from thidua.law.kernel.moment import Moment
from thidua.law.outcome import AWARD_WORDS
from thidua.law.outlook import Outlook, Standing
from thidua.law.question import Question
from thidua.law.rulebook import CouncilNote, Law, Regime, Rulebook
from thidua.law.running import Program

MOST_KEPT = 256


class Engine:
    """One law, and the programs made of it."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._programs: dict[Any, Program] = {}
        self._standards: dict[Any, Assembled | None] = {}

    def answer(self, question: Question, subject: Subject) -> dict[str, Any]:
        """One answer, reasons and outlook included."""
        return self.answers([question], subject)[0]

    def answers(self, questions: Sequence[Question], subject: Subject) -> list[dict[str, Any]]:
        """Answers on one subject; questions of one moment are run together."""
        found: list[dict[str, Any] | None] = [self.undecided(question, subject.kind) for question in questions]
        waiting: dict[Moment, list[int]] = {}
        for place, question in enumerate(questions):
            if found[place] is None:
                waiting.setdefault(question.moment, []).append(place)
        for moment, places in waiting.items():
            standards = [self._needed(questions[place], subject.kind) for place in places]
            row = self.program(standards, moment).run_subjects([subject]).row(0, named=True)
            outlook = self._outlook(subject, moment, standards, row)
            for place, assembled in zip(places, standards, strict=True):
                found[place] = self._whole(questions[place], assembled, subject, row, outlook)
        return [one for one in found if one is not None]

    def many(self, questions: Sequence[Question], subjects: Sequence[Subject]) -> dict[str, dict[str, dict[str, Any]]]:
        """Subject id, then award: outcome, branch, and the clauses that are not met with their reasons.

        All questions are of one moment. Subjects of both kinds may be mixed.
        """
        answers: dict[str, dict[str, dict[str, Any]]] = {subject.id: {} for subject in subjects}
        for kind in ("individual", "collective"):
            group = [subject for subject in subjects if subject.kind == kind]
            if not group:
                continue
            asked = []
            for question in questions:
                short = self.undecided(question, kind)
                if short is None:
                    asked.append(question)
                    continue
                for subject in group:
                    answers[subject.id][question.award] = dict(short)
            if asked:
                self._many_of_kind(asked, kind, group, answers)
        return answers

    def _many_of_kind(
        self,
        questions: Sequence[Question],
        kind: str,
        subjects: Sequence[Subject],
        answers: dict[str, dict[str, dict[str, Any]]],
    ) -> None:
        standards = [self._needed(question, kind) for question in questions]
        rows = self.program(standards, questions[0].moment).run_subjects(subjects)
        for subject, row in zip(subjects, rows.iter_rows(named=True), strict=True):
            for question, assembled in zip(questions, standards, strict=True):
                outcome, way = assembled.read_score(row[assembled.column])
                short = said.head(question, assembled.regime, assembled.book, AWARD_WORDS[outcome])
                short["basis"], short["branch"] = way.branch.basis, way.branch.id
                short["clauses"] = said.open_clauses(way, subject, row)
                answers[subject.id][question.award] = short

    def undecided(self, question: Question, kind: str) -> dict[str, Any] | None:
        """The answer where the law that was loaded cannot be run; None where it can."""
        regime = self.law.regime_on(question.decisive)
        if regime is None:
            return said.head(question, None, None, "not_in_force")
        book = self.law.rulebooks.get((regime.id, question.award))
        if not regime.is_read:
            why = f"Văn bản của giai đoạn này ({regime.vi}) chưa được đọc: cần người có thẩm quyền xem."
            return said.asks_people(question, regime, None, name="regime-unread", why=why, of=regime)
        if kind not in self.law.awards[question.award].kinds:
            return said.not_for_this_kind(question, regime, book, self.law, kind)
        if book is None or book.status == "unread" or kind not in book.standards:
            name = self.law.awards[question.award].vi
            why = f"Chưa nạp tiêu chuẩn {name} theo {regime.vi}: cần người có thẩm quyền xem."
            return said.asks_people(question, regime, book, name="standard-unread", why=why, of=regime)
        if self.standard(question, kind) is None:
            why = "Tiêu chuẩn đã nạp không có trường hợp khen thưởng này: cần người có thẩm quyền xem."
            return said.asks_people(question, regime, book, name="basis", why=why, of=regime)
        return None

    def standard(self, question: Question, kind: str) -> Assembled | None:
        key = (question.award, question.basis, kind, question.moment)
        if key not in self._standards:
            regime = self.law.regime_on(question.decisive)
            assert regime is not None
            book = self.law.rulebooks[regime.id, question.award]
            self._make_room(self._standards)
            self._standards[key] = assemble(self.law, regime, book, kind, question.moment, question.basis)
        return self._standards[key]

    def _needed(self, question: Question, kind: str) -> Assembled:
        standard = self.standard(question, kind)
        assert standard is not None
        return standard

    def program(self, standards: Sequence[Assembled], moment: Moment) -> Program:
        key = (moment, *(id(standard) for standard in standards))
        kept = self._programs.get(key)
        # An id may be used again once its standard was dropped: the standards themselves are compared as well.
        if kept is None or any(a is not b for a, b in zip(kept.standards, standards, strict=True)):
            self._make_room(self._programs)
            kept = self._programs[key] = Program.of(standards)
        return kept

    @staticmethod
    def _make_room(kept: dict[Any, Any]) -> None:
        while len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)))

    def _outlook(
        self, subject: Subject, moment: Moment, standards: Sequence[Assembled], row: dict[str, int]
    ) -> Outlook:
        """The years to come; awards that were not asked about are looked at when another rests on them."""
        asked = {standard.column: standard for standard in standards}

        def standing(award: str) -> Standing | None:
            question = Question(award, moment.on, moment.decisive, moment.year, None, moment.local_rules)
            if self.undecided(question, subject.kind) is not None:
                return None
            standard = self._needed(question, subject.kind)
            known = row
            if asked.get(standard.column) is not standard:
                known = self.program([standard], moment).run_subjects([subject]).row(0, named=True)
            outcome, way = standard.read_score(known[standard.column])
            return Standing(standard, way, outcome, known)

        return Outlook(subject, standing)

    def _whole(
        self, question: Question, assembled: Assembled, subject: Subject, row: dict[str, int], outlook: Outlook
    ) -> dict[str, Any]:
        outcome, way = assembled.read_score(row[assembled.column])
        answer = said.judged(question, assembled, way, outcome, subject, row)
        notes = council_notes(assembled)
        answer["for_the_council"] = said.for_the_council(notes, assembled, subject, self._transition(question))
        answer["earliest"] = outlook.earliest(Standing(assembled, way, outcome, row))
        return answer

    def _transition(self, question: Question) -> CouncilNote | None:
        """Where the law changed between receipt and decision, the rule that chose between them is shown."""
        if self.law.regime_on(question.on) == self.law.regime_on(question.decisive):
            return None
        return self.law.choice

    def suited(self, kind: str) -> list[str]:
        return [key for key, name in self.law.awards.items() if kind in name.kinds]

    def book_on(self, award: str, on: date) -> tuple[Regime | None, Rulebook | None]:
        regime = self.law.regime_on(on)
        return regime, self.law.rulebooks.get((regime.id, award)) if regime else None


def questions_of(
    awards: Iterable[str],
    *,
    on: date,
    received_on: date | None,
    year: int | None,
    local_rules: str | None = None,
) -> list[Question]:
    """One question per award, all of one moment; a receipt after the decision day counts as that day."""
    received = min(received_on, on) if received_on else None
    return [Question(award, on, received, year or on.year, None, local_rules) for award in dict.fromkeys(awards)]
