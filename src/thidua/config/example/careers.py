"""Ten invented years of a unit's people: classifications, titles that the law of the day allowed, and their gaps.

Pure: no Django. Years 2016 to 2023 follow the law before 2024 (an initiative for CSTĐ cơ sở, at most 15 % of the
LĐTT), from 2024 the law after it (an excellent year or an initiative). Every unit has a seed of its own, so that the
same number of people gives the same ministry.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

FIRST_YEAR, LAST_YEAR = 2016, 2025
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
NEW_LAW_YEAR = 2024
GOOD = ("excellent", "good")
EXCELLENT_FROM, GOOD_FROM, COMPLETED_FROM = 0.665, 0.345, 0.13  # of a score between 0 and 1
TEN_MONTHS = 10
CSTD_SHARE = 0.145
STAR, STAR_EVERY = 0.985, 18
KINDS = ("initiative", "initiative", "initiative", "solution", "research")


@dataclass
class Idea:
    """An initiative with its authors, as places in the unit's list of lives."""

    number: int
    year: int
    scope: str
    kind: str
    authors: list[int]
    uses: list[tuple[int, str, int]] = field(default_factory=list)


@dataclass
class Title:
    """An award of a person. `decided_on` may be half known; a provisional one has no decision yet."""

    award: str
    year: int
    decided_on: str
    basis: str = "merit"
    provisional: bool = False


@dataclass
class Discipline:
    form: str
    decided_on: str
    until: str


@dataclass
class Life:
    """One person's years. `home` is the place of the collective in the unit's list."""

    sex: str
    born: int
    joined: int
    joined_month: int
    role: str
    talent: float  # from 0 to 1; from STAR on, every year is excellent and brings an initiative
    home: int
    came_from: int | None = None
    came_on: str = ""
    left: int | None = None
    levels: dict[int, str] = field(default_factory=dict)
    service: dict[int, tuple[float, list[dict[str, object]]]] = field(default_factory=dict)
    titles: list[Title] = field(default_factory=list)
    ideas: dict[int, list[Idea]] = field(default_factory=dict)
    discipline: Discipline | None = None
    feat: tuple[int, str] | None = None  # year and degree of a sudden achievement

    def years_of(self, award: str) -> set[int]:
        return {title.year for title in self.titles if title.award == award}

    def works_in(self, year: int) -> bool:
        return self.joined <= year and (self.left is None or year < self.left)


@dataclass(frozen=True)
class Setting:
    """What shapes a unit's story: see `places.Place`."""

    code: str
    enterprise: bool
    collectives: int
    decided_2025: float
    lost: tuple[int, ...]
    rated_2025: bool
    ministry_until: int  # last year whose ministry-level awards are history already

    def decided(self, home: int) -> bool:
        """Whether the collective's titles of 2025 are decided: the last collectives of the list first."""
        return home >= self.collectives - round(self.collectives * self.decided_2025)


@dataclass
class Story:
    lives: list[Life]
    ideas: list[Idea]


def tell(setting: Setting, size: int, *, merged: bool = False) -> Story:
    """The story of a unit with `size` people; `merged` people spent the years before 2025 elsewhere."""
    rng = random.Random(f"thidua:{setting.code}:{size}")  # noqa: S311 - a reproducible story, no secret
    lives = [_born(setting, place, size, rng) for place in range(size)]
    story = Story(lives, [])
    for life in lives:
        _surprise(life, setting, rng, merged=merged)
    for year in YEARS:
        _rate(lives, year, setting, rng)
        _invent(story, year, rng)
        _honour(story, year, setting, rng)
    _lose(story, setting, rng)
    return story


def _born(setting: Setting, place: int, size: int, rng: random.Random) -> Life:
    roles = ["direct_worker", "staff", "manager", "leader"]
    weights = [66, 24, 8, 2] if setting.enterprise else [4, 76, 15, 5]
    born = rng.randint(1966, 2001 if place % STAR_EVERY else 1990)
    joined = max(born + rng.randint(20, 27), 1990)
    if joined > LAST_YEAR - 1:
        joined = LAST_YEAR - 1
    return Life(
        sex="female" if rng.random() < (0.36 if setting.enterprise else 0.5) else "male",
        born=born,
        joined=joined,
        joined_month=rng.randint(1, 12),
        role=rng.choices(roles, weights)[0],
        talent=rng.betavariate(2.3, 2.0) * STAR if place % STAR_EVERY else rng.uniform(STAR, 1.0),
        home=place * setting.collectives // size,
    )


