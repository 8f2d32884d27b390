"""Searching, the board, the queue's neighbours, eligible people, defects, what waits."""

from __future__ import annotations

import pytest

from thidua.awards import ceilings, queries
from thidua.awards.actions import NewReason, return_dossier
from thidua.awards.models import Nomination
from thidua.awards.queries import eligible
from thidua.awards.queries.work import work_of
from thidua.awards.tests.conftest import subject_id
from thidua.awards.tests.factories import (
    make_nomination,
    make_nominee,
    make_registration,
    make_returned,
    make_round,
    make_submitted,
)
from thidua.organisation.models import Person
from thidua.record.models import Award
from thidua.rulebooks import in_force


@pytest.fixture
def found(ministry, cast):
    made = make_round(ministry, cast)
    make_registration(made, ministry.veam, by=cast.officer)
    return made


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("dang", ["Đặng Thị Ân"]),
        ("an dang", ["Đặng Thị Ân"]),
        ("Đặng", ["Đặng Thị Ân"]),
        ("002", ["Nguyễn Văn Bé"]),
        ("phan xuong", []),
        ("veam", ["Đặng Thị Ân", "Nguyễn Văn Bé"]),
        ("khong co", []),
    ],
)
def test_dossiers_are_found_without_accents_by_name_unit_and_number(found, ministry, cast, words, names):
    make_nomination(ministry, cast, round=found, person=make_nominee(ministry.workshop, "Đặng Thị Ân"))
    make_nomination(ministry, cast, round=found, person=make_nominee(ministry.workshop, "Nguyễn Văn Bé"))

    rows = queries.filtered(Nomination.objects.all(), queries.NominationFilter(words=words))

    assert [str(one.person) for one in rows] == names


def test_nominees_are_looked_for_only_within_the_unit_and_among_those_who_work_there(found, ministry):
    inside = make_nominee(ministry.workshop, "Lê Thị Hạnh")
    make_nominee(ministry.office, "Lê Thị Hạnh")
    make_nominee(ministry.workshop, "Lê Thị Hạnh", left_on="2025-01-01")

    assert queries.nominees_found(ministry.veam, "le hanh", year=2025) == [inside]
    assert queries.nominees_found(ministry.veam, "phan xuong", year=2025) == [ministry.workshop]


def test_the_board_tells_how_far_each_unit_has_come(found, ministry, cast):
    def states():
        units = list(queries.board_units(found))
        return {line.unit.code: line.state for line in queries.board_of(found, units)}

    assert states() == {"VEAM": "registered", "XTTM": "silent"}
    make_nomination(ministry, cast, round=found)
    assert states()["VEAM"] == "drafting"
    make_submitted(ministry, cast, round=found)
    assert states()["VEAM"] == "submitted"
    assert queries.board_counts(found) == (2, 1)
    assert [unit.code for unit in queries.board_units(found, "silent")] == ["XTTM"]


def test_a_dossier_knows_its_neighbours_in_the_queue(found, ministry, cast):
    first, second, third = (make_submitted(ministry, cast, round=found) for _ in range(3))
    Nomination.objects.filter(pk=second.pk).update(state="returned")

    assert queries.neighbours_in_queue(cast.department, first) == queries.Neighbours(1, 2, None, third.pk)
    assert queries.neighbours_in_queue(cast.department, third) == queries.Neighbours(2, 2, first.pk, None)
    assert queries.neighbours_in_queue(cast.department, second) == queries.Neighbours(0, 2, None, first.pk)


def test_eligible_people_come_direct_workers_first_then_by_given_name_then_collectives(found, ministry, said_law):
    Person.objects.all().delete()
    said_law.outcomes = dict.fromkeys(found.awards, "not_eligible")
    staff = make_nominee(ministry.workshop, "Trần Văn Anh", role="staff")
    late, early = make_nominee(ministry.workshop, "Lê Thị Vân"), make_nominee(ministry.workshop, "Vũ Thị Ân")
    for one in (staff, late, early, ministry.workshop):
        said_law.of_subject[subject_id(one), "ttldtt" if one is ministry.workshop else "ldtt"] = "eligible"

    rows = queries.eligible_not_nominated(ministry.veam, found)

    assert [(str(row.subject), row.award) for row in rows] == [
        ("Vũ Thị Ân", "ldtt"), ("Lê Thị Vân", "ldtt"), ("Trần Văn Anh", "ldtt"), ("Phân xưởng mẫu số 1", "ttldtt"),
    ]  # fmt: skip
    for asked, names in (
        ({"role": "direct"}, ["Vũ Thị Ân", "Lê Thị Vân"]),
        ({"role": "staff"}, ["Trần Văn Anh"]),
        ({"role": "collective"}, ["Phân xưởng mẫu số 1"]),
        ({"name": "thi van"}, ["Lê Thị Vân"]),
        ({"name": "phan xuong"}, ["Phân xưởng mẫu số 1"]),
    ):
        assert [str(row.subject) for row in queries.eligible_not_nominated(ministry.veam, found, **asked)] == names


