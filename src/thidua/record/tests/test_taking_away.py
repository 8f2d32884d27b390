"""The record on one page, and everything held on a person as a workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from thidua.core.models import Event
from thidua.organisation.models import Person
from thidua.record import correcting
from thidua.record.exporting import export_person
from thidua.record.extract import extract_of
from thidua.record.identity.merging import tables_naming_people
from thidua.record.models import Attestation, Authorship, Award, CollectiveYear, Discipline, Initiative, Merge, Rating
from thidua.record.personal import personal_tables

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = date(2025, 6, 30)


@pytest.fixture
def person(add_person: Any, ministry: Any, at: Any) -> Person:
    found = add_person("Lê Thị Mẫu", unit=ministry.workshop, identity_no="001180000077", born_on="1980-05")
    Rating.objects.create(person=found, year=2022, level="good", recorded_at=at)
    Award.objects.create(
        person=found, award="ldtt", year=2022, decision_no="12/QĐ-V", decided_on="2023-01-05", recorded_at=at
    )
    Award.objects.create(person=found, award="bang-khen-bo", year=2024, provisional=True, recorded_at=at)
    written = Initiative.objects.create(title="Cải tiến lò sấy", year=2024, scope="grassroots", recorded_at=at)
    Authorship.objects.create(initiative=written, person=found)
    Discipline.objects.create(person=found, form="reprimand", decided_on="2023-04", recorded_at=at)
    return found


def extract(person: Person, **more: Any) -> Any:
    return extract_of(person, on=DAY, whole_identity=more.get("whole_identity", True))


def test_years_are_told_oldest_first_each_fact_in_its_column(person: Person) -> None:
    years = {one.year: one for one in extract(person).years}

    assert list(years) == ["2022", "2023", "2024", "2025"]
    assert years["2022"].rating == "Tốt"
    assert years["2022"].honours == ["Lao động tiên tiến (12/QĐ-V, 05/01/2023)"]
    assert years["2023"].rating == "chưa có dữ liệu"
    assert years["2023"].rest == ["Kỷ luật khiển trách từ 04/2023"]
    assert years["2024"].rest == ["Sáng kiến: Cải tiến lò sấy (Cấp cơ sở)"]
    assert years["2024"].honours[0].endswith("(*)")


def test_a_revoked_award_is_no_honour(person: Person, at: Any) -> None:
    Award.objects.filter(person=person, award="ldtt").update(revoked=True)

    assert all(one.honours == [] for one in extract(person).years if one.year == "2022")


def test_notes_say_what_is_provisional_missing_and_not_attested(person: Person, cast: Any, at: Any) -> None:
    before = " ".join(extract(person).notes)
    for kind in Attestation.Kind:
        Attestation.objects.create(unit=person.unit, kind=kind, year=2025, attested_by=cast.officer, attested_at=at)
    after = " ".join(extract(person).notes)

    assert "(*) Chưa có số quyết định" in before
    assert "danh hiệu và hình thức khen thưởng" in before
    assert "xác nhận là đã đủ" not in after


def test_the_unit_that_issues_papers_heads_the_page_and_the_law_has_its_say(person: Person, ministry: Any) -> None:
    paper = extract(person)

    assert paper.letterhead.issuing_body == ministry.veam.name_vi
    assert dict(paper.facts)["Nơi công tác"] == f"{ministry.workshop.name_vi}, {ministry.veam.name_vi}"
    assert any(line.startswith("Lao động tiên tiến: ") for line in paper.standards)


def test_the_number_is_whole_for_who_keeps_the_record_only(person: Person, cast: Any, client: Client) -> None:
    def printed(user: Any) -> str:
        client.force_login(user, backend=BACKEND)
        answer = client.get(reverse("record:person_extract", args=[person.pk, "pdf"]))
        return PdfReader(BytesIO(answer.content)).pages[0].extract_text()

    assert "001180000077" in printed(cast.officer)
    assert "001180000077" not in printed(cast.leader)
    assert "0077" in printed(cast.leader)


def test_the_paper_is_vietnamese_whatever_the_screen_is(person: Person) -> None:
    from django.utils.translation import override

    with override("en"):
        assert extract(person).years[0].rating == "Tốt"


def test_a_collective_has_one_too(ministry: Any, at: Any) -> None:
    CollectiveYear.objects.create(unit=ministry.workshop, year=2024, rating="excellent", headcount=12, recorded_at=at)

    paper = extract_of(ministry.workshop, on=DAY, whole_identity=False)

    assert (paper.years[0].rating, paper.years[0].rest) == ("Xuất sắc", ["12 người"])
    assert paper.letterhead.issuing_body == ministry.veam.name_vi


@pytest.mark.parametrize("form", ["xlsx", "exe"])
def test_another_form_is_not_there(person: Person, cast: Any, client: Client, form: str) -> None:
    client.force_login(cast.officer, backend=BACKEND)

    assert client.get(reverse("record:person_extract", args=[person.pk, form])).status_code == 404


# Everything


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}


def test_every_table_that_names_a_person_is_in_the_export() -> None:
    named = {model._meta.label_lower for model, _name in tables_naming_people()}
    told = {table.model for table in personal_tables()}

    assert named - told == set()
    assert Merge._meta.label_lower in told


def test_all_that_is_held_is_taken_away_also_what_was_corrected(person: Person, cast: Any, at: Any) -> None:
    rating = Rating.objects.get(person=person)
    values = {"year": 2022, "level": "excellent", "decision_no": ""}
    correcting.correct_fact("rating", rating.pk, values=values, actor=cast.officer, at=at)

    found = sheets(export_person(person, actor=cast.officer, at=at))

    assert [(row[0], row[1], row[3]) for row in found["Xếp loại"]] == [
        (2022, "Hoàn thành tốt nhiệm vụ", "đã thay bằng bản sửa"),
        (2022, "Hoàn thành xuất sắc nhiệm vụ", "còn giá trị"),
    ]
    assert {row[1] for row in found["Khen thưởng"]} == {"Lao động tiên tiến", award_name("bang-khen-bo")}
    assert found["Sáng kiến"][0][1] == "Cải tiến lò sấy"
    assert ("Số định danh", "001180000077") in found["Thông tin"]
    assert any("Sửa dữ kiện" in row[1] for row in found["Nhật ký"])


def award_name(key: str) -> str:
    from thidua.record.award_names import award_name as name

    return name(key)


def test_a_table_without_rows_has_no_sheet_but_is_counted(person: Person, cast: Any, at: Any) -> None:
    found = sheets(export_person(person, actor=cast.officer, at=at))

    assert "Đào tạo" not in found
    assert ("Số dòng: Đào tạo", 0) in found["Thông tin"]


def test_that_it_was_taken_away_is_an_event_without_personal_data(person: Person, cast: Any, at: Any) -> None:
    export_person(person, actor=cast.officer, at=at)

    event = Event.objects.get(name="person.exported")
    assert event.actor == cast.officer
    assert event.after["rows"]["record.award"] == 2
    assert "001180000077" not in event.body


def test_only_the_person_and_who_keeps_the_record_may(person: Person, cast: Any, at: Any) -> None:
    with pytest.raises(PermissionDenied):
        export_person(person, actor=cast.leader, at=at)
    with pytest.raises(PermissionDenied):
        export_person(person, actor=cast.worker, at=at)
    own = Person.objects.get(user=cast.worker)

    assert ("Họ và tên", own.full_name) in sheets(export_person(own, actor=cast.worker, at=at))["Thông tin"]


def test_the_page_offers_both(person: Person, cast: Any, client: Client) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    page = client.get(reverse("record:person", args=[person.pk])).content.decode()
    answer = client.post(reverse("record:export_person", args=[person.pk]))

    assert reverse("record:person_extract", args=[person.pk, "docx"]) in page
    assert reverse("record:export_person", args=[person.pk]) in page
    assert answer["Content-Disposition"] == 'attachment; filename="du-lieu-le-thi-mau.xlsx"'