def _surprise(life: Life, setting: Setting, rng: random.Random, *, merged: bool) -> None:
    """What happens once in ten years to some: a transfer, a way out, a measure, a rescue."""
    draw = rng.random()
    if life.talent >= STAR:
        return
    if draw < 0.035 and setting.collectives > 1 and not merged:
        life.came_from = (life.home + rng.randrange(1, setting.collectives)) % setting.collectives
        life.came_on = f"{rng.randint(2019, LAST_YEAR)}-{rng.randint(2, 11):02d}-01"
    elif draw < 0.06 and life.born < 1975:
        life.left = rng.randint(2022, LAST_YEAR)
    elif draw < 0.072:
        year = rng.randint(2018, LAST_YEAR)
        form = rng.choice(["reprimand", "reprimand", "warning"])
        life.discipline = Discipline(
            form, f"{year}-{rng.randint(2, 10):02d}-15", f"{year + 1}-{rng.randint(2, 10):02d}-15"
        )
    elif draw < 0.082:
        life.feat = (rng.randint(2020, LAST_YEAR), rng.choice(["outstanding", "outstanding", "especially_outstanding"]))


def _rate(lives: list[Life], year: int, setting: Setting, rng: random.Random) -> None:
    for life in lives:
        if not life.works_in(year):
            continue
        life.service[year] = _service(life, year, rng)
        score = 0.68 * life.talent + 0.32 * rng.random()
        if life.discipline and life.discipline.decided_on.startswith(str(year)):
            score = min(score, COMPLETED_FROM + 0.02 * rng.random())
        level = (
            "excellent"
            if score > EXCELLENT_FROM
            else "good"
            if score > GOOD_FROM
            else "completed"
            if score > COMPLETED_FROM
            else "failed"
        )
        if year < LAST_YEAR or setting.rated_2025:
            life.levels[year] = level


def _service(life: Life, year: int, rng: random.Random) -> tuple[float, list[dict[str, object]]]:
    months = 13.0 - life.joined_month if year == life.joined else 12.0
    absences: list[dict[str, object]] = []
    draw = rng.random()
    if life.sex == "female" and 23 <= year - life.born <= 38 and draw < 0.07:
        absences.append({"kind": "maternity", "months": 6, "statutory": True})
    elif draw > 0.985:
        absences.append({"kind": "sick", "working_days": rng.choice([12, 25, 45, 60]), "statutory": True})
    return months, absences


def _invent(story: Story, year: int, rng: random.Random) -> None:
    """The gifted invent more often; a third of the ideas have two or three authors of the same collective."""
    for place, life in enumerate(story.lives):
        if year not in life.service or rng.random() > max(0.03, (life.talent - 0.45) * 1.15, life.talent >= STAR):
            continue
        authors = [place]
        if rng.random() < 0.33:
            for neighbour in (place - 1, place + 1)[: rng.randint(1, 2)]:
                if 0 <= neighbour < len(story.lives) and year in story.lives[neighbour].service:
                    authors.append(neighbour)
        _add_idea(story, Idea(len(story.ideas) + 1, year, "grassroots", rng.choice(KINDS), authors))


def _add_idea(story: Story, idea: Idea) -> None:
    story.ideas.append(idea)
    for author in idea.authors:
        story.lives[author].ideas.setdefault(idea.year, []).append(idea)


