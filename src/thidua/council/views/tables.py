"""Tables of the counting screens: the sheet with its live sums, differences, corrections, results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from thidua.core.models import Event
from thidua.council import counts, freezing, rulebook, wording
from thidua.council.domain.counting import FIELDS, Differences, Row, Sheet, check_row, checks, reveals_everyone
from thidua.council.forms import SheetForm
from thidua.council.models import AgendaItem, Count, CountSheet, Meeting
from thidua.council.views.frame import Group, groups_of


@dataclass(frozen=True)
class Cell:
    """One number of the sheet: its control, its name for a screen reader, and the short one shown on a phone."""

    control: Any
    label: str
    short: str
    has_error: bool = False


def sheet_table(meeting: Meeting, values: Sheet, form: SheetForm) -> dict[str, Any]:
    """Forms of the ballot with papers collected, and under each its nominees with four cells and the row's state."""
    items = freezing.items_of(meeting)
    found = checks(values)
    papers = list(meeting.papers.all())
    groups = groups_of(items)
    thresholds = {(group.needed, group.share) for group in groups}
    done = sum(1 for check in found.values() if check.state == "fits")
    return {
        "forms": [
            {
                "paper": paper,
                "collected": values.collected[paper.pk],
                "control": form[f"papers-{paper.pk}"],
                "too_many": (values.collected[paper.pk] or 0) > (paper.issued or 0),
                "groups": [_sheet_group(group, values, form) for group in groups if group.form == paper.number],
            }
            for paper in papers
        ],
        "several": len(papers) > 1,
        "one_threshold": groups[0] if len(thresholds) == 1 else None,
        "css_class": "count count--typed" if form.is_typed else "count",
        "done": done,
        "total": len(found),
        "voters": counts.voters_of(meeting),
    }


def _sheet_group(group: Group, values: Sheet, form: SheetForm) -> dict[str, Any]:
    return {"group": group, "rows": [_sheet_row(line, values, form) for line in group.lines]}


def _sheet_row(line: Any, values: Sheet, form: SheetForm) -> dict[str, Any]:
    pk = line.item.pk
    row, collected = values.rows[pk], values.collected[values.form_of[pk]]
    check = check_row(row, collected)
    return {
        "line": line,
        "cells": [_cell(form, name, pk, line.name) for name in FIELDS],
        "numbers": row.numbers,
        "sum": wording.sum_text(check, row.total, collected),
        "wrong": check.state in ("short", "over"),
        "label": wording.row_text(check, collected),
        "tone": wording.ROW_TONES[check.state],
    }


def _cell(form: SheetForm, name: str, pk: int, nominee: str) -> Cell:
    control = form[f"{name}-{pk}"]
    label = f"{wording.field_label(name)}, {nominee}"
    return Cell(control, label, wording.field_short(name), bool(control.errors))


def difference_rows(meeting: Meeting, values: list[Sheet], found: Differences) -> dict[str, Any]:
    """Only what differs: papers of a form, then the lines, each with both tellers' numbers."""
    papers = {paper.pk: paper for paper in meeting.papers.all()}
    lines = [line for group in groups_of(freezing.items_of(meeting)) for line in group.lines]
    return {
        "papers": [
            {"paper": papers[pk], "one": values[0].collected[pk], "other": values[1].collected[pk]}
            for pk in found.forms
        ],
        "lines": [
            {
                "line": line,
                "cells": [
                    {
                        "label": wording.field_label(name),
                        "one": getattr(values[0].rows[line.item.pk], name),
                        "other": getattr(values[1].rows[line.item.pk], name),
                        "differs": name in found.rows[line.item.pk],
                    }
                    for name in FIELDS
                ],
            }
            for line in lines
            if line.item.pk in found.rows
        ],
        "same": len(lines) - len(found.rows),
    }


def correction_table(
    meeting: Meeting, mine: Sheet, other: Sheet, found: Differences, form: SheetForm
) -> dict[str, Any]:
    papers = {paper.pk: paper for paper in meeting.papers.all()}
    lines = [line for group in groups_of(freezing.items_of(meeting)) for line in group.lines]
    return {
        "papers": [
            {"paper": papers[pk], "control": form[f"papers-{pk}"], "other": other.collected[pk]} for pk in found.forms
        ],
        "rows": [
            {
                "line": line,
                "cells": [
                    {
                        "control": form[f"{name}-{line.item.pk}"],
                        "label": f"{wording.field_label(name)}, {line.name}",
                        "other": getattr(other.rows[line.item.pk], name),
                        "differs": name in found.rows[line.item.pk],
                    }
                    for name in FIELDS
                ],
            }
            for line in lines
            if line.item.pk in found.rows
        ],
    }


def corrections_of(sheets: list[CountSheet]) -> list[Event]:
    """Corrections made on these sheets, oldest first; before and after stay with each."""
    return list(
        Event.objects.filter(
            name="sheet.corrected",
            subject_type=CountSheet._meta.label_lower,
            subject_id__in=[str(one.pk) for one in sheets],
        ).order_by("at", "id")
    )


def log_of(meeting: Meeting) -> list[Event]:
    """What happened to a meeting and its counts, newest first. Its events carry no figure before the close."""
    counted = [str(pk) for pk in meeting.counts.values_list("pk", flat=True)]
    about = Q(subject_type=Meeting._meta.label_lower, subject_id=str(meeting.pk))
    about |= Q(subject_type=Count._meta.label_lower, subject_id__in=counted)
    return list(Event.objects.filter(about).order_by("-at", "-id"))


def with_figures(items: list[AgendaItem], agreed: Sheet) -> list[AgendaItem]:
    """The items as the close would leave them; nothing is written."""
    for item in items:
        row = agreed.rows[item.pk]
        for name in FIELDS:
            setattr(item, name, getattr(row, name))
        item.passed = rulebook.read(item.threshold).is_passed(row.agree or 0)
    return items


def result_groups(items: list[AgendaItem]) -> list[dict[str, Any]]:
    """Results under their award; `unanimous` lines show every vote by themselves."""
    return [
        {
            "group": group,
            "rows": [{"line": line, "item": line.item, "unanimous": _is_unanimous(line.item)} for line in group.lines],
        }
        for group in groups_of(items, by_form=False)
    ]


def _is_unanimous(item: AgendaItem) -> bool:
    row = Row(item.agree, item.disagree, item.blank, item.invalid)
    return reveals_everyone(row, row.total)
