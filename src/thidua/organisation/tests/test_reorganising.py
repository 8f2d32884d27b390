"""Units renamed, moved, merged, split, dissolved: what follows, who may, and the way back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from thidua.core.errors import DomainError
from thidua.core.models import Event
from thidua.organisation import reorganising
from thidua.organisation.actions import prepare_unit
from thidua.organisation.lineage import Names, former_names, history_of, names_that_lead_to
from thidua.organisation.loading import load_units
from thidua.organisation.models import Person, Reorganisation, Unit, UnitSuccession
from thidua.organisation.tree import search_units, tree_of
from thidua.record.intake.knowledge import load_units as load_known
from thidua.record.models import Move

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MARCH = date(2025, 3, 1)


@pytest.fixture
def by(cast: Any, at: Any) -> dict[str, Any]:
    return {"on": MARCH, "decision_no": "15/QĐ-MẪU", "actor": cast.department, "at": at}


@pytest.fixture
def bureau(ministry: Any) -> Unit:
    made = prepare_unit(Unit(code="CUC2", name_vi="Cục mẫu thứ hai", kind="cuc", parent=ministry.root))
    made.save()
    return made


def fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


def rename(unit: Unit, name: str, by: dict[str, Any], **more: Any) -> Reorganisation:
    return reorganising.rename_unit(unit.pk, name_vi=name, name_en="", **{**by, **more})


# Renaming


def test_a_renamed_unit_is_found_by_either_name_and_called_by_the_one_of_the_day(ministry: Any, by: Any) -> None:
    rename(ministry.xttm, "Cục Thị trường mẫu", by)

    found = fresh(ministry.xttm)
    assert found.name_vi == "Cục Thị trường mẫu"
    for typed in ("thi truong mau", "xuc tien"):
        assert [unit.pk for unit in search_units(Unit.objects.visible_to(None), typed)] == [found.pk]
    names = Names([found.pk])
    assert names.of(found, "2025-02-28") == "Cục Xúc tiến thương mại"
    assert names.of(found, "2025-03-01") == "Cục Thị trường mẫu"
    assert (names.of(found, "2024"), names.of(found, "2025"), names.of(found, "2025-02")) == (
        "Cục Xúc tiến thương mại", "Cục Thị trường mẫu", "Cục Xúc tiến thương mại",
    )  # fmt: skip


def test_renamed_twice_each_time_has_its_name(ministry: Any, by: Any) -> None:
    rename(ministry.xttm, "Cục B", by)
    rename(ministry.xttm, "Cục C", by, on=date(2025, 9, 1))

    found = fresh(ministry.xttm)
    names = Names([found.pk])
    told = [names.of(found, day) for day in ("2025-01-01", "2025-05-01", "2025-10-01")]
    assert told == ["Cục Xúc tiến thương mại", "Cục B", "Cục C"]
    assert former_names(found) == ["Cục B", "Cục Xúc tiến thương mại"]


def test_the_tree_of_a_year_calls_units_as_they_were_called(ministry: Any, by: Any) -> None:
    rename(ministry.xttm, "Cục B", by)

    def names(year: int) -> set[str]:
        return {node.unit.name_vi for _h, nodes in tree_of(year, viewer=None)[0].groups for node in nodes}

    assert "Cục Xúc tiến thương mại" in names(2024)
    assert "Cục B" in names(2025)
    assert fresh(ministry.xttm).name_vi == "Cục B"


def test_the_same_name_is_no_renaming(ministry: Any, by: Any) -> None:
    with pytest.raises(DomainError, match="giống"):
        rename(ministry.xttm, "  Cục Xúc tiến   thương mại ", by)


def test_loading_the_shipped_units_again_keeps_a_new_name(db: None, cast: Any, at: Any) -> None:
    load_units()
    unit = Unit.objects.get(code="KHTCQLDN")
    reorganising.rename_unit(
        unit.pk, name_vi="Vụ mẫu", name_en="", on=date(2025, 10, 1), decision_no="1/QĐ", actor=cast.department, at=at
    )

    load_units()

    assert fresh(unit).name_vi == "Vụ mẫu"


# Moving


def test_moving_takes_all_below_along(ministry: Any, by: Any) -> None:
    reorganising.move_unit(ministry.xttm.pk, parent=ministry.veam, **by)

    assert fresh(ministry.xttm).path == "BCT/VEAM/XTTM/"
    assert fresh(ministry.office).path == "BCT/VEAM/XTTM/XTTM-P1/"
    assert "Chuyển từ Bộ Công Thương" in history_of(fresh(ministry.xttm))[0].text


@pytest.mark.parametrize("target", ["xttm", "office"])
def test_nothing_moves_into_itself(target: str, ministry: Any, by: Any) -> None:
    with pytest.raises(DomainError, match="chính nó"):
        reorganising.move_unit(ministry.xttm.pk, parent=getattr(ministry, target), **by)


def test_a_collective_moves_only_to_where_one_may_reorganise(ministry: Any, by: Any, cast: Any) -> None:
    with pytest.raises(PermissionDenied):
        reorganising.move_unit(ministry.workshop.pk, parent=ministry.xttm, **{**by, "actor": cast.officer})


# Merging and splitting


def test_merging_into_one_takes_people_and_collectives_along(
    ministry: Any, bureau: Unit, add_person: Any, by: Any
) -> None:
    person = add_person("Lê Thị Mẫu", unit=ministry.xttm)
    gone = add_person("Hà Văn Mẫu", unit=ministry.xttm, left_on=date(2024, 1, 1))

    reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)

    ended = fresh(ministry.xttm)
    assert (ended.to_year, ended.dissolved_on) == (2025, MARCH)
    assert Person.objects.get(pk=person.pk).unit == bureau
    assert Person.objects.get(pk=gone.pk).unit == ended
    assert fresh(ministry.office).path == "BCT/CUC2/XTTM-P1/"
    assert UnitSuccession.objects.get(old=ended).new == bureau
    move = Move.objects.get(person=person)
    assert (move.kind, move.on, move.old_unit, move.new_unit) == ("merger", "2025-03-01", ended, bureau)


def test_what_ends_on_the_first_day_of_a_year_did_not_exist_in_it(ministry: Any, bureau: Unit, by: Any) -> None:
    reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **{**by, "on": date(2025, 1, 1)})

    assert fresh(ministry.xttm).to_year == 2024


def test_merging_into_a_new_unit_ends_all_of_them(ministry: Any, bureau: Unit, add_person: Any, by: Any) -> None:
    person = add_person("Lê Thị Mẫu", unit=bureau)

    made = reorganising.merge_units(bureau.pk, [ministry.xttm.pk], new_name="Cục mẫu hợp nhất", **by)

    assert (made.unit.name_vi, made.unit.parent, made.unit.from_year) == ("Cục mẫu hợp nhất", ministry.root, 2025)
    assert not fresh(bureau).is_open
    assert Person.objects.get(pk=person.pk).unit == made.unit
    assert {one.old.code for one in made.unit.predecessors.all()} == {"CUC2", "XTTM"}


def test_a_unit_is_not_merged_with_one_inside_it(ministry: Any, by: Any) -> None:
    with pytest.raises(DomainError, match="bên trong"):
        reorganising.merge_units(ministry.veam.pk, [ministry.workshop.pk], **by)


def test_splitting_opens_units_and_leaves_people_until_they_are_moved(ministry: Any, add_person: Any, by: Any) -> None:
    person = add_person("Lê Thị Mẫu", unit=ministry.xttm)

    reorganising.split_unit(ministry.xttm.pk, ["Cục A", "Cục B", "Cục A"], ends=True, **by)

    assert sorted(one.new.name_vi for one in ministry.xttm.successors.all()) == ["Cục A", "Cục B"]
    assert not fresh(ministry.xttm).is_open
    assert Person.objects.get(pk=person.pk).unit == ministry.xttm


def test_one_name_is_no_split_of_a_unit_that_ends(ministry: Any, by: Any) -> None:
    with pytest.raises(DomainError, match="ít nhất hai"):
        reorganising.split_unit(ministry.xttm.pk, ["Cục A"], ends=True, **by)


def test_only_an_empty_unit_is_dissolved(ministry: Any, by: Any) -> None:
    with pytest.raises(DomainError, match="1 đơn vị, tập thể bên trong"):
        reorganising.dissolve_unit(ministry.xttm.pk, **by)
    reorganising.dissolve_unit(ministry.office.pk, **by)
    reorganising.dissolve_unit(ministry.xttm.pk, **by)

    assert not fresh(ministry.xttm).is_open


# Rules for all


def test_a_day_to_come_is_refused(ministry: Any, by: Any) -> None:
    with pytest.raises(DomainError, match="chưa đến"):
        rename(ministry.xttm, "Cục B", by, on=date(2026, 1, 1))


def test_nothing_is_put_before_what_is_recorded_already(ministry: Any, by: Any) -> None:
    rename(ministry.xttm, "Cục B", by)

    with pytest.raises(DomainError, match="sau ngày này"):
        rename(ministry.xttm, "Cục C", by, on=date(2024, 1, 1))


def test_what_has_ended_is_not_reorganised(ministry: Any, bureau: Unit, by: Any) -> None:
    reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)

    with pytest.raises(DomainError, match="chấm dứt"):
        rename(ministry.xttm, "Cục B", by)


@pytest.mark.parametrize("who", ["officer", "leader", "secretary", "admin"])
def test_units_are_the_departments(who: str, ministry: Any, cast: Any, by: Any) -> None:
    with pytest.raises(PermissionDenied):
        rename(ministry.veam, "Tổng công ty B", by, actor=getattr(cast, who))


def test_collectives_are_the_officers_too(ministry: Any, cast: Any, by: Any) -> None:
    rename(ministry.workshop, "Phân xưởng B", by, actor=cast.officer)

    assert fresh(ministry.workshop).name_vi == "Phân xưởng B"
    with pytest.raises(PermissionDenied):
        rename(ministry.office, "Phòng B", by, actor=cast.officer)


def test_the_root_stays(ministry: Any, by: Any) -> None:
    with pytest.raises(PermissionDenied):
        rename(ministry.root, "Bộ B", by)


def test_each_has_its_event(ministry: Any, bureau: Unit, by: Any) -> None:
    rename(ministry.xttm, "Cục B", by)
    made = reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)
    reorganising.undo_reorganisation(made.pk, actor=by["actor"], at=by["at"])

    names = [event.name for event in Event.objects.order_by("at", "pk") if event.name.startswith("unit.")]
    assert sorted(names) == ["unit.merged", "unit.renamed", "unit.reorganisation_undone"]


# Undo


def state() -> list[tuple[Any, ...]]:
    rows = Unit.objects.order_by("pk").values_list(
        "pk", "name_vi", "path", "parent", "to_year", "dissolved_on", "search_text"
    )
    people = Person.objects.order_by("pk").values_list("pk", "unit")
    return [*rows, *people, *UnitSuccession.objects.values_list("old", "new")]


@pytest.mark.parametrize("kind", ["rename", "move", "merge", "merge into new", "split", "dissolve"])
def test_undoing_brings_everything_back(
    kind: str, ministry: Any, bureau: Unit, add_person: Any, by: Any, cast: Any, at: Any
) -> None:
    add_person("Lê Thị Mẫu", unit=ministry.xttm)
    before = state()
    xttm = ministry.xttm.pk
    made = {
        "rename": lambda: rename(ministry.xttm, "Cục B", by),
        "move": lambda: reorganising.move_unit(xttm, parent=ministry.veam, **by),
        "merge": lambda: reorganising.merge_units(bureau.pk, [xttm], **by),
        "merge into new": lambda: reorganising.merge_units(bureau.pk, [xttm], new_name="Cục C", **by),
        "split": lambda: reorganising.split_unit(xttm, ["A", "B"], ends=True, **by),
        "dissolve": lambda: reorganising.dissolve_unit(bureau.pk, **by),
    }[kind]()
    assert state() != before

    reorganising.undo_reorganisation(made.pk, actor=cast.department, at=at)

    assert state() == before
    assert not Move.objects.exists()
    assert history_of(fresh(ministry.xttm)) == []
    with pytest.raises(DomainError, match="đã được hoàn tác"):
        reorganising.undo_reorganisation(made.pk, actor=cast.department, at=at)


def test_the_later_is_undone_first(ministry: Any, bureau: Unit, by: Any, cast: Any, at: Any) -> None:
    first = rename(ministry.xttm, "Cục B", by)
    reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)

    with pytest.raises(DomainError, match="Hợp nhất, sáp nhập"):
        reorganising.undo_reorganisation(first.pk, actor=cast.department, at=at)


def test_a_new_unit_with_data_of_its_own_stays(ministry: Any, add_person: Any, by: Any, cast: Any, at: Any) -> None:
    made = reorganising.split_unit(ministry.xttm.pk, ["A"], ends=False, **by)
    add_person("Lê Thị Mẫu", unit=ministry.xttm.successors.get().new)

    with pytest.raises(DomainError, match="dữ liệu của riêng nó"):
        reorganising.undo_reorganisation(made.pk, actor=cast.department, at=at)
    assert Reorganisation.objects.get(pk=made.pk).undone_at is None
    assert UnitSuccession.objects.exists()


def test_who_moved_on_since_is_not_called_back(
    ministry: Any, bureau: Unit, add_person: Any, by: Any, cast: Any, at: Any
) -> None:
    person = add_person("Lê Thị Mẫu", unit=ministry.xttm)
    made = reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)
    Person.objects.filter(pk=person.pk).update(unit=ministry.veam)

    reorganising.undo_reorganisation(made.pk, actor=cast.department, at=at)

    assert Person.objects.get(pk=person.pk).unit == ministry.veam


# History


def test_the_history_reaches_back_and_forward_over_generations(db: None) -> None:
    load_units()

    steps = history_of(Unit.objects.get(code="KHTC"))

    told = [(step.year, step.depth, [unit.code for unit in step.others]) for step in steps]
    assert told == [(2022, 0, ["KH"]), (2022, 0, ["TC"]), (2025, 0, ["KHTCQLDN"])]
    back = history_of(Unit.objects.get(code="KHTCQLDN"))
    assert {unit.code for step in back for unit in step.others if step.depth == 1} >= {"KH", "TC"}


def test_a_circle_of_successions_ends(ministry: Any, bureau: Unit) -> None:
    UnitSuccession.objects.create(old=ministry.xttm, new=bureau, year=2020)
    UnitSuccession.objects.create(old=bureau, new=ministry.xttm, year=2021)

    assert len(history_of(ministry.xttm)) >= 2
    assert names_that_lead_to("BCT/CUC2/") == [(bureau.pk, "Cục Xúc tiến thương mại")]


def test_old_names_lead_to_the_one_unit_that_took_over(ministry: Any, bureau: Unit, by: Any) -> None:
    rename(bureau, "Cục mới", by)
    reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)

    assert set(names_that_lead_to("BCT/CUC2/")) == {
        (bureau.pk, "Cục mẫu thứ hai"),
        (bureau.pk, "Cục Xúc tiến thương mại"),
    }


def test_of_a_split_no_old_name_leads_anywhere(ministry: Any, by: Any) -> None:
    reorganising.split_unit(ministry.xttm.pk, ["Cục A", "Cục B"], ends=True, **by)

    assert all(names_that_lead_to(one.new.path) == [] for one in ministry.xttm.successors.all())


# Pages


def test_a_form_shows_what_will_follow_and_writes_only_then(client: Client, ministry: Any, cast: Any) -> None:
    client.force_login(cast.department, backend=BACKEND)
    address = reverse("organisation:reorganise", args=["XTTM", "doi-ten"])
    typed = {"name_vi": "Cục B", "name_en": "", "on": "01/03/2025", "decision_no": "15/QĐ"}

    seen = client.post(address, typed)
    assert "“Cục Xúc tiến thương mại” thành “Cục B”" in seen.content.decode()
    assert not Reorganisation.objects.exists()
    client.post(address, {**typed, "chac": "1", "sua": "1"})
    assert not Reorganisation.objects.exists()
    done = client.post(address, {**typed, "chac": "1"}, follow=True)

    assert "Đổi tên từ" in done.content.decode()
    assert Reorganisation.objects.get().on == MARCH


@pytest.mark.parametrize("kind", ["doi-ten", "chuyen", "sap-nhap", "tach", "giai-the"])
def test_an_empty_form_says_what_is_missing(kind: str, client: Client, ministry: Any, cast: Any) -> None:
    client.force_login(cast.department, backend=BACKEND)

    answer = client.post(reverse("organisation:reorganise", args=["XTTM", kind]), {"x": "1"})

    assert answer.status_code == 422
    assert "Theo văn bản" in answer.content.decode()


def test_a_refusal_stands_on_the_page(client: Client, ministry: Any, cast: Any) -> None:
    client.force_login(cast.department, backend=BACKEND)
    typed = {"on": "01/03/2025", "decision_no": "15/QĐ", "chac": "1"}

    answer = client.post(reverse("organisation:reorganise", args=["XTTM", "giai-the"]), typed)

    assert answer.status_code == 422
    assert "tập thể bên trong" in answer.content.decode()


def test_the_unit_page_offers_the_ways_to_who_may(client: Client, ministry: Any, cast: Any) -> None:
    address = reverse("organisation:unit", args=["XTTM"])
    assert "Sắp xếp đơn vị" not in client.get(address).content.decode()
    client.force_login(cast.department, backend=BACKEND)

    assert "Sắp xếp đơn vị" in client.get(address).content.decode()


def test_a_list_of_then_finds_the_unit_of_today(ministry: Any, bureau: Unit, by: Any) -> None:
    before = load_known(bureau).find("Cục Xúc tiến thương mại")
    reorganising.merge_units(bureau.pk, [ministry.xttm.pk], **by)
    rename(bureau, "Cục mới", by)
    after = load_known(fresh(bureau))

    assert before.problem is not None
    for name in ("Cục Xúc tiến thương mại", "Cục mẫu thứ hai", "Cục mới"):
        assert after.find(name).unit.id == bureau.pk  # type: ignore[union-attr]
