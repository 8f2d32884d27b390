"""The law asked once more over a whole list, before signature and before issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.awards import verdicts
from thidua.awards.verdicts import Asked
from thidua.decisions.domain.lists import Problem, list_problems
from thidua.decisions.errors import CannotList
from thidua.decisions.listing import candidates
from thidua.decisions.models import Decision, DecisionItem

NOT_ELIGIBLE = "not_eligible"


def require_still_good(decision: Decision, items: Sequence[DecisionItem], *, on: date) -> Mapping[int, Asked]:
    """The verdicts of every line by nomination id.

    Raises:
        CannotList: a nomination no longer stands where it should, or a verdict says no; every reason at once.
    """
    nominations = [item.nomination for item in items]
    problems = list_problems(candidates(nominations, on=on, besides=decision.pk))
    asked = verdicts.ask_each(nominations, on=on)
    for item in items:
        found = asked[item.nomination_id]
        if found.outcome == NOT_ELIGIBLE:
            problems.append(Problem("not_eligible", item.recipient, _first_reason(found)))
    if problems:
        raise CannotList(_("Danh sách cần được sửa trước khi ký hoặc ban hành."), problems)
    return asked


def _first_reason(asked: Asked) -> str:
    for clause in asked.answer.get("clauses", ()):
        if clause.get("outcome") == "not_met":
            return str(clause.get("reason", ""))
    return ""
