"""Issue a signed decision: number, certificates, facts of the record and events, all of it or none of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.awards.actions import mark_decided
from thidua.core.events import build_event, record, write_events
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.decisions import printing, recording, rulebook
from thidua.decisions.actions.drafting import items_with_nominations, lock_decision
from thidua.decisions.checking import require_still_good
from thidua.decisions.domain import numbers
from thidua.decisions.domain.commitments import commitment, public_hash
from thidua.decisions.errors import AlreadyIssued, BadDate, BadNumber, NumberUsed, WrongState
from thidua.decisions.models import (
    Certificate,
    Decision,
    DecisionItem,
    RegisterSeries,
    new_public_id,
    new_salt,
)
from thidua.decisions.wording import award_words


@transaction.atomic
def issue_decision(decision_id: int, *, number: str, decided_on: date, actor: User, at: datetime) -> Decision:
    """Give a signed decision its number and date, and do at once all that follows from it.

    Asking twice with the same number and date is one act. Number of queries: fixed, apart from what the database
    splits into batches.

    Raises:
        BadNumber, BadDate, NumberUsed: what was typed cannot be.
        AlreadyIssued: it has another number already. CannotList: the law or a dossier says no by now.
    """
    decision = lock_decision(decision_id)
    require(actor, "decisions.issue", decision)
    plain_number = _number(number)
    if decision.is_issued:
        if (decision.number, decision.decided_on) == (plain_number, decided_on):
            return decision
        raise AlreadyIssued(decision)
    if decision.state != Decision.State.SIGNED:
        raise WrongState(decision)
    _require_date(decision, decided_on, at)
    items = items_with_nominations(decision)
    require_still_good(decision, items, on=decided_on)
    _give_number(decision, plain_number, decided_on, actor=actor, at=at)
    _give_bonuses(decision, items)
    certificates = _certificates(decision, items)
    recording.write_awards(decision, certificates, actor=actor, at=at)
    mark_decided(
        [item.nomination_id for item in items], actor=actor, at=at, by=decision.shown_number, decided_on=decided_on
    )
    record("decision.issued", subject=decision, actor=actor, at=at, after=issued_facts(decision, len(items)))
    write_events(
        [
            build_event("certificate.issued", subject=one, actor=actor, at=at, after=certificate_facts(one))
            for one in certificates
        ]
    )
    return decision


def issued_facts(decision: Decision, lines: int) -> dict[str, Any]:
    """What the register keeps of a decision: no name of anybody."""
    assert decision.decided_on is not None
    return {
        "body": decision.unit.code,
        "number": decision.number,
        "symbol": decision.symbol,
        "decided_on": decision.decided_on.isoformat(),
        "award": decision.award,
        "lines": lines,
        "state": str(decision.state),
    }


def certificate_facts(certificate: Certificate) -> dict[str, Any]:
    """What the register keeps of a certificate: the public address only as a hash, the words only as a commitment."""
    return {
        "decision": certificate.item.decision_id,
        "register_no": certificate.register_no,
        "public_hash": certificate.public_hash,
        "commitment": certificate.commitment,
        "state": str(certificate.state),
    }


def _number(typed: str) -> str:
    try:
        return numbers.decision_number(typed)
    except numbers.BadNumber:
        raise BadNumber(typed) from None


def _require_date(decision: Decision, decided_on: date, at: datetime) -> None:
    if decided_on > timezone.localtime(at).date():
        raise BadDate(_("Ngày quyết định không được sau ngày hôm nay."))
    if decided_on < decision.round.opens_on:
        raise BadDate(
            _("Ngày quyết định không được trước ngày mở đợt xét (%(day)s).")
            % {"day": f"{decision.round.opens_on:%d/%m/%Y}"}
        )


def _give_number(decision: Decision, number: str, decided_on: date, *, actor: User, at: datetime) -> None:
    year = numbers.register_year(decided_on)
    other = Decision.objects.filter(unit=decision.unit, symbol=decision.symbol, number=number, number_year=year).first()
    if other is not None:
        raise NumberUsed(decision.symbol and numbers.shown_number(number, decision.symbol), year, other)
    decision.number, decision.number_year, decision.decided_on = number, year, decided_on
    decision.state, decision.issued_by, decision.issued_at = Decision.State.ISSUED, actor, at
    decision.version += 1
    fields = ["number", "number_year", "decided_on", "state", "issued_by", "issued_at", "version"]
    try:
        with transaction.atomic():
            decision.save(update_fields=fields)
    except IntegrityError:  # somebody took the number between the look and the write
        raise NumberUsed(numbers.shown_number(number, decision.symbol), year, None) from None


def _give_bonuses(decision: Decision, items: Sequence[DecisionItem]) -> None:
    """By the base salary in force on the day of the decision; one question for each kind of subject."""
    assert decision.decided_on is not None
    kinds = {item.nomination.subject_kind for item in items}
    answers = {kind: rulebook.bonus(decision.award, kind=kind, on=decision.decided_on) for kind in kinds}
    for item in items:
        item.bonus = answers[item.nomination.subject_kind]
    DecisionItem.objects.bulk_update(items, ["bonus"])


def _certificates(decision: Decision, items: Sequence[DecisionItem]) -> list[Certificate]:
    first = _take_numbers(decision, len(items))
    made = []
    for sequence, item in enumerate(items, start=first):
        item.decision = decision
        public_id, salt = new_public_id(), new_salt()
        printed = printing.printed_of(item)
        made.append(
            Certificate(
                public_id=public_id,
                public_hash=public_hash(public_id),
                item=item,
                register_no=str(_register_number(decision, sequence)),
                printed=printed,
                salt=salt,
                commitment=commitment(salt, printed),
            )
        )
    return Certificate.objects.bulk_create(made)


def _register_number(decision: Decision, sequence: int) -> numbers.RegisterNumber:
    assert decision.number_year is not None
    body = numbers.plain(decision.unit.code)
    return numbers.RegisterNumber(sequence, decision.number_year, award_words(decision.award).mark, body)


def _take_numbers(decision: Decision, count: int) -> int:
    """The first of `count` numbers in a row. The row of the series is the lock; a rollback gives them back."""
    assert decision.number_year is not None
    mark = award_words(decision.award).mark
    series, _made = RegisterSeries.objects.select_for_update().get_or_create(
        unit=decision.unit, mark=mark, year=decision.number_year
    )
    first = series.next
    series.next = first + count
    series.save(update_fields=["next"])
    return first
