"""An answer of the law as people read it: initiatives by their titles, articles as links to the rulebook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.record.models import Initiative
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, Item, marks_of
from thidua.rulebooks.links import clause_url

_RUN = re.compile(r"sk-\d+(?:, sk-\d+)*")
TITLES_SHOWN = 2  # more than these are told by their number
TITLE_LENGTH = 70


def readable(answer: Mapping[str, Any], *, as_kept: bool = False) -> dict[str, Any]:
    """The same answer with titles in its reasons, links to its articles, and the earliest year only if still to come.

    One query for what lawyers confirmed, and one when an initiative is named. An answer `as_kept` is shown without
    what lawyers confirmed since.
    """
    clauses = list(answer.get("clauses", ()))
    titled = titles_in([str(clause.get("reason") or "") for clause in clauses])
    marks = {} if as_kept else marks_of(answer)
    shown = [
        {
            **linked(clause, answer, marks),
            "reason": reason,
            "used": {key: value for key, value in (clause.get("used") or {}).items() if not _only_numbers(value)},
        }
        for clause, reason in zip(clauses, titled, strict=True)
    ]
    earliest = answer.get("earliest") if answer.get("outcome") == "not_eligible" else None
    council = [linked(point, answer, marks) for point in answer.get("for_the_council") or ()]
    return {**answer, "clauses": shown, "for_the_council": council, "earliest": earliest}


def titles_in(reasons: Sequence[str]) -> list[str]:
    """The same reasons with initiatives by their titles. One query when one is named."""
    numbers = {int(found[3:]) for reason in reasons for found in re.findall(r"sk-\d+", reason)}
    titles = dict(Initiative.objects.filter(pk__in=numbers).values_list("pk", "title")) if numbers else {}

    def named(run: re.Match[str]) -> str:
        ids = [int(one[3:]) for one in run.group().split(", ")]
        if len(ids) > TITLES_SHOWN:
            return ngettext("%(number)d sáng kiến", "%(number)d sáng kiến", len(ids)) % {"number": len(ids)}
        return ", ".join(_("“%(title)s”") % {"title": _short(titles.get(one, f"sk-{one}"))} for one in ids)

    return [_RUN.sub(named, reason) for reason in reasons]


def linked(clause: Mapping[str, Any], answer: Mapping[str, Any], marks: Mapping[str, Item]) -> dict[str, Any]:
    """A clause of an answer with the address of its sentence in the rulebook and what a lawyer said of it."""
    regime, award, name = answer.get("regime"), answer.get("award"), clause.get("id")
    if not (regime and award and name and clause.get("cites")) or clause.get("cites_url"):
        return dict(clause)
    shown = {**clause, "cites_url": clause_url(str(regime), str(award), str(name))}
    mark = marks.get(str(name))
    if mark is None or mark.line is None:
        return shown
    if mark.state == DIFFERS:
        return {**shown, "text_says": mark.line.text_says}
    return {**shown, "confirmed": True} if mark.state == CONFIRMED else shown


def _only_numbers(value: Any) -> bool:
    """Whether a list holds nothing but the record's numbers of initiatives, which the reason tells already."""
    return bool(value) and isinstance(value, list) and all(_RUN.fullmatch(str(one)) for one in value)


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"
