"""Collectives and people of one unit of the example, written many at once with their events."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.config.example.careers import LAST_YEAR, Life, Story
from thidua.config.example.names import NameMaker
from thidua.config.example.places import Place, collective_names
from thidua.config.example.wording import post_of, trade_of
from thidua.core.events import build_event
from thidua.core.models import Event
from thidua.organisation.actions import prepare_person, prepare_unit
from thidua.organisation.models import Person, Unit

BATCH = 2000
PEOPLE_PER_COLLECTIVE = 26


@dataclass
class Peopled:
    """A unit with its collectives and people; `people[i]` lives `story.lives[i]`."""

    place: Place
    unit: Unit
    collectives: list[Unit]
    former: list[Unit]  # where the people of a merged unit came from, one for each collective; empty otherwise
    story: Story
    people: list[Person]

    @property
    def trade(self) -> str:
        return trade_of(self.unit.kind)

    def of_collective(self, home: int) -> list[int]:
        return [place for place, life in enumerate(self.story.lives) if life.home == home]


def collectives_for(size: int) -> int:
    return max(1, round(size / PEOPLE_PER_COLLECTIVE))


def add_collectives(unit: Unit, place: Place, number: int, *, mark: str = "", until: int | None = None) -> list[Unit]:
    made = [
        prepare_unit(
            Unit(
                code=f"{unit.code}-{mark or place.mark}{index}",
                name_vi=name,
                kind=Unit.COLLECTIVE,
                parent=unit,
                sector=unit.sector,
                from_year=unit.from_year,
                to_year=until,
                source="Bộ mẫu: không phải đơn vị có thật",
            )
        )
        for index, name in enumerate(collective_names(place, number), start=1)
    ]
    return Unit.objects.bulk_create(made, batch_size=BATCH)


def former_collectives(place: Place, units: dict[str, Unit], number: int) -> list[Unit]:
    """One collective of a merged unit for each of today's, in turn; they ended in 2025."""
    if not place.merged_from:
        return []
    per_unit = -(-number // len(place.merged_from))
    made = []
    for code in place.merged_from:
        made += add_collectives(units[code], place, per_unit, until=LAST_YEAR)
    return made[:number] if len(made) >= number else made


def add_people(
    lives: Sequence[Life], unit: Unit, collectives: Sequence[Unit], first_number: int, names: NameMaker, at: datetime
) -> list[Person]:
    rng = random.Random(f"people:{unit.code}:{len(lives)}")  # noqa: S311 - a reproducible example
    trade = trade_of(unit.kind)
    people = [
        _person(
            life, unit if life.role == "leader" else collectives[life.home], trade, first_number + index, names, rng
        )
        for index, life in enumerate(lives)
    ]
    made = Person.objects.bulk_create(people, batch_size=BATCH)
    add_events("person.added", made, at)
    return made


def add_events(name: str, subjects: Sequence[Person] | Sequence[Unit], at: datetime) -> None:
    Event.objects.bulk_create((build_event(name, subject=one, actor=None, at=at) for one in subjects), batch_size=BATCH)


def _person(life: Life, unit: Unit, trade: str, number: int, names: NameMaker, rng: random.Random) -> Person:
    person = Person(
        full_name=names.make(life.sex, rng),
        identity_no=_identity(number, rng),
        born_on=_half_known(date(life.born, rng.randint(1, 12), rng.randint(1, 28)), rng),
        sex=life.sex if rng.random() > 0.01 else None,
        unit=unit,
        post=post_of(trade, life.role, rng),
        role=life.role if rng.random() > 0.015 else None,
        joined_on=_half_known(date(life.joined, life.joined_month, 1), rng),
        left_on=date(life.left, rng.randint(1, 11), 1) if life.left else None,
    )
    return prepare_person(person)


def _identity(number: int, rng: random.Random) -> str | None:
    """Twelve digits that no identity card has: there is no province 000. Some are missing."""
    return None if rng.random() < 0.05 else f"000{number:09d}"


def _half_known(day: date, rng: random.Random) -> str | None:
    draw = rng.random()
    if draw < 0.02:
        return None
    return day.isoformat()[: 4 if draw < 0.07 else 7 if draw < 0.1 else 10]
