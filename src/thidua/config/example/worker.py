"""The worker of the cast: meets the standards of 2025 and stands on no list, so that somebody can find him."""

from __future__ import annotations

from thidua.config.example.careers import Idea, Life, Story, Title
from thidua.core.models import User
from thidua.organisation.actions import prepare_person
from thidua.organisation.models import Person, Unit

OFFICER_UNIT = "VEAM"
NAME = "Đặng Văn Ước"
IDENTITY = "000000000001"


def script_worker(story: Story) -> None:
    """Put his years in the first place of the unit's story: CSTĐ cơ sở of 2023 and 2024, an excellent 2025."""
    for idea in story.ideas:
        idea.uses = [use for use in idea.uses if use[0] != 0]
        idea.authors = [author for author in idea.authors if author != 0] or [1]
    life = Life("male", 1984, 2008, 3, "direct_worker", 0.8, 0)
    for year in range(2016, 2026):
        life.levels[year] = "excellent" if year in (2021, 2023, 2024, 2025) else "good"
        life.service[year] = (12.0, [])
        if year < 2025:
            life.titles.append(Title("ldtt", year, f"{year}-12-24"))
    for year in (2023, 2024, 2025):
        idea = Idea(len(story.ideas) + 1, year, "grassroots", "initiative", [0])
        story.ideas.append(idea)
        life.ideas[year] = [idea]
        if year < 2025:
            life.titles.append(Title("cstd-co-so", year, f"{year}-12-24"))
            idea.uses.append((0, "cstd-co-so", year))
    story.lives[0] = life


def worker_place(person: Person, user: User, collective: Unit) -> None:
    person.full_name, person.user, person.unit = NAME, user, collective
    person.post, person.role, person.sex = "Thợ tiện bậc 6/7 (mẫu)", Person.WorkRole.DIRECT_WORKER, Person.Sex.MALE
    person.born_on, person.joined_on, person.identity_no = "1984-05-19", "2008-03-01", IDENTITY
    prepare_person(person).save()
