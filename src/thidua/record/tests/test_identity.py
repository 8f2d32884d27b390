"""How alike two records are: names as lists spell them, reasons for and against, and nobody overlooked by the keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua.record.identity.matching import doubles, match
from thidua.record.identity.names import Likeness, compare_names
from thidua.record.identity.score import Evidence, Past, Who, score, with_past
from thidua.record.tests.noise import lines, people

HOA = Who("Nguyễn Thị Hòa", "1975-03-02", "001175000123", "female", "BM/A/", "2001-07-01")


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Nguyễn Thị Hòa", "Nguyễn Thị Hòa", Likeness.SAME),
        ("Nguyễn Thị Hòa", "NGUYỄN THỊ HÒA", Likeness.SAME),
        ("Nguyễn Thị Hòa", "Nguyễn Thị Hoà", Likeness.SPELLING),
        ("Lê Thị Thúy", "Lê Thị Thuý", Likeness.SPELLING),
        ("Trần Mỹ Lệ", "Trần Mĩ Lệ", Likeness.SPELLING),
        ("Đỗ Đức Đạt", "Do Duc Dat", Likeness.NO_ACCENTS),
        ("Đỗ Đức Đạt", "Dỗ Đức Đạt", Likeness.ACCENTS),
        ("Phạm Văn Hùng", "Phạm Văn Hưng", Likeness.ACCENTS),
        ("Trần Thị Minh Ngọc", "Trần Minh Thị Ngọc", Likeness.ORDER),
        ("Nguyễn Văn An", "An Nguyễn Văn", Likeness.ORDER),
        ("Trần Thị Minh Ngọc", "Trần Minh Ngọc", Likeness.MISSING),
        ("Trần Thị Minh Ngọc", "Trần T. M. Ngọc", Likeness.MISSING),
        ("Lê Minh Tuấn", "Lê Mirnh Tuấn", Likeness.SLIP),
        ("Lê Hồng Cẩm", "Lê Hồng Cẩrn", Likeness.LOOK_ALIKE),
        ("Nguyễn Quang Huy", "Nguyễn Guang Huy", Likeness.LOOK_ALIKE),
        ("Nguyễn Văn Tuấn", "Nguyễn Vănh Tuấn", Likeness.SLIP),
        ("Nguyễn Văn Tuấn", "Nguyễn Văn Toàn", Likeness.SLIP),
        ("Nguyễn Văn Tuấn", "Nguyễn Văn Hoàn", None),
        ("Nguyễn Văn An", "Trần Văn An", None),
        ("Lê An", "Lê Anh Tú", None),
        ("Nguyễn Thị Hòa", "Nguyễn Thị Minh", None),
    ],
)
def test_what_two_names_differ_in(one, other, likeness):
    found, turned = compare_names(one, other), compare_names(other, one)

    assert (found and found.likeness) == likeness
    assert found == turned


def evidence(found) -> set[str]:
    return {reason.evidence.value for reason in found.reasons}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, {Evidence.NUMBER, Evidence.BIRTH, Evidence.UNIT, Evidence.SEX, Evidence.JOINED}),
        ({"born_on": "1975"}, {Evidence.BIRTH_PART}),
        ({"born_on": "1975-02-03"}, {Evidence.BIRTH_SWAPPED}),
        ({"born_on": "1976-03-02"}, {Evidence.BIRTH_SLIP}),
        ({"born_on": "1975-11-28"}, {Evidence.BIRTH_YEAR_ONLY}),
        ({"born_on": "1988-11-28"}, {Evidence.OTHER_BIRTH}),
        ({"identity_no": "001175000124"}, {Evidence.NUMBER_SLIP}),
        ({"identity_no": "038199111222"}, {Evidence.OTHER_NUMBER}),
        ({"unit": "BM/A/PX1/"}, {Evidence.NEAR_UNIT}),
        ({"unit": "BM/B/", "before": ("BM/A/",)}, {Evidence.NEAR_UNIT}),
        ({"unit": "BM/B/"}, {Evidence.OTHER_UNIT}),
        ({"sex": "male"}, {Evidence.OTHER_SEX}),
        ({"joined_on": "1999"}, {Evidence.OTHER_JOINED}),
        ({"identity_no": None, "born_on": None}, {Evidence.NEW_NUMBER}),
    ],
)
def test_each_reason_is_told_and_more_agreement_is_never_worth_less(change, says):
    found = score(HOA, replace(HOA, **change))

    assert found is not None
    assert says <= evidence(found)
    assert found.points <= score(HOA, HOA).points
    assert found.points == sum(reason.points for reason in found.reasons)


def test_another_number_is_never_sure_and_another_birth_hardly_anybody():
    other_number = score(HOA, replace(HOA, identity_no="038199111222", joined_on=None))
    other_birth = score(replace(HOA, identity_no=None), replace(HOA, born_on="1990-01-01", unit=None, joined_on=None))

    assert other_number
    assert not other_number.is_sure
    assert other_number.is_likely
    assert other_birth
    assert not other_birth.is_likely


def test_a_common_name_says_less_unless_the_unit_is_the_same():
    one, other = Who("Nguyễn Văn Hùng", "1975"), Who("Nguyễn Văn Hùng", "1975")

    assert score(one, other).is_sure
    assert not score(one, other, namesakes=300).is_sure
    near = score(replace(one, unit="BM/A/"), replace(other, unit="BM/A/"), namesakes=300)
    assert near
    assert near.is_sure


def test_the_past_speaks_for_and_against():
    found = score(HOA, replace(HOA, identity_no=None, born_on=None))
    shared = Past(frozenset({("ldtt", 2023, "12/QĐ"), ("cstd-co-so", 2023, "12/QĐ")}), {2023: "good"})

    assert with_past(found, shared, shared).points == found.points + 5
    assert with_past(found, shared, Past(frozenset(), {2023: "failed"})).points == found.points - 4
    assert with_past(found, Past(), Past()) == found


def test_keys_overlook_nobody_that_comparing_all_with_all_would_find_beyond_known_corners():
    known = people(400, seed=1, in_one_unit=20)
    asked = [line.who for line in lines(known, 300, seed=2)]
    by_keys = {(found.place, one.place) for found in match(asked, known) for one in found.candidates}

    namesakes: dict[str, int] = {}
    for who in known:
        namesakes[who.full_name] = namesakes.get(who.full_name, 0) + 1
    by_all = {
        (at, place) for at, who in enumerate(asked) for place, other in enumerate(known)
        if (found := score(who, other, namesakes=namesakes[other.full_name])) is not None and found.points >= 12
    }  # fmt: skip

    assert len(by_all) > 200
    assert len(by_all - by_keys) <= len(by_all) * 0.03  # two slips at once: of the name and of the birth date


def test_labelled_noise_is_matched_rightly_and_the_rest_is_asked():
    known = people(20_000, seed=3)
    asked = lines(known, 2_000, seed=4)
    meant = {found.place: found.meant for found in match([line.who for line in asked], known)}
    sure = {place: other for place, other in meant.items() if other is not None}
    right = sum(asked[place].of == other for place, other in sure.items())

    assert right / len(sure) >= 0.99
    assert right / sum(line.of is not None for line in asked) >= 0.93


def test_doubles_are_found_once_each():
    known = people(500, seed=5)
    twice = [*known, replace(known[7], full_name=known[7].full_name.upper(), unit=None), replace(known[9], sex=None)]

    pairs = {(one, other) for one, other, _score in doubles(twice)}

    assert {(7, 500), (9, 501)} <= pairs
    assert all(one < other for one, other in pairs)
    assert len(pairs) < 6
