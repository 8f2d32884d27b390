"""Checks over a whole list: ceilings and initiatives, made while the list is locked."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.awards import ceilings, rulebook
from thidua.awards.domain import fairness
from thidua.awards.errors import CeilingReached, InitiativeUsed
from thidua.awards.models import Nomination
from thidua.core.errors import DomainError
from thidua.record.models import Initiative


def list_problems(nomination: Nomination) -> list[DomainError]:
    """What stands against this nomination joining the unit's submitted list."""
    room = ceilings.room_of(nomination.round, nomination.unit, nomination.award)
    if room.fits(1):
        return []
    return [
        CeilingReached(
            _(
                "Đơn vị đã nộp %(taken)d hồ sơ %(award)s, mức cao nhất là %(at_most)d trên %(of)d người (%(cites)s). "
                "Rút một hồ sơ khác trước khi nộp thêm."
            )
            % {
                "taken": room.submitted,
                "award": rulebook.award_name(nomination.award),
                "at_most": room.at_most,
                "of": room.of,
                "cites": room.cites,
            }
        )
    ]


def require_initiatives_free(nomination: Nomination, initiatives: Sequence[Initiative]) -> None:
    """One initiative does not serve a title and a commendation of the same person at once, nor two commendations."""
    if not initiatives or nomination.person_id is None:
        return
    uses = (
        Nomination.objects.active()
        .exclude(pk=nomination.pk)
        .exclude(state=Nomination.State.NOT_PASSED)
        .filter(person=nomination.person_id, initiatives__in=[one.pk for one in initiatives])
        .values_list("initiatives__pk", "award", "number")
    )
    titles = {one.pk: one.title for one in initiatives}
    for initiative, award, number in uses:
        if fairness.clashing_uses(nomination.award, [award]):
            raise InitiativeUsed(
                _(
                    "“%(title)s” đang được dùng cho %(award)s trong hồ sơ số %(number)04d. "
                    "Mỗi sáng kiến chỉ dùng một lần: chọn sáng kiến khác hoặc bỏ khỏi hồ sơ kia."
                )
                % {"title": titles.get(initiative, ""), "award": rulebook.award_name(award), "number": number}
            )