def _honour(story: Story, year: int, setting: Setting, rng: random.Random) -> None:
    """The titles of one year, from the broadest to the highest."""
    december = f"{year}-12-{rng.randint(19, 29)}" if year < LAST_YEAR else f"{year}-12-0{rng.randint(3, 9)}"
    february = f"{year + 1}-02-{rng.randint(10, 26)}"
    progressive = []
    for place, life in enumerate(story.lives):
        if year == LAST_YEAR and not setting.decided(life.home):
            continue
        if _is_progressive(life, year):
            life.titles.append(Title("ldtt", year, december))
            progressive.append(place)
    fighters = _fighters(story, progressive, year)
    for place in fighters:
        story.lives[place].titles.append(Title("cstd-co-so", year, december))
        _use(story.lives[place], place, "cstd-co-so", year, "grassroots")
    for place in progressive:
        if place not in fighters and rng.random() < 0.09:
            story.lives[place].titles.append(Title("giay-khen", year, december))
    for place in sorted(fighters):
        _honour_higher(story, place, year, february, setting, rng)


def _is_progressive(life: Life, year: int) -> bool:
    months, absences = life.service.get(year, (0.0, []))
    away = sum(float(str(absence.get("working_days", 0))) for absence in absences)
    punished = life.discipline is not None and life.discipline.decided_on.startswith(str(year))
    return life.levels.get(year) in GOOD and months >= TEN_MONTHS and away < 40 and not punished


def _fighters(story: Story, progressive: list[int], year: int) -> set[int]:
    """The best of the progressive workers who have what the law of the year asks for."""

    def may(place: int) -> bool:
        life = story.lives[place]
        has_idea = bool(life.ideas.get(year))
        return has_idea or (year >= NEW_LAW_YEAR and life.levels[year] == "excellent")

    best = sorted((place for place in progressive if may(place)), key=lambda place: -story.lives[place].talent)
    return set(best[: int(len(progressive) * CSTD_SHARE)])


def _use(life: Life, place: int, award: str, year: int, scope: str) -> None:
    """An initiative is used once: the first unused one of the year."""
    for idea in life.ideas.get(year, []):
        if idea.scope == scope and not any(user == place for user, _, _ in idea.uses):
            idea.uses.append((place, award, year))
            return


def _honour_higher(story: Story, place: int, year: int, on: str, setting: Setting, rng: random.Random) -> None:
    life = story.lives[place]
    cstd, held = life.years_of("cstd-co-so"), life.years_of("cstd-bo")
    three = {year - 2, year - 1, year} <= cstd and (year == LAST_YEAR or not held & {year - 2, year - 1})
    if three and (year == LAST_YEAR or rng.random() < 0.75):
        _add_idea(story, Idea(len(story.ideas) + 1, year, "ministry", rng.choice(["research", "solution"]), [place]))
        if year <= setting.ministry_until and rng.random() < 0.7:
            life.titles.append(Title("cstd-bo", year, on))
            _use(life, place, "cstd-bo", year, "ministry")
            return
    if year > setting.ministry_until or rng.random() > 0.3:
        return
    commended = life.years_of("bang-khen-bo")
    if commended & {year - 1}:
        return
    excellent = life.levels.get(year) == life.levels.get(year - 1) == "excellent"
    ideas = len(life.ideas.get(year, [])) + len(life.ideas.get(year - 1, []))
    if {year - 1, year} <= cstd if year >= NEW_LAW_YEAR else excellent and ideas >= 2:
        life.titles.append(Title("bang-khen-bo", year, on))
    elif commended and year >= 2023 and rng.random() < 0.4 and len({*range(year - 4, year + 1)} & cstd) >= 3:
        life.titles.append(Title("bang-khen-thu-tuong", year, f"{year + 1}-06-1{rng.randint(0, 9)}"))


def _lose(story: Story, setting: Setting, rng: random.Random) -> None:
    """Real lists have gaps: years nobody wrote down, decisions known by their year only, papers not found yet."""
    for life in story.lives:
        for year in [*life.levels]:
            if year in setting.lost or (year < LAST_YEAR and rng.random() < 0.025):
                del life.levels[year]
        for year in [*life.service]:
            if year < LAST_YEAR - 1 and rng.random() < 0.03:
                del life.service[year]
        for title in life.titles:
            draw = rng.random()
            if draw < 0.05:
                title.decided_on = title.decided_on[: rng.choice([4, 7])]
            elif draw < 0.07:
                title.provisional = True
