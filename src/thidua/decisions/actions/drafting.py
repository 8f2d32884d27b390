"""A decision before it has a number: drafted by the department, signed by the leader, taken back to draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.awards.actions import keep_verdicts
from thidua.awards.models import Nomination, Round, Verdict
from thidua.awards.rulebook import award_name
from thidua.core.events import record
from thidua.core.models import User
from thidua.core.permissions import require
from thidua.core.roles import Role
from thidua.decisions import rulebook
from thidua.decisions.checking import require_still_good
from thidua.decisions.domain.lists import Line, list_problems, signing_problems
from thidua.decisions.errors import CannotList, EditConflict, WrongState
from thidua.decisions.listing import candidates, in_list_order, lines, ready_nominations
from thidua.decisions.models import Decision, DecisionItem
from thidua.decisions.wording import Occasion, head_of
from thidua.organisation.models import RoleGrant, Unit

SIGNING = ("signed_by", "signed_at")  # empty in a draft
ISSUING = ("issued_by", "issued_at")


@dataclass(frozen=True)
class DraftText:
    """What a drafter may change in a draft; everything else follows from the round and the record."""

    subject: str
    bases: list[str]
    articles: list[str]
    recipients: list[str]
    place: str
    symbol: str
    decided_by: str
    authority_line: str
    signatory_title: str
    signatory_name: str


@transaction.atomic
def draft_decision(
    round_id: int, award: str, *, actor: User, at: datetime, nomination_ids: Iterable[int] | None = None
) -> Decision:
    """Draft the decision of one round and award over all that passed, or over the given nominations."""
    round_ = Round.objects.select_for_update(of=("self",)).select_related("unit__parent").get(pk=round_id)
    require(actor, "decisions.draft", round_.unit)
    named = _chosen(round_, award, nomination_ids)
    _require_list(named, round_)
    decision = _worded(round_, award, named)
    decision.drafted_by, decision.drafted_at = actor, at
    decision.save()
    DecisionItem.objects.bulk_create(lines(decision, named))
    record(
        "decision.drafted", subject=decision, actor=actor, at=at,
        after={"round": round_.pk, "award": award, "lines": len(named)},
    )  # fmt: skip
    return decision


def _chosen(round_: Round, award: str, nomination_ids: Iterable[int] | None) -> list[Nomination]:
    if nomination_ids is None:
        return ready_nominations(round_, award)
    return list(in_list_order(Nomination.objects.filter(pk__in=list(nomination_ids))))


def _require_list(named: Sequence[Nomination], round_: Round, *, besides: int | None = None) -> None:
    if problems := list_problems(candidates(named, on=round_.decide_on, besides=besides)):
        raise CannotList(_("Chưa lập được quyết định cho danh sách này."), problems)


def _worded(round_: Round, award: str, named: Sequence[Nomination]) -> Decision:
    unit = round_.unit
    head = head_of(unit.kind)
    occasion = Occasion(
        award=award,
        award_name=award_name(award),
        year=round_.year,
        body=unit.name_vi,
        head=head,
        individuals=sum(one.person_id is not None for one in named),
        collectives=sum(one.collective_id is not None for one in named),
    )
    regime = rulebook.regime_for(on=round_.decide_on, received_on=round_.received_on)
    return Decision(
        round=round_,
        unit=unit,
        award=award,
        award_name=occasion.on_paper,
        subject=occasion.subject,
        governing_body=unit.parent.name_vi if unit.parent else "",
        issuing_body=unit.name_vi,
        decided_by=f"{head} {unit.name_vi}",
        bases=[one.text for one in occasion.bases(regime=regime, on=round_.decide_on, kind=unit.kind)],
        articles=occasion.articles,
        recipients=occasion.recipients,
        symbol=f"QĐ-{unit.code}",
        signatory_title=head,
        signatory_name=_leader_name(unit),
        authority=rulebook.authority(award, on=round_.decide_on),
    )


def _leader_name(unit: Unit) -> str:
    """The name of the one leader of the body; with several, the drafter writes it."""
    grants = RoleGrant.objects.filter(role=Role.LEADER, unit=unit, user__is_active=True).select_related("user")
    names = {grant.user.full_name for grant in grants}
    return names.pop() if len(names) == 1 else ""


@transaction.atomic
def change_draft(
    decision_id: int,
    *,
    actor: User,
    at: datetime,
    version: int,
    text: DraftText | None = None,
    nomination_ids: Iterable[int] | None = None,
) -> Decision:
    """Change the words of a draft, or the nominations it names. `version`: the one the drafter had open."""
    decision = lock_decision(decision_id)
    require(actor, "decisions.change_draft", decision)
    if decision.state != Decision.State.DRAFT:
        raise WrongState(decision)
    if decision.version != version:
        raise EditConflict
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    if text is not None:
        for key, value in asdict(text).items():
            if getattr(decision, key) != value:
                before[key], after[key] = getattr(decision, key), value
                setattr(decision, key, value)
    if nomination_ids is not None:
        _change_list(decision, list(nomination_ids), before, after)
    if not after:
        return decision
    decision.version += 1
    decision.full_clean(exclude=["bases", "articles", "recipients", "authority", *SIGNING, *ISSUING])
    decision.save()
    record("decision.changed", subject=decision, actor=actor, at=at, before=before, after=after)
    return decision


def _change_list(decision: Decision, wanted: list[int], before: dict[str, object], after: dict[str, object]) -> None:
    listed = list(decision.items.values_list("nomination", flat=True))
    if set(listed) == set(wanted):
        return
    named = _chosen(decision.round, decision.award, wanted)
    _require_list(named, decision.round, besides=decision.pk)
    DecisionItem.objects.filter(decision=decision).delete()
    DecisionItem.objects.bulk_create(lines(decision, named))
    before["nominations"], after["nominations"] = sorted(listed), sorted(wanted)


@transaction.atomic
def discard_draft(decision_id: int, *, actor: User, at: datetime) -> None:
    """Drop a draft; its nominations are free again for another."""
    decision = lock_decision(decision_id)
    require(actor, "decisions.change_draft", decision)
    if decision.state != Decision.State.DRAFT:
        raise WrongState(decision)
    record(
        "decision.discarded", subject=decision, actor=actor, at=at,
        before={"round": decision.round_id, "award": decision.award, "lines": decision.items.count()},
    )  # fmt: skip
    decision.items.all().delete()
    decision.delete()


@transaction.atomic
def sign_decision(decision_id: int, *, actor: User, at: datetime) -> Decision:
    """The leader signs the list as it stands; the verdicts of that moment are kept. Signing twice is one act.

    Raises:
        CannotList: the signer is named or proposed somebody, or the law no longer says yes.
    """
    decision = lock_decision(decision_id)
    require(actor, "decisions.sign", decision)
    if decision.state == Decision.State.SIGNED and decision.signed_by_id == actor.pk:
        return decision
    if decision.state != Decision.State.DRAFT:
        raise WrongState(decision)
    items = items_with_nominations(decision)
    _require_no_own_interest(items, actor)
    asked = require_still_good(decision, items, on=decision.round.decide_on)
    decision.state, decision.signed_by, decision.signed_at = Decision.State.SIGNED, actor, at
    decision.version += 1
    decision.save(update_fields=["state", "signed_by", "signed_at", "version"])
    keep_verdicts(asked, Verdict.Moment.DECIDED, at=at)
    record("decision.signed", subject=decision, actor=actor, at=at, after={"lines": len(items)})
    return decision


def _require_no_own_interest(items: Sequence[DecisionItem], actor: User) -> None:
    named = [
        Line(
            label=item.recipient,
            named_user=item.nomination.person.user_id if item.nomination.person else None,
            proposed_by=(item.nomination.proposed_by_id, item.nomination.submitted_by_id),
        )
        for item in items
    ]
    if problems := signing_problems(named, signer=actor.pk):
        raise CannotList(_("Anh/chị không ký được quyết định này. Giao cho người khác có thẩm quyền ký."), problems)


@transaction.atomic
def reopen_decision(decision_id: int, *, reason: str, actor: User, at: datetime) -> Decision:
    """Take a signed decision back to draft, as long as it has no number."""
    decision = lock_decision(decision_id)
    require(actor, "decisions.reopen", decision)
    if decision.state != Decision.State.SIGNED:
        raise WrongState(decision)
    decision.state, decision.signed_by, decision.signed_at = Decision.State.DRAFT, None, None
    decision.version += 1
    decision.save(update_fields=["state", "signed_by", "signed_at", "version"])
    record("decision.reopened", subject=decision, actor=actor, at=at, after={"reason": reason})
    return decision


def lock_decision(decision_id: int) -> Decision:
    return Decision.objects.select_for_update(of=("self",)).select_related("unit", "round__unit").get(pk=decision_id)


def items_with_nominations(decision: Decision) -> list[DecisionItem]:
    """The lines with all that signing and issuing ask of them, in one query."""
    return list(
        decision.items.select_related(
            "nomination__round__unit", "nomination__unit", "nomination__person__unit", "nomination__collective"
        )
    )
