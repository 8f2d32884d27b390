"""One page for a person, one for a collective: who reads it, what it shows, what may be changed by hand."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from thidua.core.models import Event
from thidua.organisation.models import Person, Unit
from thidua.organisation.reorganising import rename_unit
from thidua.record import correcting, queries
from thidua.record.errors import FactInUse, FactReplaced, FactTwice
from thidua.record.facts import facts_for
from thidua.record.models import (
    Attestation,
    Authorship,
    Award,
    Discipline,
    Import,
    Initiative,
    InitiativeUse,
    Post,
    Rating,
)
from thidua.record.timeline import years_of_person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def person(add_person: Any, ministry: Any) -> Person:
    return add_person("Lê Thị Mẫu", unit=ministry.workshop, identity_no="001180000077", born_on="1980-05")


def words(answer: Any) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.S)
    assert main is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def page(client: Client, user: Any, name: str, *args: Any, **query: str) -> str:
    client.force_login(user, backend=BACKEND)
    return words(client.get(reverse(name, args=args), query))


def test_the_years_are_told_newest_first_with_gaps_and_sources(
    person: Person, ministry: Any, cast: Any, at: Any
) -> None:
    brought = Import.objects.create(
        file_name="danh-sach.xlsx", unit=ministry.veam, uploaded_by=cast.officer, uploaded_at=at
    )
    Rating.objects.create(
        person=person, year=2022, level="good", source=brought, source_note="Sheet1, dòng 7", recorded_at=at
    )
    Award.objects.create(person=person, award="ldtt", year=2024, decision_no="12/QĐ", provisional=True, recorded_at=at)
    Discipline.objects.create(person=person, form="reprimand", decided_on="2023-02", recorded_at=at)

    years = years_of_person(person, until=2025)

    assert [(year.year, year.is_gap, [entry.title for entry in year.entries]) for year in years] == [
        (2025, True, []),
        (2024, True, ["Lao động tiên tiến"]),
        (2023, True, ["Kỷ luật khiển trách từ 02/2023"]),
        (2022, False, ["Hoàn thành tốt nhiệm vụ"]),
    ]
    assert years[3].entries[0].source == "danh-sach.xlsx Sheet1, dòng 7"
    assert (years[1].entries[0].mark, years[1].entries[0].source) == ("provisional", "Quyết định 12/QĐ")


def test_the_identity_number_is_whole_only_for_those_who_keep_the_record(
    client: Client, person: Person, cast: Any
) -> None:
    assert "001180000077" in page(client, cast.officer, "record:person", person.pk)

    seen = page(client, cast.leader, "record:person", person.pk)
    assert "001180000077" not in seen
    assert "0077" in seen


def test_a_worker_reads_only_the_own_record(client: Client, person: Person, cast: Any) -> None:
    client.force_login(cast.worker, backend=BACKEND)

    own = client.get(reverse("record:own"), follow=True)

    assert "Đặng Văn Ước" in words(own)
    assert client.get(reverse("record:person", args=[person.pk])).status_code == 404
    assert client.get(reverse("record:people")).status_code == 404


def test_people_stand_in_vietnamese_order_and_are_found_without_accents(
    client: Client, add_person: Any, ministry: Any, cast: Any
) -> None:
    for name in ("Trần Văn Ân", "Đặng Thị Bình", "Lê Văn An"):
        add_person(name, unit=ministry.workshop)

    listed = page(client, cast.officer, "record:people")
    assert listed.index("Lê Văn An") < listed.index("Trần Văn Ân") < listed.index("Đặng Thị Bình")

    found = page(client, cast.officer, "record:people", q="dang binh")
    assert "Đặng Thị Bình" in found
    assert "Lê Văn An" not in found
    assert "Không có ai khớp" in page(client, cast.officer, "record:people", q="zzz")


def test_an_officer_sees_the_people_of_the_own_unit_only(
    client: Client, person: Person, ministry: Any, cast: Any
) -> None:
    client.force_login(cast.other_officer, backend=BACKEND)

    assert client.get(reverse("record:people"), {"unit": "VEAM"}).status_code == 404
    assert set(queries.people_of(cast.other_officer, None)) == set()
    assert person in set(queries.people_of(cast.officer, ministry.veam))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_of_people_costs_the_same_for_one_and_thirty(
    rows: int, client: Client, add_person: Any, ministry: Any, cast: Any, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        add_person(f"Người Mẫu {number}", unit=ministry.workshop)
    client.force_login(cast.officer, backend=BACKEND)

    with django_assert_num_queries(13):
        client.get(reverse("record:people"))


def test_an_award_tells_the_post_and_the_unit_of_its_day(person: Person, ministry: Any, cast: Any, at: Any) -> None:
    rename_unit(
        ministry.workshop.pk, name_vi="Phân xưởng mới", name_en="", on=date(2024, 6, 1), decision_no="1/QĐ",
        actor=cast.officer, at=at,
    )  # fmt: skip
    for title, start, until in (("Tổ trưởng", "2020", "2023-03-01"), ("Quản đốc", "2023-03-01", None)):
        Post.objects.create(
            person=person, title=title, unit=ministry.workshop, from_on=start, until_on=until, recorded_at=at
        )
    days = {2021: "2022-01-10", 2022: "2023-03-01", 2024: "2024-12-20", 2019: "2019-12-01", 2018: None}
    for year, day in days.items():
        Award.objects.create(person=person, award="ldtt", year=year, decided_on=day, recorded_at=at)

    told = {year.year: entry.source for year in years_of_person(person, until=2025) for entry in year.entries
            if entry.kind == "award"}  # fmt: skip

    assert told[2021].endswith("khi đó: Tổ trưởng, Phân xưởng mẫu số 1")
    assert told[2022].endswith("khi đó: Quản đốc, Phân xưởng mẫu số 1")
    assert told[2024].endswith("khi đó: Quản đốc, Phân xưởng mới")
    assert "khi đó" not in told[2019] + told[2018]


def test_a_fact_is_entered_corrected_and_withdrawn_without_overwriting(person: Person, cast: Any, at: Any) -> None:
    with pytest.raises(PermissionDenied):
        correcting.add_fact("rating", person, values={"year": 2024, "level": "good"}, actor=cast.leader, at=at)

    wrong = correcting.add_fact("rating", person, values={"year": 2024, "level": "good"}, actor=cast.officer, at=at)
    right = correcting.correct_fact(
        "rating", wrong.pk, values={"year": 2024, "level": "excellent"}, actor=cast.officer, at=at
    )
    wrong.refresh_from_db()

    assert wrong.replaced_by == right
    assert [one.level for one in Rating.objects.counting().filter(person=person)] == ["excellent"]
    with pytest.raises(FactReplaced):
        correcting.withdraw_fact("rating", wrong.pk, reason="nhầm", actor=cast.officer, at=at)

    correcting.withdraw_fact("rating", right.pk, reason="nhầm người", actor=cast.officer, at=at)

    assert not Rating.objects.counting().filter(person=person).exists()
    names = list(Event.objects.filter(name__startswith="fact.").order_by("at", "name").values_list("name", flat=True))
    assert names == ["fact.added", "fact.corrected", "fact.withdrawn"]


def test_a_correction_keeps_what_its_form_does_not_ask(client: Client, person: Person, cast: Any, at: Any) -> None:
    old = Award.objects.create(
        person=person, award="bang-khen-bo", year=2023, basis="thematic", period_from=2021, period_until=2023,
        revoked=True, decision_no="1", recorded_at=at,
    )  # fmt: skip
    client.force_login(cast.officer, backend=BACKEND)

    client.post(
        reverse("record:correct_fact", args=["award", old.pk]),
        {"award": "bang-khen-bo", "year": "2023", "basis": "thematic", "decision_no": "2"},
    )

    new = Award.objects.counting().get(person=person)
    assert (new.decision_no, new.period_from, new.period_until, new.revoked) == ("2", 2021, 2023, True)
    assert (new.recorded_by, new.source_note) == (cast.officer, "")


def test_a_corrected_initiative_stays_with_all_its_authors_and_stays_used(
    person: Person, add_person: Any, ministry: Any, cast: Any, at: Any
) -> None:
    other = add_person("Trần Văn Mẫu", unit=ministry.workshop)
    old = Initiative.objects.create(title="Cũ", year=2024, scope="grassroots", recorded_at=at)
    for author in (person, other):
        Authorship.objects.create(initiative=old, person=author)
    InitiativeUse.objects.create(initiative=old, person=person, award="cstd-co-so", year=2024)

    values = {"title": "Đã sửa", "scope": "ministry"}
    new = correcting.correct_fact("initiative", old.pk, values=values, actor=cast.officer, at=at)

    assert isinstance(new, Initiative)
    assert new.search_text == "da sua"
    used, unused = (one["initiatives"] for one in facts_for([person, other], as_of=date(2025, 12, 20)))
    assert [(one["id"], one["authors"], one["used_for"]) for one in used + unused] == [
        (f"sk-{new.pk}", 2, [{"award": "cstd-co-so", "year": 2024}]),
        (f"sk-{new.pk}", 2, []),
    ]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_pages_of_a_history_cost_the_same_for_one_and_thirty_years(
    rows: int, client: Client, person: Person, ministry: Any, cast: Any, at: Any, django_assert_num_queries: Any
) -> None:
    for year in range(1990, 1990 + rows):
        Rating.objects.create(person=person, year=year, level="good", recorded_at=at)
        Award.objects.create(person=person, award="ldtt", year=year, recorded_at=at)
        Award.objects.create(unit=ministry.workshop, award="ttldtt", year=year, recorded_at=at)
    client.force_login(cast.officer, backend=BACKEND)

    with django_assert_num_queries(35):
        client.get(reverse("record:person", args=[person.pk]))
    with django_assert_num_queries(25):
        client.get(reverse("record:unit", args=[ministry.workshop.pk]))


def test_the_same_fact_does_not_stand_twice(person: Person, cast: Any, at: Any) -> None:
    values = {"year": 2024, "level": "good", "decision_no": ""}
    correcting.add_fact("rating", person, values=values, actor=cast.officer, at=at)

    with pytest.raises(FactTwice, match="đã có dữ kiện này"):
        correcting.add_fact("rating", person, values=values, actor=cast.officer, at=at)


def test_what_a_decision_wrote_is_not_changed_here(person: Person, cast: Any, at: Any) -> None:
    award = Award.objects.create(person=person, award="ldtt", year=2024, certificate="a" * 32, recorded_at=at)

    with pytest.raises(FactInUse, match="Đính chính hoặc hủy bỏ"):
        correcting.withdraw_fact("award", award.pk, reason="nhầm", actor=cast.officer, at=at)


def test_an_initiative_entered_by_hand_has_its_author(client: Client, person: Person, cast: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    address = reverse("record:add_fact", args=["ca-nhan", person.pk, "initiative"])

    assert client.post(address, {"title": ""}).status_code == 422
    client.post(address, {"title": "Cải tiến mẫu", "kind": "initiative", "year": "2024", "scope": "grassroots"})

    made = Initiative.objects.get()
    assert [authorship.person for authorship in made.authorships.all()] == [person]
    assert "Cải tiến mẫu" in page(client, cast.officer, "record:person", person.pk)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("20/12/2023", "2023-12-20", id="a day"),
        pytest.param("12/2023", "2023-12", id="a month"),
        pytest.param("2023", "2023", id="a year"),
    ],
)
def test_half_known_dates_are_kept_as_far_as_known(
    typed: str, kept: str, client: Client, person: Person, cast: Any
) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    address = reverse("record:add_fact", args=["ca-nhan", person.pk, "award"])

    refused = client.post(address, {"award": "ldtt", "year": "2023", "decided_on": "31/31/2023"})
    client.post(address, {"award": "ldtt", "year": "2023", "decided_on": typed})

    assert refused.status_code == 422
    assert Award.objects.get().decided_on == kept


def test_only_the_unit_says_that_its_lists_are_complete(ministry: Any, cast: Any, at: Any) -> None:
    with pytest.raises(PermissionDenied):
        correcting.attest(ministry.veam, kind="awards", year=2025, actor=cast.department, at=at)

    made = correcting.attest(ministry.veam, kind="awards", year=2025, actor=cast.officer, at=at)
    again = correcting.attest(ministry.veam, kind="awards", year=2025, actor=cast.officer, at=at)

    assert made == again
    assert Event.objects.filter(name="list.attested").count() == 1

    correcting.withdraw_attestation(made.pk, actor=cast.officer, at=at)

    assert not Attestation.objects.exists()


def test_a_person_and_a_small_collective_are_added_by_hand(client: Client, ministry: Any, cast: Any) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    new_person = reverse("record:new_person", args=[ministry.veam.pk])

    wrong = client.post(new_person, {"full_name": "Ngô Mẫu", "unit": ministry.workshop.pk, "identity_no": "12"})
    client.post(
        new_person,
        {"full_name": "NGÔ  Mẫu", "unit": ministry.workshop.pk, "identity_no": "001 080 000 123", "born_on": "3/1985"},
    )
    client.post(reverse("record:new_collective", args=[ministry.veam.pk]), {"code": "veam-px9", "name_vi": "Tổ mẫu 9"})

    assert wrong.status_code == 422
    assert Person.objects.get(identity_no="001080000123").born_on == "1985-03"
    assert Unit.objects.get(code="VEAM-PX9").parent == ministry.veam


def test_a_collective_has_its_own_page(client: Client, ministry: Any, cast: Any, at: Any) -> None:
    Award.objects.create(unit=ministry.workshop, award="ttldtt", year=2024, decision_no="3/QĐ", recorded_at=at)

    seen = page(client, cast.officer, "record:unit", ministry.workshop.pk)

    assert "Tập thể lao động tiên tiến" in seen
    assert "Danh sách đã đủ đến đâu" in seen
