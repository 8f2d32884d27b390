"""The stories of a unit's people as rows of the record, written many at once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models

from thidua import text
from thidua.config.example.careers import LAST_YEAR, Life, Title
from thidua.config.example.people import BATCH, Peopled
from thidua.config.example.wording import idea_title
from thidua.organisation.models import Person
from thidua.record.models import (
    Achievement,
    Attestation,
    Authorship,
    Award,
    Discipline,
    Hold,
    Initiative,
    InitiativeUse,
    Move,
    Rating,
    ServiceYear,
)

NOTE = "Dữ liệu mẫu"
FULL = 20_000  # rows of one table
MERGED_ON = "2025-03-01"
MINISTRY_LEVEL = frozenset({"cstd-bo", "bang-khen-bo", "ttldxs", "co-thi-dua-bo"})
NUMBERS = {
    "ldtt": 101,
    "cstd-co-so": 102,
    "giay-khen": 103,
    "ttldtt": 104,
    "cstd-bo": 211,
    "bang-khen-bo": 212,
    "ttldxs": 213,
    "co-thi-dua-bo": 214,
    "bang-khen-thu-tuong": 31,
}


def decision_no(award: str, code: str) -> str:
    """A number that no body ever gave: the symbol says that it is a sample."""
    body = "TTG" if award == "bang-khen-thu-tuong" else "BCT" if award in MINISTRY_LEVEL else code
    return f"{NUMBERS[award]}/QĐ-MẪU-{body}"


class Rows:
    """Rows waiting to be written, by table; a full desk is written at once, so that a large unit fits into memory.

    What a row points to must be saved already.
    """

    def __init__(self, at: datetime) -> None:
        self.fact: dict[str, Any] = {"source_note": NOTE, "recorded_at": at}
        self._waiting: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self.written = 0

    def add(self, row: models.Model) -> None:
        waiting = self._waiting[type(row)]
        waiting.append(row)
        if len(waiting) >= FULL:
            self.flush()

    def flush(self) -> None:
        for table, rows in self._waiting.items():
            table._default_manager.bulk_create(rows, batch_size=BATCH)
            self.written += len(rows)
        self._waiting.clear()


def write_history(peopled: Peopled, rows: Rows) -> None:
    """Everything of a unit's people except their collectives' years."""
    rng = random.Random(f"history:{peopled.unit.code}:{len(peopled.people)}")  # noqa: S311 - a reproducible example
    for life, person in zip(peopled.story.lives, peopled.people, strict=True):
        for row in _years(life, person, peopled.unit.code, rows.fact):
            rows.add(row)
        for row in _incidents(life, person, peopled, rows.fact, rng):
            rows.add(row)
    rows.flush()
    _write_ideas(peopled, rows, rng)
    _attest(peopled, rows)


def _years(life: Life, person: Person, code: str, fact: dict[str, Any]) -> Iterator[models.Model]:
    for year, level in life.levels.items():
        yield Rating(
            person=person, year=year, level=level, provisional=year == LAST_YEAR and life.home % 5 == 4, **fact
        )
    for year, (months, absences) in life.service.items():
        yield ServiceYear(person=person, year=year, months=months, absences=absences, **fact)
    for title in life.titles:
        yield award_row(title, code, fact, person=person)


def award_row(title: Title, code: str, fact: dict[str, Any], **holder: Any) -> Award:
    return Award(
        award=title.award,
        year=title.year,
        decision_no="" if title.provisional else decision_no(title.award, code),
        decided_on=None if title.provisional else title.decided_on,
        basis=title.basis,
        period_from=title.year,
        period_until=title.year,
        provisional=title.provisional,
        **holder,
        **fact,
    )


def _incidents(
    life: Life, person: Person, peopled: Peopled, fact: dict[str, Any], rng: random.Random
) -> Iterator[models.Model]:
    if life.discipline:
        measure = life.discipline
        yield Discipline(
            person=person,
            form=measure.form,
            decided_on=measure.decided_on,
            until=measure.until,
            decision_no=f"301/QĐ-MẪU-{peopled.unit.code}",
            **fact,
        )
    if life.feat:
        year, degree = life.feat
        yield Achievement(
            person=person,
            kind="sudden",
            degree=degree,
            scope="unit",
            year=year,
            recognised_by="unit",
            title="Thành tích đột xuất trong xử lý sự cố (mẫu)",
            **fact,
        )
    if rng.random() < 0.004:
        yield Hold(
            person=person,
            kind=rng.choice(["complaint_under_review", "inspection", "discipline_pending"]),
            from_on=f"2025-{rng.randint(8, 11):02d}-05",
            until_on=None,
            **fact,
        )
    elif rng.random() < 0.004:
        start = date(rng.randint(2018, 2023), rng.randint(1, 12), 5)
        yield Hold(
            person=person,
            kind="complaint_under_review",
            from_on=start.isoformat(),
            until_on=(start + timedelta(days=rng.randint(40, 200))).isoformat(),
            **fact,
        )
    yield from _moves(life, person, peopled, fact, rng)


def _moves(
    life: Life, person: Person, peopled: Peopled, fact: dict[str, Any], rng: random.Random
) -> Iterator[models.Model]:
    if peopled.former and life.joined < LAST_YEAR:
        yield Move(
            person=person,
            on=MERGED_ON,
            kind="merger",
            old_unit=peopled.former[life.home % len(peopled.former)],
            new_unit=peopled.collectives[life.home],
            months_old_unit=2,
            months_new_unit=10,
            old_unit_comment=True if rng.random() < 0.8 else None,
            **fact,
        )
    if life.came_from is not None:
        before = int(life.came_on[5:7]) - 1
        yield Move(
            person=person,
            on=life.came_on,
            kind="transfer",
            old_unit=peopled.collectives[life.came_from],
            new_unit=peopled.collectives[life.home],
            months_old_unit=before,
            months_new_unit=12 - before,
            old_unit_comment=rng.choice([True, True, None]),
            **fact,
        )


def _write_ideas(peopled: Peopled, rows: Rows, rng: random.Random) -> None:
    ideas = peopled.story.ideas
    made = []
    for idea in ideas:
        title = idea_title(peopled.trade, idea.number, idea.year, rng)
        body = "BCT" if idea.scope == "ministry" else peopled.unit.code
        recognised = f"{idea.year}-{rng.randint(8, 11):02d}-{rng.randint(1, 28):02d}"
        made.append(
            Initiative(
                title=title,
                kind=idea.kind,
                year=idea.year,
                scope=idea.scope,
                search_text=text.fold(title),
                decision_no=f"401/QĐ-MẪU-{body}",
                recognised_on=recognised[:7] if rng.random() < 0.05 else recognised,
                **rows.fact,
            )
        )
    saved = Initiative.objects.bulk_create(made, batch_size=BATCH)
    rows.written += len(saved)
    for idea, initiative in zip(ideas, saved, strict=True):
        share = 100 // len(idea.authors)
        for author in idea.authors:
            rows.add(Authorship(initiative=initiative, person=peopled.people[author], share_percent=share))
        for place, award, year in idea.uses:
            rows.add(InitiativeUse(initiative=initiative, person=peopled.people[place], award=award, year=year))
    rows.flush()


def _attest(peopled: Peopled, rows: Rows) -> None:
    for kind in Attestation.Kind.values:
        if kind not in peopled.place.not_attested:
            rows.add(Attestation(unit=peopled.unit, kind=kind, year=LAST_YEAR, attested_at=rows.fact["recorded_at"]))
    rows.flush()
