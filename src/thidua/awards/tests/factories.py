"""Plain functions that make the objects of this room, for its own tests and those of higher rooms.

They write rows directly, so that a test of a higher room neither walks the whole path nor asks the law.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from thidua.awards.models import Nomination, Registration, Return, ReturnReason, Round, Verdict
from thidua.organisation.actions import prepare_person
from thidua.organisation.models import Person, Unit

NOON = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)
AWARDS = ["ldtt", "cstd-co-so", "cstd-bo", "giay-khen", "bang-khen-bo", "ttldtt", "ttldxs"]
SUMMARY = (
    "Trong năm, cá nhân đã hoàn thành mọi chỉ tiêu được giao, đề xuất hai cải tiến giảm thời gian dừng máy, kèm cặp ba "
    "công nhân mới và giữ nghiêm kỷ luật lao động."
)
_serial = count(1)


def make_round(ministry: Any, cast: Any, *, state: str = "open", **fields: Any) -> Round:
    """An open round of the ministry for 2025: dossiers until 20/12, decision planned on 30/12."""
    fields.setdefault("name", "Đợt xét mẫu năm 2025")
    fields.setdefault("awards", list(AWARDS))
    days = {
        "opens_on": date(2025, 11, 1),
        "register_by": date(2025, 11, 30),
        "submit_by": date(2025, 12, 20),
        "received_on": date(2025, 12, 22),
        "decide_on": date(2025, 12, 30),
    }
    return Round.objects.create(
        **{"unit": ministry.root, "year": 2025, "created_by": cast.department, **days, **fields, "state": state}
    )


def make_registration(round: Round, unit: Unit, *, by: Any, aims: dict[str, int] | None = None) -> Registration:
    made, _ = Registration.objects.get_or_create(
        round=round, unit=unit, defaults={"aims": aims or {"ldtt": 5}, "registered_by": by, "registered_at": NOON}
    )
    return made


def make_nominee(unit: Unit, name: str = "", **fields: Any) -> Person:
    """A person to be nominated; each call another one."""
    number = next(_serial)
    fields.setdefault("role", Person.WorkRole.DIRECT_WORKER)
    person = prepare_person(Person(full_name=name or f"Trần Văn Mẫu {number}", unit=unit, **fields))
    person.save()
    return person


def make_nomination(
    ministry: Any,
    cast: Any,
    *,
    round: Round | None = None,
    person: Person | None = None,
    collective: Unit | None = None,
    unit: Unit | None = None,
    award: str = "",
    state: str = "draft",
    **fields: Any,
) -> Nomination:
    """A nomination by VEAM's officer, of a new direct worker of its workshop unless told otherwise."""
    round = round or Round.objects.first() or make_round(ministry, cast)
    unit = unit or ministry.veam
    if person is None and collective is None:
        person = make_nominee(ministry.workshop)
    make_registration(round, unit, by=fields.get("proposed_by", cast.officer))
    made = Nomination.objects.create(
        **{
            "round": round,
            "number": round.next_number,
            "unit": unit,
            "person": person,
            "collective": collective,
            "award": award or ("ttldtt" if collective else "ldtt"),
            "year": round.year,
            "achievement": SUMMARY,
            "outcome": "eligible",
            "state": state,
            "proposed_by": cast.officer,
            "proposed_at": NOON,
            **fields,
        }
    )
    round.next_number += 1
    round.save(update_fields=["next_number"])
    return made


def make_submitted(ministry: Any, cast: Any, **fields: Any) -> Nomination:
    """Handed in, with the verdict kept."""
    fields = {"state": "submitted", "submitted_at": NOON, "submitted_by": cast.officer, **fields}
    return with_verdict(make_nomination(ministry, cast, **fields), Verdict.Moment.SUBMITTED)


def make_accepted(ministry: Any, cast: Any, **fields: Any) -> Nomination:
    """Accepted by the department: what the council receives."""
    fields = {"state": "accepted", "appraised_by": cast.department, "appraised_at": NOON, **fields}
    return with_verdict(make_submitted(ministry, cast, **fields), Verdict.Moment.ACCEPTED)


def make_passed(ministry: Any, cast: Any, **fields: Any) -> Nomination:
    """Passed by the council: what a decision is drawn from."""
    return with_verdict(make_accepted(ministry, cast, **{"state": "passed", **fields}), Verdict.Moment.VOTED)


def make_returned(
    ministry: Any, cast: Any, *, reasons: int = 2, due_on: date | None = None, **fields: Any
) -> Nomination:
    """Sent back by the department with numbered reasons."""
    made = make_submitted(ministry, cast, **{"state": "returned", **fields})
    back = Return.objects.create(
        nomination=made, number=1, returned_by=cast.department, returned_at=NOON, due_on=due_on,
        snapshot={"achievement": "Bản cũ."},
    )  # fmt: skip
    for number in range(1, reasons + 1):
        ReturnReason.objects.create(of=back, number=number, code="paper-missing", text=f"Bổ sung giấy tờ mẫu {number}.")
    return made


def with_verdict(nomination: Nomination, moment: str, outcome: str = "eligible") -> Nomination:
    question = {
        "award": nomination.award, "on": nomination.round.decide_on.isoformat(), "year": nomination.year,
        "facts": {"version": 1, "subject": {"id": f"mau-{nomination.pk}", "kind": nomination.subject_kind}},
    }  # fmt: skip
    answer = {
        "award": nomination.award, "on": question["on"], "year": nomination.year, "outcome": outcome, "clauses": [],
        "for_the_council": [], "rulebook": "mẫu",
    }  # fmt: skip
    Verdict.objects.create(
        nomination=nomination, moment=moment, at=NOON, question=question, answer=answer, outcome=outcome, rulebook="mẫu"
    )
    return nomination