def test_a_ministry_sees_where_people_were_left_out_and_who_was_never_awarded(found, ministry, at):
    Person.objects.all().delete()
    old, never = make_nominee(ministry.workshop, "Lê Thị Vân"), make_nominee(ministry.workshop, "Vũ Thị Ân")
    desk = make_nominee(ministry.office, "Trần Văn Anh", role="staff")
    Award.objects.create(person=old, award="ldtt", year=2019, recorded_at=at)
    Award.objects.create(person=old, award="ldtt", year=2021, recorded_at=at)
    Award.objects.create(person=never, award="ldtt", year=2020, revoked=True, recorded_at=at)

    rows = queries.eligible_not_nominated(ministry.root, found, "ldtt")
    last = queries.last_awards(rows)
    counts = queries.by_unit(rows, [ministry.veam, ministry.xttm], last)

    assert {row.subject for row in rows} == {old, never, desk}
    assert last == {(True, old.pk): 2021}
    assert [(one.unit, one.direct, one.people, one.never) for one in counts] == [
        (ministry.veam, 2, 2, 1),
        (ministry.xttm, 0, 1, 1),
    ]


def test_whoever_stands_in_the_round_or_holds_the_title_of_the_year_is_not_listed_again(found, ministry, cast, at):
    Person.objects.all().delete()
    nominated, holder, revoked, free = (make_nominee(ministry.workshop) for _ in range(4))
    make_nomination(ministry, cast, round=found, person=nominated)
    Award.objects.create(person=holder, award="ldtt", year=2025, recorded_at=at)
    Award.objects.create(person=revoked, award="ldtt", year=2025, revoked=True, recorded_at=at)

    listed = {row.subject for row in queries.eligible_not_nominated(ministry.veam, found, "ldtt")}

    assert listed == {revoked, free}


def test_who_is_eligible_is_asked_anew_when_the_law_changes(found, ministry, monkeypatch):
    eligible.keep(eligible.cache_key("individual", found, ministry.veam), {})
    assert eligible.is_kept("individual", found, ministry.veam)

    other_law = in_force.State(in_force.state().edition, confirmed=frozenset(["B2/cstd-bo/vote/-/-/vote"]))
    monkeypatch.setattr(in_force, "state", lambda: other_law)

    assert not eligible.is_kept("individual", found, ministry.veam)


def test_only_the_verdict_eligible_makes_somebody_appear(found, ministry, said_law):
    person = make_nominee(ministry.workshop)
    for outcome in ("not_eligible", "needs_facts", "needs_people", "not_in_force"):
        said_law.of_subject[subject_id(person), "ldtt"] = outcome
        rows = queries.eligible_not_nominated(ministry.veam, found, "ldtt")
        assert person not in {row.subject for row in rows}


def test_the_kept_answer_ends_with_a_new_person(found, ministry, said_law):
    before = len(queries.eligible_not_nominated(ministry.veam, found, "ldtt"))
    asked = len(said_law.asked)

    queries.eligible_not_nominated(ministry.veam, found, "ldtt")
    assert len(said_law.asked) == asked
    make_nominee(ministry.workshop)
    assert len(queries.eligible_not_nominated(ministry.veam, found, "ldtt")) == before + 1


def test_a_ceiling_counts_holders_and_nominees_of_the_base_title_once_each(found, ministry, cast, said_law, at):
    said_law.ceilings = {"cstd-co-so": 2}
    assert ceilings.room_of(found, ministry.veam, "cstd-co-so").at_most is None  # nobody is on the base list yet
    first = make_nomination(ministry, cast, round=found, award="ldtt")
    Award.objects.create(person=first.person, award="ldtt", year=2025, recorded_at=at)
    make_submitted(ministry, cast, round=found, award="cstd-co-so")
    make_nomination(ministry, cast, round=found, award="cstd-co-so")

    room = ceilings.room_of(found, ministry.veam, "cstd-co-so")

    assert (room.of, room.at_most, room.submitted, room.listed) == (1, 2, 1, 2)
    assert (room.fits(1), room.fits(2), room.over_by(), room.over_by(3)) == (True, False, 0, 3)


def test_defects_are_counted_per_code_and_unit_of_what_the_viewer_sees(found, ministry, cast, at):
    make_returned(ministry, cast, round=found, reasons=2)
    other = make_submitted(ministry, cast, round=found, unit=ministry.xttm, collective=ministry.office)
    return_dossier(
        other.pk, reasons=[NewReason("other", "Ghi rõ."), NewReason("paper-missing", "Thiếu.")], due_on=None,
        actor=cast.department, at=at,
    )  # fmt: skip

    lines = queries.defects_of(found, cast.department)

    assert [(line.code, line.total) for line in lines] == [("paper-missing", 3), ("other", 1)]
    assert lines[0].by_unit == [(ministry.veam, 2), (ministry.xttm, 1)]
    assert [(line.code, line.total) for line in queries.defects_of(found, cast.officer)] == [("paper-missing", 2)]
    assert queries.defects_of(found, cast.admin) == []


def test_what_waits_is_told_to_each_role(found, ministry, cast):
    make_returned(ministry, cast, round=found)
    make_nomination(ministry, cast, round=found)
    make_submitted(ministry, cast, round=found)

    assert [(str(line.label), line.urgent) for line in work_of(cast.officer)] == [
        ("Bổ sung 1 hồ sơ bị trả lại", True), ("Hoàn thành và nộp 1 hồ sơ", True),
    ]  # fmt: skip
    assert [str(line.label) for line in work_of(cast.department)] == ["Thẩm định 1 hồ sơ"]
    assert [str(line.label) for line in work_of(cast.other_officer)] == ["Đăng ký tham gia: Đợt xét mẫu năm 2025"]
    assert list(work_of(cast.worker)) == list(work_of(cast.admin)) == []
