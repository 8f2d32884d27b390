"""What people do in a round of the example, told in few words: open, register, propose, write, submit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.awards import actions, dossier, rulebook, verdicts
from thidua.awards.models import Nomination, Round
from thidua.config.example.ministry import Example
from thidua.core.models import User
from thidua.organisation.models import Person, Unit
from thidua.record.models import Award, InitiativeUse

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LOOKED_AT = 150  # people of a unit among whom nominees are looked for
WORKER = "congnhan"
ACHIEVEMENT = (
    "Hoàn thành {share} % kế hoạch được giao, đề xuất cải tiến giúp giảm thời gian dừng máy và tiết kiệm vật tư; "
    "kèm cặp {young} đồng nghiệp mới, giữ nghiêm kỷ luật lao động, tham gia đầy đủ các phong trào thi đua của đơn vị "
    "(nội dung mẫu)."
)
EXPLANATION = (
    "Tiêu chuẩn riêng của đơn vị đã được tập thể bình xét công khai, biên bản kèm theo; dữ liệu còn thiếu đang được "
    "đơn vị bổ sung (giải trình mẫu)."
)


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), VIETNAM)


@dataclass
class RoundHands:
    """One round and those who act in it."""

    example: Example
    round: Round
    _answers: dict[str, list[tuple[Person, dict[str, str]]]] = field(default_factory=dict)
    _proposed: set[Person | Unit] = field(default_factory=set)  # everybody stands on one list of the round only

    @classmethod
    def opened(cls, example: Example, plan: actions.RoundPlan) -> RoundHands:
        """A round that the department created and opened on its first day."""
        at = moment(plan.opens_on, 8)
        made = actions.create_round(plan, unit=example.root, actor=example.department, at=at)
        return cls(example, actions.open_round(made.pk, actor=example.department, at=at))

    def officer(self, code: str) -> User:
        return self.example.officers[code]

    def register(self, code: str, day: date, aims: dict[str, int], note: str = "") -> None:
        unit = self.example.units[code]
        actions.register_unit(self.round.pk, unit, aims=aims, note=note, actor=self.officer(code), at=moment(day, 10))

    def people(self, code: str, award: str, *outcomes: str) -> list[Person]:
        """People neither proposed nor holders yet whose verdict is one of the outcomes ("eligible" by default)."""
        wanted = [
            person
            for person, answers in self._asked(code)
            if answers.get(award) in (outcomes or ("eligible",)) and person not in self._proposed
        ]
        held = Award.objects.counting().filter(person__in=wanted, award=award, year=self.round.year)
        holders = set(held.values_list("person", flat=True))
        return [person for person in wanted if person.pk not in holders]

    def collectives(self, code: str, award: str, *outcomes: str) -> list[Unit]:
        found = self.example.peopled[code].collectives[:40]
        answers = verdicts.outcomes_of_many(found, [award], self.round)
        return [
            unit for unit, answer in zip(found, answers, strict=True)
            if answer.get(award, {}).get("outcome") in (outcomes or ("eligible",)) and unit not in self._proposed
            and not unit.awards.filter(award=award, year=self.round.year).exists()
        ]  # fmt: skip

    def _asked(self, code: str) -> list[tuple[Person, dict[str, str]]]:
        """The first people of the unit with their outcomes by award; never the worker of the cast."""
        if code not in self._answers:
            people = [
                person for person in self.example.peopled[code].people[:LOOKED_AT]
                if person.left_on is None and person.user_id is None
            ]  # fmt: skip
            suited = rulebook.awards_for("individual", list(self.round.awards))
            answers = verdicts.outcomes_of_many(people, suited, self.round)
            self._answers[code] = [
                (person, {award: answer["outcome"] for award, answer in by_award.items()})
                for person, by_award in zip(people, answers, strict=True)
            ]
        return self._answers[code]

    def propose(self, code: str, subjects: Iterable[Person | Unit], award: str, day: date) -> list[Nomination]:
        """Draft dossiers, still empty."""
        pairs = [(subject, award) for subject in subjects]
        if not pairs:
            return []
        self._proposed.update(subject for subject, _ in pairs)
        return actions.nominate_many(
            self.round.pk, pairs, unit=self.example.units[code], actor=self.officer(code), at=moment(day, 14)
        )

    def write(self, nomination: Nomination, day: date, *, without: int = 0) -> None:
        """Write the dossier and attach its papers; the last `without` papers are still missing."""
        actor, at = nomination.proposed_by, moment(day, 15)
        initiatives = unused_initiatives(nomination)
        actions.change_nomination(
            nomination.pk,
            version=nomination.version,
            achievement=ACHIEVEMENT.format(share=101 + nomination.number % 17, young=1 + nomination.number % 3),
            explanation="" if nomination.outcome == "eligible" else EXPLANATION,
            initiatives=initiatives[:1],
            actor=actor,
            at=at,
        )
        lines = dossier.paper_lines(nomination)
        for line in lines[: len(lines) - without]:
            upload = SimpleUploadedFile(f"{line.kind.id}-mau.pdf", sample_pdf(), "application/pdf")
            actions.attach_paper(nomination.pk, line.kind.id, upload, actor=actor, at=at)
        nomination.refresh_from_db()

    def submit(self, nomination: Nomination, day: date) -> Nomination:
        return actions.submit_nomination(nomination.pk, actor=nomination.proposed_by, at=moment(day, 16))

    def hand_in(self, code: str, subjects: Iterable[Person | Unit], award: str, day: date) -> list[Nomination]:
        """Propose, write and submit."""
        made = self.propose(code, subjects, award, day)
        for nomination in made:
            self.write(nomination, day)
        return [self.submit(nomination, day) for nomination in made]

    def accept(self, nominations: Iterable[Nomination], day: date) -> list[Nomination]:
        return [
            actions.accept(
                one.pk, actor=self.example.department, at=moment(day, 10),
                note="" if one.outcome == "eligible" else "Đã đối chiếu biên bản bình xét của đơn vị (ý kiến mẫu).",
            )
            for one in nominations
        ]  # fmt: skip

    def move(self, to: str, day: date, *, by: User | None = None) -> None:
        self.round = actions.move_round(self.round.pk, to, actor=by or self.example.department, at=moment(day, 8))


def unused_initiatives(nomination: Nomination) -> list:  # type: ignore[type-arg]
    """The nominee's initiatives that no award and no other dossier of theirs has used yet."""
    if nomination.person_id is None:
        return []
    used = InitiativeUse.objects.filter(person=nomination.person_id).values("initiative")
    asked = Nomination.objects.filter(person=nomination.person_id).exclude(pk=nomination.pk).values("initiatives")
    free = dossier.known_initiatives(nomination).exclude(pk__in=used)
    return list(free.exclude(pk__in=asked.filter(initiatives__isnull=False)))


@cache
def sample_pdf() -> bytes:
    """One page that says it is a sample."""
    page = '#set page(paper: "a5")\n#align(center + horizon)[= GIẤY TỜ MẪU\nTệp mẫu, không có giá trị.]'
    return bytes(typst.compile(page.encode()))
