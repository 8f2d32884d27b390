"""The facts that the law engine gets of people and collectives."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from thidua import law
from thidua.organisation.actions import prepare_unit
from thidua.organisation.models import Person, Unit, UnitSuccession
from thidua.record.facts import facts_for
from thidua.record.models import (
    Attestation,
    Authorship,
    Award,
    CollectiveYear,
    Initiative,
    InitiativeUse,
    Move,
    Rating,
    ServiceYear,
)

DAY = date(2025, 12, 20)


@pytest.fixture
def worker(add_person: Callable[..., Person], ministry: Any) -> Person:
    return add_person("Lê Thị Mẫu", unit=ministry.workshop, sex="female", joined_on="2016-03")


def of(subject: Person | Unit) -> dict[str, Any]:
    return facts_for([subject], as_of=DAY)[0]


def attest(unit: Unit, kind: str, year: int, at: Any) -> None:
    Attestation.objects.create(unit=unit, kind=kind, year=year, attested_at=at)


def test_a_person_with_no_record_has_only_open_lists(worker: Person) -> None:
    facts = of(worker)

    assert facts["subject"] == {
        "id": f"p-{worker.pk}",
        "kind": "individual",
        "sex": "female",
        "role": "direct_worker",
        "sector": "enterprise",
        "joined_on": "2016-03",
    }
    assert sorted(facts["partial"]) == [
        "achievements", "awards", "discipline", "holds", "initiatives", "movements", "moves", "posts", "study",
    ]  # fmt: skip
    law.parse_subject(facts)


def test_everything_recorded_reads_as_the_contract_says(worker: Person, ministry: Any, at: Any) -> None:
    Rating.objects.create(person=worker, year=2024, level="good", recorded_at=at)
    ServiceYear.objects.create(
        person=worker, year=2024, months="7.5", absences=[{"kind": "maternity", "months": 6}], recorded_at=at
    )
    Award.objects.create(
        person=worker, award="ldtt", year=2024, decided_on="2024-12", basis="merit", period_from=2024,
        period_until=2024, recorded_at=at,
    )  # fmt: skip
    Move.objects.create(person=worker, on="2024-08-15", kind="transfer", months_old_unit="7.5", recorded_at=at)
    initiative = Initiative.objects.create(title="Mẫu", year=2024, scope="grassroots", recorded_at=at)
    Authorship.objects.create(initiative=initiative, person=worker)
    InitiativeUse.objects.create(initiative=initiative, person=worker, award="cstd-co-so", year=2024)

    facts = of(worker)

    assert facts["ratings"] == [{"year": 2024, "level": "good"}]
    assert facts["service"] == [{"year": 2024, "months": 7.5, "absences": [{"kind": "maternity", "months": 6}]}]
    assert facts["awards"] == [
        {"award": "ldtt", "year": 2024, "decided_on": "2024-12", "basis": "merit", "period": [2024, 2024]}
    ]
    assert facts["moves"] == [{"on": "2024-08-15", "kind": "transfer", "months_old_unit": 7.5}]
    assert facts["initiatives"] == [
        {
            "id": f"sk-{initiative.pk}", "kind": "initiative", "year": 2024, "scope": "grassroots", "authors": 1,
            "used_for": [{"award": "cstd-co-so", "year": 2024}],
        }
    ]  # fmt: skip
    law.parse_subject(facts)


@pytest.mark.parametrize(
    ("where", "year", "complete"),
    [
        pytest.param("workshop", 2025, True, id="attested by the collective itself for the year"),
        pytest.param("veam", 2025, True, id="attested by the unit above"),
        pytest.param("veam", 2024, False, id="attested a year short"),
        pytest.param("xttm", 2025, False, id="attested by another unit"),
    ],
)
def test_a_list_is_complete_only_when_attested(
    where: str, year: int, complete: bool, worker: Person, ministry: Any, at: Any
) -> None:
    attest(getattr(ministry, where), "awards", year, at)

    assert ("awards" not in of(worker)["partial"]) is complete


def test_an_award_without_any_year_keeps_an_attested_list_open(worker: Person, ministry: Any, at: Any) -> None:
    attest(ministry.veam, "awards", 2025, at)
    Award.objects.create(person=worker, award="bang-khen-bo", recorded_at=at)

    facts = of(worker)

    assert facts["awards"] == []
    assert "awards" in facts["partial"]


def test_revoked_withdrawn_and_replaced_facts_do_not_count(worker: Person, at: Any) -> None:
    Award.objects.create(person=worker, award="ldtt", year=2022, revoked=True, recorded_at=at)
    Award.objects.create(person=worker, award="ldtt", year=2023, withdrawn_at=at, recorded_at=at)
    right = Award.objects.create(person=worker, award="ldtt", year=2024, recorded_at=at)
    Award.objects.create(person=worker, award="ldtt", year=2021, replaced_by=right, recorded_at=at)

    assert [award["year"] for award in of(worker)["awards"]] == [2024]


def test_the_history_of_a_renamed_unit_runs_on(ministry: Any, at: Any) -> None:
    former = prepare_unit(Unit(code="XTTM-CU", name_vi="Cục Xúc tiến cũ", kind="cuc", parent=ministry.root))
    former.save()
    UnitSuccession.objects.create(old=former, new=ministry.xttm, year=2023)
    Award.objects.create(unit=former, award="ttldtt", year=2022, recorded_at=at)
    CollectiveYear.objects.create(unit=former, year=2022, rating="good", recorded_at=at)
    CollectiveYear.objects.create(unit=ministry.xttm, year=2024, rating="excellent", recorded_at=at)

    facts = of(ministry.xttm)

    assert [award["year"] for award in facts["awards"]] == [2022]
    assert [row["year"] for row in facts["collective"]] == [2022, 2024]


def test_the_history_of_a_merged_unit_does_not_run_on_by_itself(ministry: Any, at: Any) -> None:
    for code in ("CU-1", "CU-2"):
        former = prepare_unit(Unit(code=code, name_vi=code, kind="cuc", parent=ministry.root))
        former.save()
        UnitSuccession.objects.create(old=former, new=ministry.xttm, year=2025)
        Award.objects.create(unit=former, award="ttldtt", year=2022, recorded_at=at)

    assert of(ministry.xttm)["awards"] == []


def test_answers_stand_in_the_order_asked_and_cost_the_same_for_many(
    add_person: Callable[..., Person], ministry: Any, django_assert_num_queries: Any
) -> None:
    people = [add_person(f"Người Mẫu {number}") for number in range(30)]
    asked = [people[3], ministry.workshop, people[1]]

    assert [one["subject"]["id"] for one in facts_for(asked, as_of=DAY)] == [
        f"p-{people[3].pk}", f"u-{ministry.workshop.pk}", f"p-{people[1].pk}",
    ]  # fmt: skip
    for group in (people[:1], people):
        with django_assert_num_queries(15):
            facts_for(group, as_of=DAY)


def test_an_initiative_of_unknown_scope_keeps_an_attested_list_open(worker: Person, ministry: Any, at: Any) -> None:
    attest(ministry.veam, "initiatives", 2025, at)
    assert "initiatives" not in of(worker)["partial"]

    Authorship.objects.create(
        initiative=Initiative.objects.create(title="Mẫu", year=2024, recorded_at=at), person=worker
    )
    facts = of(worker)

    assert facts["initiatives"] == []
    assert "initiatives" in facts["partial"]
    assert "awards" in facts["partial"]


def test_an_initiative_stays_used_when_another_list_replaces_it(worker: Person, at: Any) -> None:
    old = Initiative.objects.create(title="Mẫu", year=2024, scope="grassroots", recorded_at=at)
    InitiativeUse.objects.create(initiative=old, person=worker, award="cstd-co-so", year=2024)
    between = Initiative.objects.create(title="Mẫu 1", year=2024, scope="grassroots", recorded_at=at)
    new = Initiative.objects.create(title="Mẫu 2", year=2024, scope="ministry", recorded_at=at)
    Initiative.objects.filter(pk=old.pk).update(replaced_by=between)
    Initiative.objects.filter(pk=between.pk).update(replaced_by=new)
    Authorship.objects.create(initiative=new, person=worker)

    (fact,) = of(worker)["initiatives"]

    assert fact["scope"] == "ministry"
    assert fact["used_for"] == [{"award": "cstd-co-so", "year": 2024}]
