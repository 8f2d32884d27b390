"""Proposing, writing, submitting and withdrawing a dossier: the acts of the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.awards import dossier, rulebook, verdicts
from thidua.awards.actions.checks import list_problems, require_initiatives_free
from thidua.awards.actions.keeping import keep_verdicts
from thidua.awards.actions.locks import change_state, lock_list, lock_nomination, require_step
from thidua.awards.clock import local_day
from thidua.awards.domain import deadlines, tasks
from thidua.awards.errors import AlreadyNominated, BadSubject, EditConflict, NotReady, Refused, TooLate, WrongState
from thidua.awards.models import Nomination, ReturnReason, Round, Verdict
from thidua.core.errors import DomainError
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.organisation.models import Person, Unit
from thidua.record.models import Initiative


@transaction.atomic
def nominate(
    round_id: int,
    subject: Person | Unit,
    award: str,
    *,
    unit: Unit,
    actor: User,
    at: datetime,
    basis: str | None = None,
) -> Nomination:
    """Propose a person or a collective of the unit for an award; the dossier starts as a draft."""
    return _nominate([(subject, award)], round_id, unit=unit, actor=actor, at=at, basis=basis)[0]


@transaction.atomic
def nominate_many(
    round_id: int, pairs: Sequence[tuple[Person | Unit, str]], *, unit: Unit, actor: User, at: datetime
) -> list[Nomination]:
    """Propose many at once: all of them, or none and every problem is told (`Refused.problems`)."""
    return _nominate(pairs, round_id, unit=unit, actor=actor, at=at)


def _nominate(
    pairs: Sequence[tuple[Person | Unit, str]],
    round_id: int,
    *,
    unit: Unit,
    actor: User,
    at: datetime,
    basis: str | None = None,
) -> list[Nomination]:
    found = Round.objects.select_for_update(of=("self",)).select_related("unit").get(pk=round_id)
    require(actor, "awards.nominate", unit)
    _require_open(found, at)
    lock_list(found, unit)
    pairs = list(dict.fromkeys(pairs))  # a line ticked twice is one proposal
    standing = _standing(found, [subject for subject, _award in pairs])
    problems: list[DomainError] = []
    for subject, award in pairs:
        try:
            _require_nominable(found, unit, subject, award)
            if (type(subject), subject.pk, award) in standing:
                raise AlreadyNominated(standing[type(subject), subject.pk, award])
        except DomainError as error:
            problems.append(error)
    if problems and len(pairs) == 1:
        raise problems[0]
    if problems:
        raise Refused(_("Chưa lập đề nghị nào: có dòng chưa hợp lệ."), [str(error) for error in problems])
    made = [_make(found, unit, subject, award, actor=actor, at=at, basis=basis) for subject, award in pairs]
    found.save(update_fields=["next_number"])
    _remember_outcomes(made)
    return made


def _make(
    found: Round, unit: Unit, subject: Person | Unit, award: str, *, actor: User, at: datetime, basis: str | None
) -> Nomination:
    made = Nomination.objects.create(
        round=found,
        number=found.next_number,
        unit=unit,
        person=subject if isinstance(subject, Person) else None,
        collective=subject if isinstance(subject, Unit) else None,
        award=award,
        year=found.year,
        basis=basis or None,
        proposed_by=actor,
        proposed_at=at,
    )
    found.next_number += 1
    record(
        "nomination.proposed", subject=made, actor=actor, at=at,
        after={"round": found.name, "award": award, "subject": str(subject), "unit": unit.code, "state": made.state},
    )  # fmt: skip
    return made


def _standing(found: Round, subjects: Sequence[Person | Unit]) -> dict[tuple[type, int, str], Nomination]:
    """Nominations of these subjects that count in the round, by subject and award."""
    people = [one.pk for one in subjects if isinstance(one, Person)]
    collectives = [one.pk for one in subjects if isinstance(one, Unit)]
    rows = found.nominations.active().filter(Q(person__in=people) | Q(collective__in=collectives))
    rows = rows.select_related("person", "collective")
    return {(type(row.subject), row.subject.pk, row.award): row for row in rows}


def _require_open(found: Round, at: datetime) -> None:
    if found.state != Round.State.OPEN:
        raise WrongState(found)
    if not deadlines.may_nominate(found.state, found.submit_by, local_day(at)):
        raise TooLate(
            _("Hạn nộp hồ sơ là %(day)s, đã qua. Cơ quan thi đua của Bộ có thể gia hạn đợt xét.")
            % {"day": found.submit_by.strftime("%d/%m/%Y")}
        )


def _require_nominable(found: Round, unit: Unit, subject: Person | Unit, award: str) -> None:
    kind = "individual" if isinstance(subject, Person) else "collective"
    home = subject.unit if isinstance(subject, Person) else subject
    if award not in found.awards:
        raise BadSubject(_("Đợt xét này không xét %(award)s.") % {"award": rulebook.award_name(award)})
    if kind not in rulebook.award_kinds(award):
        raise BadSubject(
            _("%(award)s không dành cho %(subject)s: chọn danh hiệu khác hoặc người, tập thể khác.")
            % {"award": rulebook.award_name(award), "subject": subject}
        )
    if not home.path.startswith(unit.path):
        raise BadSubject(_("%(subject)s không thuộc %(unit)s.") % {"subject": subject, "unit": unit})
    if isinstance(subject, Person) and subject.left_on is not None:
        raise BadSubject(
            _("%(subject)s đã thôi việc từ %(day)s.")
            % {"subject": subject, "day": subject.left_on.strftime("%d/%m/%Y")}
        )


def _remember_outcomes(nominations: Sequence[Nomination]) -> None:
    """Keep the outcome of this moment for the lists; the dossier page always asks anew."""
    asked = verdicts.ask_each(nominations)
    for nomination in nominations:
        nomination.outcome = asked[nomination.pk].outcome
    Nomination.objects.bulk_update(nominations, ["outcome"])


CHANGEABLE = ("achievement", "explanation", "basis")


@transaction.atomic
def change_nomination(
    nomination_id: int,
    *,
    version: int,
    actor: User,
    at: datetime,
    initiatives: Sequence[Initiative] | None = None,
    **changes: Any,
) -> Nomination:
    """Write the dossier: `achievement`, `explanation`, `basis` and the initiatives; what is left out stays.

    Raises:
        EditConflict: the dossier is no longer at `version`; nothing was saved, both texts are in the error.
        InitiativeUsed: an initiative already serves another open dossier of the person.
    """
    nomination = lock_nomination(nomination_id)
    require(actor, "awards.change_nomination", nomination)
    require_step(nomination, "change")
    if unknown := set(changes) - set(CHANGEABLE):
        raise TypeError(f"cannot change {sorted(unknown)}; known: {', '.join(CHANGEABLE)}")
    before: dict[str, Any] = {key: getattr(nomination, key) for key in changes}
    after: dict[str, Any] = {key: value or (None if key == "basis" else "") for key, value in changes.items()}
    if initiatives is not None:
        before["initiatives"] = sorted(nomination.initiatives.values_list("pk", flat=True))
        after["initiatives"] = sorted(one.pk for one in initiatives)
    if before == after:
        return nomination
    if nomination.version != version:
        raise EditConflict(nomination, {**changes, **({"initiatives": initiatives} if initiatives is not None else {})})
    if initiatives is not None:
        _require_own(nomination, initiatives)
        require_initiatives_free(nomination, initiatives)
        nomination.initiatives.set(initiatives)
    for key, value in after.items():
        if key != "initiatives":
            setattr(nomination, key, value)
    nomination.version += 1
    nomination.outcome = verdicts.ask(nomination).outcome
    nomination.save(update_fields=[*changes, "version", "outcome"])
    record("nomination.changed", subject=nomination, actor=actor, at=at, before=before, after=after)
    return nomination


def _require_own(nomination: Nomination, initiatives: Sequence[Initiative]) -> None:
    own = set(dossier.known_initiatives(nomination).values_list("pk", flat=True))
    for initiative in initiatives:
        if initiative.pk not in own:
            raise BadSubject(
                _("“%(title)s” không có %(subject)s là tác giả.")
                % {"title": initiative.title, "subject": nomination.subject}
            )


@transaction.atomic
def submit_nomination(nomination_id: int, *, actor: User, at: datetime) -> Nomination:
    """Hand the dossier in, first time or again after a return; the verdict of this moment is kept with it.

    Pressing the button twice is one act: a dossier that is submitted already is given back as it is.

    Raises:
        NotReady: tasks are open, or the law says "not eligible"; every reason at once.
        CeilingReached, InitiativeUsed, TooLate, WrongState.
    """
    unlocked = Nomination.objects.select_related("round", "unit").get(pk=nomination_id)
    lock_list(unlocked.round, unlocked.unit)
    nomination = lock_nomination(nomination_id)
    require(actor, "awards.submit_nomination", nomination)
    if nomination.state == Nomination.State.SUBMITTED:
        return nomination
    require_step(nomination, "submit")
    _require_in_time(nomination, at)
    asked = verdicts.ask(nomination)
    _require_complete(nomination, asked)
    require_initiatives_free(nomination, list(nomination.initiatives.all()))
    if problems := list_problems(nomination):
        raise problems[0]
    again = nomination.submitted_at is not None
    nomination.submitted_at, nomination.submitted_by, nomination.outcome = at, actor, asked.outcome
    dossier.latest_return_answered(nomination, at)
    keep_verdicts({nomination.pk: asked}, Verdict.Moment.SUBMITTED, at=at)
    change_state(
        nomination, "submit", "nomination.submitted", actor=actor, at=at,
        fields=("submitted_at", "submitted_by", "outcome"), outcome=asked.outcome, again=again,
    )  # fmt: skip
    return nomination


def _require_in_time(nomination: Nomination, at: datetime) -> None:
    round_ = nomination.round
    last_return = nomination.returns.last() if nomination.state == Nomination.State.RETURNED else None
    if not deadlines.may_submit(
        round_.state, round_.submit_by, local_day(at), returned=last_return is not None,
        due_on=last_return.due_on if last_return else None,
    ):  # fmt: skip
        last_day = last_return.due_on if last_return and last_return.due_on else round_.submit_by
        raise TooLate(
            _(
                "Hạn nộp hồ sơ này là hết ngày %(day)s, nay không nộp được nữa. Liên hệ cơ quan thi đua "
                "của Bộ nếu cần gia hạn."
            )
            % {"day": last_day.strftime("%d/%m/%Y")}
        )


def _require_complete(nomination: Nomination, asked: verdicts.Asked) -> None:
    from thidua.awards.wording import task_hint, task_label

    missing = tasks.missing_tasks(dossier.view_of(nomination, asked.outcome))
    if missing:
        labels = dossier.paper_labels(nomination)
        lines = [(task_label(task, labels), task_hint(task)) for task in missing]
        raise NotReady([f"{label}: {hint}" if hint else label for label, hint in lines])


@transaction.atomic
def withdraw(nomination_id: int, *, reason: str, actor: User, at: datetime) -> Nomination:
    """Take the nomination back; the subject may then be nominated anew."""
    nomination = lock_nomination(nomination_id)
    require(actor, "awards.withdraw_nomination", nomination)
    if nomination.state == Nomination.State.WITHDRAWN:
        return nomination
    require_step(nomination, "withdraw")
    change_state(nomination, "withdraw", "nomination.withdrawn", actor=actor, at=at, reason=reason.strip())
    return nomination


@transaction.atomic
def answer_return(nomination_id: int, *, answers: Mapping[int, str], actor: User, at: datetime) -> Nomination:
    """Say, reason by reason (by its number), what was done about the last return."""
    nomination = lock_nomination(nomination_id)
    require(actor, "awards.change_nomination", nomination)
    require_step(nomination, "answer")
    reasons = list(ReturnReason.objects.filter(of=nomination.returns.last()))
    changed = []
    for reason in reasons:
        text = answers.get(reason.number, reason.answer).strip()
        if text != reason.answer:
            reason.answer = text
            changed.append(reason)
    if not changed:
        return nomination
    ReturnReason.objects.bulk_update(changed, ["answer"])
    nomination.version += 1
    nomination.save(update_fields=["version"])
    record(
        "nomination.answered", subject=nomination, actor=actor, at=at,
        after={str(reason.number): reason.answer for reason in changed},
    )  # fmt: skip
    return nomination
