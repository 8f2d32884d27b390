"""Two records of one person become one and one becomes two again, with nothing lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from thidua.core.errors import DomainError
from thidua.core.models import Event
from thidua.organisation.actions import prepare_person
from thidua.organisation.models import Person
from thidua.record.identity.actions import merge, open_again, say_different, split, undo_merge
from thidua.record.identity.merging import plan_merge, tables_naming_people
from thidua.record.identity.scanning import look_for, read
from thidua.record.models import (
    Authorship,
    Award,
    FactSource,
    Initiative,
    Merge,
    PersonPair,
    Rating,
    ServiceYear,
)


@pytest.fixture
def make(ministry):
    def person(name: str = "Nguyễn Thị Mẫu Hòa", **given: Any) -> Person:
        made = prepare_person(Person(**{"full_name": name, "unit": ministry.workshop, **given}))
        made.save()
        return made

    return person


@pytest.fixture
def two(make, at, cast):
    """The same person twice: what both say, what only one says, what contradicts."""
    kept = make(born_on="1975", post="Chuyên viên")
    other = make("Nguyễn Thị Mẫu Hoà", born_on="1975-03-02", identity_no="001175000123", sex="female")
    fact = {"recorded_at": at, "recorded_by": cast.officer}
    Rating.objects.create(person=kept, year=2022, level="good", **fact)
    Rating.objects.create(person=other, year=2022, level="good", source_note="sổ cũ", **fact)
    Rating.objects.create(person=kept, year=2023, level="good", **fact)
    Rating.objects.create(person=other, year=2023, level="excellent", **fact)
    Rating.objects.create(person=other, year=2021, level="completed", **fact)
    Award.objects.create(person=kept, award="ldtt", year=2022, provisional=True, **fact)
    Award.objects.create(person=other, award="ldtt", year=2022, decision_no="12/QĐ", decided_on="2023-01-05", **fact)
    ServiceYear.objects.create(person=other, year=2022, months=12, **fact)
    work = Initiative.objects.create(title="Giảm hao hụt điện", year=2022, **fact)
    Authorship.objects.create(initiative=work, person=kept)
    Authorship.objects.create(initiative=work, person=other, share_percent=40)
    return kept, other


def everything(*people: Person) -> dict[str, Any]:
    """All that the tables say of these people, row by row."""
    found: dict[str, Any] = {"people": list(Person.with_doubles.filter(pk__in=[p.pk for p in people]).values())}
    for model, name in tables_naming_people():
        if model is Authorship:
            rows = model._base_manager.values("initiative", "person", "share_percent").order_by("initiative", "person")
        else:
            rows = model._base_manager.filter(**{f"{name}__in": people}).order_by("pk").values()
        found[model._meta.label_lower] = list(rows)
    return found


def joined(two, cast, at, stands: str = "other") -> Merge:
    kept, other = two
    (contradiction,) = plan_merge(kept, other).contradictions
    return merge(kept.pk, other.pk, take={}, stands={contradiction.key: stands}, actor=cast.officer, at=at)


def test_the_plan_tells_twins_contradictions_and_what_moves(two):
    plan = plan_merge(*two)

    assert plan.hindrances == []
    assert {(type(one.stays).__name__, one.left.person_id == two[0].pk) for one in plan.twins} == {
        ("Rating", False), ("Award", True),
    }  # fmt: skip
    assert [one.of_kept.year for one in plan.contradictions] == [2023]
    assert plan.fields == [
        ("full_name", "Nguyễn Thị Mẫu Hòa", "Nguyễn Thị Mẫu Hoà"), ("born_on", "1975", "1975-03-02"),
    ]  # fmt: skip
    assert (plan.default("full_name"), plan.default("born_on"), plan.default("sex")) == ("kept", "other", "other")


def test_a_contradiction_must_be_answered_first(two, cast, at):
    before = everything(*two)

    with pytest.raises(DomainError) as error:
        merge(two[0].pk, two[1].pk, take={}, stands={}, actor=cast.officer, at=at)

    assert "2023" in str(error.value.problems)
    assert everything(*two) == before


def test_one_history_with_the_best_of_both_and_the_number(two, cast, at):
    joined(two, cast, at)
    kept, other = Person.with_doubles.get(pk=two[0].pk), Person.with_doubles.get(pk=two[1].pk)

    assert (kept.identity_no, kept.born_on, kept.sex, kept.post) == (
        "001175000123",
        "1975-03-02",
        "female",
        "Chuyên viên",
    )
    assert other.merged_into == kept
    assert other.identity_no is None
    assert not Person.objects.filter(pk=other.pk).exists()
    ratings = Rating.objects.counting().filter(person=kept)
    assert [(one.year, one.level) for one in ratings] == [(2021, "completed"), (2022, "good"), (2023, "excellent")]
    (award,) = Award.objects.counting().filter(person=kept)
    assert award.decision_no == "12/QĐ"
    assert Authorship.objects.filter(person=kept).count() == 1
    assert not any(rows for label, rows in everything(other).items() if label not in {"people", "record.authorship"})
    assert Event.objects.filter(name="people.merged").count() == 1


def test_a_fact_of_both_keeps_both_sources(two, cast, at):
    joined(two, cast, at)

    stays = Rating.objects.counting().get(person=two[0], year=2022)
    assert FactSource.objects.filter(kind="record.rating", fact=stays.pk, source_note="sổ cũ").exists()


@pytest.mark.parametrize("stands", ["kept", "other"])
def test_undoing_brings_back_every_row(two, cast, at, stands):
    before = everything(*two)
    made = joined(two, cast, at, stands)
    assert everything(*two) != before

    undo_merge(made.pk, actor=cast.officer, at=at)

    assert everything(*two) == before
    assert not FactSource.objects.exists()
    with pytest.raises(DomainError):
        undo_merge(made.pk, actor=cast.officer, at=at)


def test_what_was_corrected_since_goes_back_and_what_was_added_stays(two, cast, at):
    from thidua.record.correcting import add_fact, correct_fact

    made = joined(two, cast, at)
    moved = Rating.objects.counting().get(year=2021)
    corrected = correct_fact("rating", moved.pk, values={"level": "good"}, actor=cast.officer, at=at)
    added = add_fact("rating", two[0], values={"year": 2024, "level": "good"}, actor=cast.officer, at=at)

    undo_merge(made.pk, actor=cast.officer, at=at)

    corrected.refresh_from_db()
    added.refresh_from_db()
    assert (corrected.person_id, added.person_id) == (two[1].pk, two[0].pk)


def test_three_records_are_parted_in_the_order_in_which_they_were_joined(make, cast, at):
    one, two, three = make(), make(), make()
    first = merge(two.pk, three.pk, take={}, stands={}, actor=cast.officer, at=at)
    second = merge(one.pk, two.pk, take={}, stands={}, actor=cast.officer, at=at)

    with pytest.raises(DomainError):
        undo_merge(first.pk, actor=cast.officer, at=at)
    undo_merge(second.pk, actor=cast.officer, at=at)
    undo_merge(first.pk, actor=cast.officer, at=at)
    assert Person.objects.filter(pk__in=[one.pk, two.pk, three.pk]).count() == 3


def test_two_numbers_change_places_and_back(make, cast, at):
    one, two = make(identity_no="123456789"), make(identity_no="001175000123")

    made = merge(one.pk, two.pk, take={"identity_no": "other"}, stands={}, actor=cast.officer, at=at)
    one.refresh_from_db()
    assert one.identity_no == "001175000123"
    assert Person.with_doubles.get(pk=two.pk).identity_no == "123456789"

    undo_merge(made.pk, actor=cast.officer, at=at)
    one.refresh_from_db()
    two = Person.objects.get(pk=two.pk)
    assert (one.identity_no, two.identity_no) == ("123456789", "001175000123")


def test_nobody_merges_the_own_record_nor_records_of_others_units(two, cast, at, ministry, make):
    two[1].user = cast.officer
    two[1].save()
    with pytest.raises(PermissionDenied):
        joined(two, cast, at)

    elsewhere = make(unit=ministry.root)
    with pytest.raises(PermissionDenied):
        merge(two[0].pk, elsewhere.pk, take={}, stands={}, actor=cast.officer, at=at)


def test_two_accounts_stand_in_the_way(two, cast):
    two[0].user, two[1].user = cast.worker, cast.leader
    for one in two:
        Person.objects.filter(user=one.user).exclude(pk=one.pk).update(user=None)
        one.save()

    assert len(plan_merge(*two).hindrances) == 1


def test_a_split_parts_the_chosen_rows_and_is_undone_while_nothing_was_added(two, cast, at, ministry):
    other = two[1]
    before = everything(other)
    rows = {"record.rating": [Rating.objects.get(person=other, year=2021).pk]}
    told = {"unit": ministry.workshop, "said": {"full_name": "Nguyễn Thị Mẫu Hạ"}, "reason": "hai người cùng tên"}

    made = split(other.pk, rows=rows, actor=cast.officer, at=at, **told)

    new = made.other
    assert Rating.objects.get(year=2021).person == new
    assert PersonPair.objects.get(second=new).state == PersonPair.State.DIFFERENT
    undo_merge(made.pk, actor=cast.officer, at=at)
    assert everything(other) == before
    assert Person.with_doubles.get(pk=new.pk).merged_into == other


def test_a_decided_award_is_not_parted(two, cast, at, ministry):
    award = Award.objects.get(decision_no="12/QĐ")
    Award.objects.filter(pk=award.pk).update(certificate="TD-1")

    with pytest.raises(DomainError) as error:
        split(
            two[1].pk, rows={"record.award": [award.pk]}, unit=ministry.workshop, said={"full_name": "Trần Thử"},
            reason="", actor=cast.officer, at=at,
        )  # fmt: skip

    assert "không tách được" in str(error.value.problems)


def test_new_people_are_looked_for_and_an_answer_is_not_asked_again(two, make, cast, at, ministry):
    new = make(born_on="1975-03-02", unit=ministry.veam)

    assert look_for([new.pk], at=at) == 2
    pair = PersonPair.objects.get(first=two[1], second=new)
    assert [one[0] for one in pair.reasons][:2] == ["name", "common_name"]
    say_different(pair.pk, actor=cast.officer, at=at)
    assert look_for([new.pk], at=at) == 0
    pair.refresh_from_db()
    assert pair.state == PersonPair.State.DIFFERENT
    assert open_again(pair.pk, actor=cast.officer, at=at).decided_by is None


def test_reading_costs_the_same_for_many(make, django_assert_num_queries, ministry):
    from django.db.models import Q

    for number in range(5):
        make(f"Trần Mẫu Thử{number}")
    with django_assert_num_queries(3):
        read(Q(unit=ministry.workshop))


def test_day_and_month_the_other_way_round_are_looked_at_too(add_person, ministry, at):
    kept = add_person("Lê Thị Quỳnh Hòa", born_on="1980-03-05", joined_on="2005-01-01")
    new = add_person("Lê Quỳnh Hòa", born_on="1980-05-03", joined_on="2005-01-01")

    assert look_for([new.pk], at=at) == 1
    assert {PersonPair.objects.get().first, PersonPair.objects.get().second} == {kept, new}
