"""The years of collectives and whole units: counted from their members, with the titles the counts allow."""

from __future__ import annotations

import random
from dataclasses import dataclass

from thidua.config.example.careers import GOOD, LAST_YEAR, NEW_LAW_YEAR, YEARS, Life, Title
from thidua.config.example.history import Rows, award_row
from thidua.config.example.people import Peopled
from thidua.organisation.models import Unit
from thidua.record.models import CollectiveYear

OLD_LAW_SHARE, NEW_LAW_SHARE = 0.5, 0.7  # LĐTT among the members, for TTLĐTT; TTLĐXS asks 0.7 under both laws


@dataclass(frozen=True)
class Counts:
    """The members of a collective in one year, in people."""

    headcount: int
    completed: int
    ldtt: int
    cstd: int
    warned: int

    @property
    def share(self) -> float:
        return self.ldtt / self.headcount if self.headcount else 0.0


def write_collective_years(peopled: Peopled, rows: Rows, *, decided: set[int], ministry_until: int) -> None:
    """`decided`: places of the collectives whose titles of 2025 are decided."""
    rng = random.Random(f"collectives:{peopled.unit.code}:{len(peopled.people)}")  # noqa: S311 - reproducible
    homes: dict[int, list[Life]] = {home: [] for home in range(len(peopled.collectives))}
    for life in peopled.story.lives:
        homes[life.home].append(life)
    for home, members in homes.items():
        for year in YEARS:
            unit = _unit_of(peopled, home, year)
            if rng.random() > 0.03 or year >= LAST_YEAR - 2:
                _write_year(peopled, unit, members, year, rows, rng, home in decided, ministry_until)
    for year in YEARS:
        if not (peopled.former and year < LAST_YEAR):
            _write_unit_year(peopled, year, rows, rng)
    rows.flush()


def _unit_of(peopled: Peopled, home: int, year: int) -> Unit:
    if peopled.former and year < LAST_YEAR:
        return peopled.former[home % len(peopled.former)]
    return peopled.collectives[home]


def _count(members: list[Life], year: int) -> Counts:
    there = [life for life in members if life.works_in(year)]
    return Counts(
        headcount=len(there),
        completed=sum(life.levels.get(year) in (*GOOD, "completed") for life in there),
        ldtt=sum(year in life.years_of("ldtt") for life in there),
        cstd=sum(year in life.years_of("cstd-co-so") for life in there),
        warned=sum(
            life.discipline is not None
            and life.discipline.form == "warning"
            and life.discipline.decided_on.startswith(str(year))
            for life in there
        ),
    )


def _write_year(
    peopled: Peopled,
    unit: Unit,
    members: list[Life],
    year: int,
    rows: Rows,
    rng: random.Random,
    decided: bool,
    ministry_until: int,
) -> None:
    counts = _count(members, year)
    if not counts.headcount:
        return
    known = year < LAST_YEAR or decided
    rating = _rating(counts, rng) if known else rng.choice(["excellent", "good", "good"])
    rows.add(
        CollectiveYear(
            unit=unit,
            year=year,
            rating=rating,
            headcount=counts.headcount,
            completed=counts.completed,
            ldtt=counts.ldtt if known else None,
            cstd_co_so=counts.cstd if known else None,
            disciplined_from_warning=counts.warned,
            party_rating=rng.choice(["good", "good", "excellent", None]),
            union_rating=rng.choice(["good", "good", "excellent", None]),
            **rows.fact,
        )
    )
    if title := _title(counts, rating, year, decided, ministry_until):
        rows.add(
            award_row(
                Title(title, year, f"{year}-12-{'25' if year < LAST_YEAR else '08'}"),
                peopled.unit.code,
                rows.fact,
                unit=unit,
            )
        )


def _rating(counts: Counts, rng: random.Random) -> str:
    if counts.share >= 0.78 and counts.cstd:
        return "excellent"
    return "good" if counts.share >= 0.5 or rng.random() < 0.7 else "completed"


def _title(counts: Counts, rating: str, year: int, decided: bool, ministry_until: int) -> str | None:
    if year == LAST_YEAR and not decided:
        return None
    everybody = counts.completed == counts.headcount
    if rating == "excellent" and everybody and counts.share >= 0.7 and counts.cstd and year <= ministry_until:
        return "ttldxs" if year >= NEW_LAW_YEAR or not counts.warned else None
    enough = counts.share >= NEW_LAW_SHARE if year >= NEW_LAW_YEAR else counts.share > OLD_LAW_SHARE
    return "ttldtt" if rating in GOOD and enough and not counts.warned else None


def _write_unit_year(peopled: Peopled, year: int, rows: Rows, rng: random.Random) -> None:
    counts = _count(peopled.story.lives, year)
    rank = rng.choice([1, 2, 3, 4, 5, None])
    rating = "excellent" if rank == 1 else rng.choice(["excellent", "good", "good"])
    known = year < LAST_YEAR
    rows.add(
        CollectiveYear(
            unit=peopled.unit,
            year=year,
            rating=rating,
            headcount=counts.headcount,
            completed=counts.completed,
            ldtt=counts.ldtt if known else None,
            cstd_co_so=counts.cstd if known else None,
            disciplined_from_warning=counts.warned,
            party_rating=rng.choice(["good", "excellent"]),
            union_rating=rng.choice(["good", "excellent"]),
            bloc_rank=rank if known else None,
            **rows.fact,
        )
    )
    if rank == 1 and known and year < LAST_YEAR - 1:
        rows.add(
            award_row(
                Title("co-thi-dua-bo", year, f"{year + 1}-02-20"), peopled.unit.code, rows.fact, unit=peopled.unit
            )
        )
