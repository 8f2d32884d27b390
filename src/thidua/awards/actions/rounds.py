"""Rounds and the registration of units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from thidua.awards.clock import local_day
from thidua.awards.domain import states
from thidua.awards.errors import BadSubject, Refused, TooLate, WrongState
from thidua.awards.models import Nomination, Registration, Round
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.models import Unit

DAYS = ("opens_on", "register_by", "submit_by", "received_on", "decide_on")


@dataclass(frozen=True)
class RoundPlan:
    """What a round is about and by which days; see `Round` for the meaning of each."""

    name: str
    year: int
    awards: list[str]
    opens_on: date
    register_by: date
    submit_by: date
    received_on: date
    decide_on: date
    guidance: str = ""
    local_rules: str = "unseen"
    programme: str = ""

    @property
    def days(self) -> dict[str, str]:
        return {key: getattr(self, key).isoformat() for key in DAYS}


@transaction.atomic
def create_round(plan: RoundPlan, *, unit: Unit, actor: User, at: datetime) -> Round:
    """Draft a round; units see it once it is opened."""
    require(actor, "awards.create_round", unit)
    made = Round(unit=unit, created_by=actor, **vars(plan))
    made.full_clean(exclude=["guidance"])
    made.save()
    record(
        "round.created", subject=made, actor=actor, at=at,
        after={"name": plan.name, "year": plan.year, "awards": plan.awards, **plan.days},
    )  # fmt: skip
    return made


@transaction.atomic
def change_round(
    round_id: int, *, name: str, awards: list[str], guidance: str, local_rules: str, actor: User, at: datetime
) -> Round:
    """Change what a round is about. An award that somebody is nominated for stays in it."""
    found = _locked(round_id)
    require(actor, "awards.change_round", found)
    if found.state == Round.State.CLOSED:
        raise WrongState(found)
    in_use = set(found.nominations.active().values_list("award", flat=True).distinct())
    if in_use - set(awards):
        raise Refused(
            _("Chưa lưu: có danh hiệu đang được đề nghị trong đợt này nên không bỏ ra được."),
            sorted(in_use - set(awards)),
        )
    before = {"name": found.name, "awards": found.awards, "guidance": found.guidance, "local_rules": found.local_rules}
    found.name, found.awards, found.guidance, found.local_rules = name, awards, guidance, local_rules
    after = {"name": name, "awards": awards, "guidance": guidance, "local_rules": local_rules}
    if before == after:
        return found
    found.full_clean()
    found.save(update_fields=list(after))
    record("round.changed", subject=found, actor=actor, at=at, before=before, after=after)
    return found


@transaction.atomic
def change_round_dates(round_id: int, *, dates: Mapping[str, date], actor: User, at: datetime) -> Round:
    """Change any of the five days; what was kept with submitted dossiers stays as it was."""
    found = _locked(round_id)
    require(actor, "awards.change_round", found)
    if found.state == Round.State.CLOSED:
        raise WrongState(found)
    changed = {key: day for key, day in dates.items() if getattr(found, key) != day}
    if not changed:
        return found
    before = {key: getattr(found, key).isoformat() for key in changed}
    for key, day in changed.items():
        setattr(found, key, day)
    found.full_clean()
    found.save(update_fields=list(changed))
    after = {key: day.isoformat() for key, day in changed.items()}
    record("round.dates_changed", subject=found, actor=actor, at=at, before=before, after=after)
    return found


def open_round(round_id: int, *, actor: User, at: datetime) -> Round:
    """Let the units see the round, register and nominate."""
    return move_round(round_id, Round.State.OPEN, actor=actor, at=at)


@transaction.atomic
def move_round(round_id: int, to: str, *, actor: User, at: datetime) -> Round:
    """Take the round one step on, or one back; asking twice for the same step changes nothing more."""
    found = _locked(round_id)
    require(actor, "awards.move_round", found)
    if found.state == to:
        return found
    if to not in states.round_moves(found.state):
        raise WrongState(found)
    if waiting := states.hindrances(to, _counts(found)):
        raise Refused(_("Đợt xét chưa chuyển bước được: còn hồ sơ chưa xử lý xong."), _waiting_lines(waiting))
    before, found.state = found.state, to
    found.save(update_fields=["state"])
    record("round.moved", subject=found, actor=actor, at=at, before={"state": before}, after={"state": to})
    return found


@transaction.atomic
def register_unit(
    round_id: int, unit: Unit, *, aims: Mapping[str, int], actor: User, at: datetime, note: str = ""
) -> Registration:
    """Register a unit, or change what it aims at while registration is open. `aims` counts per award key."""
    found = Round.objects.get(pk=round_id)
    require(actor, "awards.register_unit", unit)
    _require_registrable(found, unit, aims, at)
    aims = {key: number for key, number in aims.items() if number}
    made, is_new = Registration.objects.select_for_update().get_or_create(
        round=found, unit=unit, defaults={"aims": aims, "note": note, "registered_by": actor, "registered_at": at}
    )
    after: dict[str, Any] = {"round": found.name, "unit": unit.code, "aims": aims, "note": note}
    if is_new:
        record("registration.made", subject=made, actor=actor, at=at, after=after)
    elif (made.aims, made.note) != (aims, note):
        before = {"aims": made.aims, "note": made.note}
        made.aims, made.note = aims, note
        made.save(update_fields=["aims", "note"])
        record("registration.changed", subject=made, actor=actor, at=at, before=before, after=after)
    return made


def _require_registrable(found: Round, unit: Unit, aims: Mapping[str, int], at: datetime) -> None:
    if found.state != Round.State.OPEN:
        raise WrongState(found)
    if not unit.path.startswith(found.unit.path):
        raise BadSubject(_("%(unit)s không thuộc phạm vi của đợt xét này.") % {"unit": unit})
    if local_day(at) > found.submit_by:
        raise TooLate(_("Đợt xét đã hết hạn nộp hồ sơ nên không đăng ký được nữa. Liên hệ cơ quan thi đua của Bộ."))
    if strange := sorted(set(aims) - set(found.awards)):
        raise BadSubject(_("Đợt xét này không có danh hiệu: %(awards)s.") % {"awards": ", ".join(strange)})


def _locked(round_id: int) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("unit").get(pk=round_id)


def _counts(found: Round) -> dict[str, int]:
    rows = found.nominations.order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in rows}


def _waiting_lines(waiting: Mapping[str, int]) -> list[str]:
    line = _("%(number)d hồ sơ ở trạng thái “%(state)s”.")
    return [line % {"number": number, "state": Nomination.State(state).label} for state, number in waiting.items()]
