"""Build the example ministry in an empty installation; never touch one that people use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

from django.db import transaction

from thidua.awards.models import Round
from thidua.config.example.careers import LAST_YEAR, Setting, tell
from thidua.config.example.cast import add_cast, add_officers
from thidua.config.example.collectives import write_collective_years
from thidua.config.example.history import Rows, write_history
from thidua.config.example.ministry import Example
from thidua.config.example.names import NameMaker
from thidua.config.example.people import (
    Peopled,
    add_collectives,
    add_events,
    add_people,
    collectives_for,
    former_collectives,
)
from thidua.config.example.places import PLACES, Place, headcounts
from thidua.config.example.stages import add_rounds
from thidua.config.example.worker import OFFICER_UNIT, script_worker, worker_place
from thidua.core.events import record
from thidua.core.models import Event, User
from thidua.organisation.models import Person, Unit

BUILT = "example.built"
AT = datetime(2025, 12, 14, 2, 0, tzinfo=UTC)  # the morning before the example's working day
# Their ministry-level awards of 2024 are not history: the closed round of 2024 decides them.
IN_CLOSED_ROUND = frozenset({"VEAM", "HABECO", "XTTM", "DH-CNHN"})


def build_example(people: int) -> Iterator[str]:
    """Fill an empty installation; yields a line as each part is done. An installation in use is left alone."""
    if Event.objects.filter(name=BUILT).exists():
        yield "Bộ mẫu: đã có, giữ nguyên / example ministry: already there, kept."
        return
    if Person.objects.exists() or User.objects.exists():
        yield "Bộ mẫu: không nạp, vì cơ sở dữ liệu đã có dữ liệu của người dùng / not loaded: the database is in use."
        return
    start = perf_counter()
    with transaction.atomic():
        example, written = _people_and_history(people)
        count = Person.objects.count()
        yield f"Bộ mẫu: {count} người, {written} dòng hồ sơ / example ministry: {count} people, {written} facts."
        add_rounds(example)
        yield f"Đợt xét: {Round.objects.count()}, mỗi bước một đợt / rounds: one in every stage."
        record(BUILT, subject=example.root, actor=None, at=AT, after={"people": count})
    yield f"Xong trong {perf_counter() - start:.0f} giây / done."


def _people_and_history(people: int) -> tuple[Example, int]:
    units = {unit.code: unit for unit in Unit.objects.exclude(kind=Unit.COLLECTIVE)}
    root = next(unit for unit in units.values() if unit.parent_id is None)
    cast = add_cast(units, root, AT)
    officers = add_officers((place.code for place in PLACES if place.code != OFFICER_UNIT), units, AT)
    officers[OFFICER_UNIT] = cast["canbo"]
    example = Example(root, units, {}, cast, officers)
    names, rows, first_number = NameMaker(), Rows(AT), 1
    for place in PLACES:
        size = headcounts(people)[place.code]
        example.peopled[place.code] = _peopled(place, units, size, first_number, names, rows, cast)
        first_number += size
    return example, rows.written


def _peopled(
    place: Place,
    units: dict[str, Unit],
    size: int,
    first_number: int,
    names: NameMaker,
    rows: Rows,
    cast: dict[str, User],
) -> Peopled:
    unit = units[place.code]
    number = collectives_for(size)
    ministry_until = LAST_YEAR - 2 if place.code in IN_CLOSED_ROUND else LAST_YEAR - 1
    setting = Setting(
        code=place.code,
        enterprise=unit.sector == "enterprise",
        collectives=number,
        decided_2025=place.decided_2025,
        lost=place.lost,
        rated_2025=place.rated_2025,
        ministry_until=ministry_until,
    )
    collectives = add_collectives(unit, place, number)
    former = former_collectives(place, units, number)
    add_events("unit.added", [*collectives, *former], AT)
    story = tell(setting, size, merged=bool(former))
    if place.code == OFFICER_UNIT:
        script_worker(story)
    people = add_people(story.lives, unit, collectives, first_number, names, AT)
    if place.code == OFFICER_UNIT:
        worker_place(people[0], cast["congnhan"], collectives[0])
    made = Peopled(place, unit, collectives, former, story, people)
    write_history(made, rows)
    decided = {home for home in range(number) if setting.decided(home)}
    write_collective_years(made, rows, decided=decided, ministry_until=ministry_until)
    return made
