"""The screens through HTTP: what each role does from the first page of a round to the receipt."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from thidua.awards.models import Nomination, Paper, Registration, Round
from thidua.awards.tests.conftest import subject_id
from thidua.awards.tests.factories import (
    SUMMARY,
    make_accepted,
    make_nomination,
    make_nominee,
    make_returned,
    make_round,
    make_submitted,
)

ROUND = {
    "name": "Xét khen thưởng năm 2025", "year": "2025", "awards": ["ldtt", "giay-khen"], "opens_on": "03/11/2025",
    "register_by": "28-11-2025", "submit_by": "20.12.2025", "received_on": "22/12/2025", "decide_on": "30/12/2025",
    "local_rules": "unseen", "guidance": "",
}  # fmt: skip


def test_the_department_drafts_edits_and_opens_a_round(as_department):
    as_department.post(reverse("awards:round_create"), ROUND)
    made = Round.objects.get()
    as_department.post(
        reverse("awards:round_edit", args=[made.pk]), {**ROUND, "name": "Tên mới", "submit_by": "24/12/2025"}
    )
    asked = as_department.get(reverse("awards:round_move", args=[made.pk, "open"]))
    as_department.post(reverse("awards:round_move", args=[made.pk, "open"]))

    made.refresh_from_db()
    assert (made.name, made.submit_by.day, made.state) == ("Tên mới", 24, "open")
    assert "Mọi đơn vị thấy đợt xét" in asked.content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"submit_by": "20/12/25"}, "Ghi ngày dạng ngày/tháng/năm"),
        ({"submit_by": "01/11/2025"}, "Phải từ 28/11/2025 trở đi"),
        ({"name": ""}, "Tên đợt xét:"),
    ],
)
def test_a_wrong_round_is_told_beside_its_field_and_nothing_typed_is_lost(as_department, changed, sentence):
    response = as_department.post(
        reverse("awards:round_create"), {**ROUND, "guidance": "Ưu tiên công nhân.", **changed}
    )

    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert "Ưu tiên công nhân." in page
    assert "<title>Lỗi:" in page
    assert not Round.objects.exists()


def test_a_new_round_begins_as_last_years_a_year_later(as_department, found):
    page = as_department.get(reverse("awards:round_create")).content.decode()

    assert "Đợt xét mẫu năm 2026" in page
    assert 'value="20/12/2026"' in page


def test_an_officer_registers_the_unit(as_officer, ministry, cast):
    bare = make_round(ministry, cast)

    response = as_officer.post(reverse("awards:register", args=[bare.pk]), {"aim-ldtt": "12", "note": "Giao ước."})

    assert response.status_code == 302
    assert Registration.objects.get().aims == {"ldtt": 12}


def test_an_officer_searches_without_accents_and_sees_every_verdict_before_proposing(
    as_officer, found, ministry, said_law
):
    person = make_nominee(ministry.workshop, "Đặng Thị Ân")
    said_law.of_subject[subject_id(person), "cstd-bo"] = "not_eligible"
    url = reverse("awards:nominate", args=[found.pk])

    results = as_officer.get(url, {"q": "dang an"}).content.decode()
    choice = as_officer.get(url, {"subject": f"p{person.pk}"}).content.decode()
    one = as_officer.get(url, {"subject": f"p{person.pk}", "award": "cstd-bo"}).content.decode()

    assert "Đặng Thị Ân" in results
    assert choice.count('class="options__item') == 5
    assert "Điểm còn để ngỏ." in one
    assert "Luật mẫu, Điều 1" in one
    assert "chưa nộp được cho đến khi bổ sung đủ" in one
    assert not Nomination.objects.exists()


def test_a_fragment_is_answered_to_htmx_and_a_page_without_it(as_officer, found, ministry):
    make_nominee(ministry.workshop, "Đặng Thị Ân")
    url = reverse("awards:nominate", args=[found.pk])

    fragment = as_officer.get(url, {"q": "dang"}, headers={"HX-Request": "true"}).content.decode()
    page = as_officer.get(url, {"q": "dang"}).content.decode()

    assert "<html" not in fragment
    assert fragment.strip() in page


def test_proposing_leads_to_the_dossier_and_a_second_time_tells_where_it_is(as_officer, found, ministry):
    person = make_nominee(ministry.workshop)
    url = reverse("awards:nominate", args=[found.pk])
    ask = {"subject": f"p{person.pk}", "award": "ldtt"}

    first = as_officer.post(url, ask)
    second = as_officer.post(url, ask)

    made = Nomination.objects.get()
    assert first.url == reverse("awards:nomination", args=[made.pk])
    assert second.status_code == 422
    assert "hồ sơ số 0001" in second.content.decode()


def test_somebody_of_another_unit_cannot_be_chosen_by_number(as_officer, found, ministry):
    strange = make_nominee(ministry.office)

    page = as_officer.post(reverse("awards:nominate", args=[found.pk]), {"subject": f"p{strange.pk}", "award": "ldtt"})

    assert strange.full_name not in page.content.decode()
    assert not Nomination.objects.exists()


def test_eligible_people_are_ticked_looked_at_and_then_proposed(as_officer, found, ministry):
    one, two = make_nominee(ministry.workshop), make_nominee(ministry.workshop)
    chosen = {"chon": [f"p{one.pk}:ldtt", f"p{two.pk}:giay-khen", "p999999:ldtt", "x"]}

    listed = as_officer.get(reverse("awards:eligible", args=[found.pk])).content.decode()
    preview = as_officer.post(reverse("awards:eligible_preview", args=[found.pk]), chosen).content.decode()
    assert not Nomination.objects.exists()
    as_officer.post(reverse("awards:eligible_nominate", args=[found.pk]), chosen)

    assert one.full_name in listed
    assert "Lập 2 hồ sơ đề nghị?" in preview
    assert {(row.person, row.award) for row in Nomination.objects.all()} == {(one, "ldtt"), (two, "giay-khen")}


def test_ticking_nobody_leads_back_with_a_word(as_officer, found):
    response = as_officer.post(reverse("awards:eligible_preview", args=[found.pk]), follow=True)

    assert "Chưa chọn ai" in response.content.decode()


def test_the_way_from_draft_to_receipt(as_officer, found, ministry, cast, said_law):
    said_law.papers = ["minutes", "report"]
    draft = make_nomination(ministry, cast, round=found, achievement="")
    key = [draft.pk]

    as_officer.post(
        reverse("awards:nomination_edit", args=key),
        {"version": "1", "achievement": SUMMARY, "basis": "", "explanation": ""},
    )
    upload = SimpleUploadedFile("Biên bản.pdf", b"%PDF-1.7 mau")
    as_officer.post(reverse("awards:paper", args=[*key, "minutes"]), {"act": "attach", "file": upload})
    as_officer.post(reverse("awards:paper", args=[*key, "report"]), {"act": "not_needed", "note": "Gửi bản giấy."})
    check = as_officer.get(reverse("awards:check_answers", args=key)).content.decode()
    submitted = as_officer.post(reverse("awards:submit", args=key))
    receipt = as_officer.get(submitted.url).content.decode()

    assert "Biên bản.pdf" in check
    assert "Không cần: Gửi bản giấy." in check
    assert submitted.url == reverse("awards:receipt", args=key)
    assert "Đã nộp hồ sơ số 0001" in receipt
    assert Nomination.objects.get().state == "submitted"
    draft.papers.get(kind="minutes").file.delete(save=False)


def test_what_is_missing_is_listed_on_the_check_page_and_submitting_early_changes_nothing(
    as_officer, found, ministry, cast
):
    draft = make_nomination(ministry, cast, round=found, achievement="")

    check = as_officer.get(reverse("awards:check_answers", args=[draft.pk])).content.decode()
    told = as_officer.post(reverse("awards:submit", args=[draft.pk]), follow=True).content.decode()

    assert "Viết tóm tắt thành tích" in check
    assert "Hồ sơ chưa nộp được" in told
    assert Nomination.objects.get().state == "draft"


def test_two_editors_do_not_overwrite_each_other_unseen(as_officer, found, ministry, cast):
    draft = make_nomination(ministry, cast, round=found, achievement="")
    url = reverse("awards:nomination_edit", args=[draft.pk])
    mine = {"version": "1", "achievement": "Bản của tôi.", "basis": "", "explanation": ""}
    as_officer.post(url, {**mine, "achievement": "Bản kia."})

    conflict = as_officer.post(url, mine)
    page = conflict.content.decode()
    assert conflict.status_code == 422
    assert "Bản của tôi." in page
    assert "Bản kia." in page
    assert 'name="version" value="2"' in page

    as_officer.post(url, {**mine, "version": "2"})
    assert Nomination.objects.get().achievement == "Bản của tôi."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.exe", b"MZ", "Chỉ nhận PDF, DOCX, JPG, PNG, tối đa 1 MB"),
        ("a.pdf", b"MZ", "không đúng với đuôi tên"),
        ("a.pdf", b"%PDF-" + b" " * 1024 * 1024, "lớn hơn 1 MB"),
    ],
)
def test_a_bad_file_is_refused_with_the_types_and_the_size(
    as_officer, found, ministry, cast, settings, name, content, sentence
):
    settings.UPLOAD_LIMIT_MB = 1
    draft = make_nomination(ministry, cast, round=found)

    response = as_officer.post(
        reverse("awards:paper", args=[draft.pk, "other"]), {"act": "attach", "file": SimpleUploadedFile(name, content)}
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Paper.objects.exists()


def test_a_file_is_stored_under_a_safe_name_and_given_back_under_its_own(
    as_officer, found, ministry, cast, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    draft = make_nomination(ministry, cast, round=found)
    upload = SimpleUploadedFile("../../Báo cáo <b>.pdf", b"%PDF-1.7 mau")
    as_officer.post(reverse("awards:paper", args=[draft.pk, "other"]), {"act": "attach", "file": upload})

    paper = Paper.objects.get()
    response = as_officer.get(reverse("awards:paper_file", args=[draft.pk, "other"]))
    body = b"".join(response.streaming_content)

    assert paper.file.name.startswith("papers/2")
    assert ".." not in paper.file.name
    assert "<" not in paper.file.name
    assert body == b"%PDF-1.7 mau"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_kind_of_paper_nobody_asks_for_does_not_exist(as_officer, found, ministry, cast):
    draft = make_nomination(ministry, cast, round=found)

    assert as_officer.get(reverse("awards:paper", args=[draft.pk, "anything"])).status_code == 404


def test_the_unit_answers_a_return_reason_by_reason(as_officer, found, ministry, cast):
    nomination = make_returned(ministry, cast, round=found, reasons=2)
    url = reverse("awards:returned", args=[nomination.pk])

    page = as_officer.get(url).content.decode()
    as_officer.post(url, {"answer-1": "Đã bổ sung.", "answer-2": ""})

    assert "Bổ sung giấy tờ mẫu 1." in page
    assert "Bản cũ." in page  # before and after
    assert [one.answer for one in nomination.returns.get().reasons.all()] == ["Đã bổ sung.", ""]


def test_a_worker_reads_the_own_dossier_without_any_way_to_change_it(client, found, ministry, cast):
    nomination = make_submitted(ministry, cast, round=found, person=cast.worker.person)
    client.force_login(cast.worker)

    round_page = client.get(reverse("awards:round", args=[found.pk])).content.decode()
    page = client.get(reverse("awards:nomination", args=[nomination.pk])).content.decode()

    assert reverse("awards:nomination", args=[nomination.pk]) in round_page
    assert SUMMARY[:40] in page
    assert reverse("awards:nomination_edit", args=[nomination.pk]) not in page
    assert "Kết luận đã lưu" not in page
    assert str(cast.officer) not in page


def test_leader_and_secretary_read_a_dossier_but_get_no_buttons(client, found, ministry, cast):
    nomination = make_accepted(ministry, cast, round=found)
    for viewer in (cast.leader, cast.secretary):
        client.force_login(viewer)
        page = client.get(reverse("awards:nomination", args=[nomination.pk])).content.decode()
        assert "Kết luận đã lưu" in page
        assert reverse("awards:withdraw", args=[nomination.pk]) not in page
        assert reverse("awards:appraise", args=[nomination.pk]) not in page


def test_the_same_question_is_asked_for_another_day(as_officer, found, ministry, cast, said_law):
    draft = make_nomination(ministry, cast, round=found)
    url = reverse("awards:nomination", args=[draft.pk])

    page = as_officer.get(url, {"on": "2024-12-20"}).content.decode()
    assert "nếu quyết định ngày 20/12/2024" in page
    assert (said_law.asked[-1]["on"], said_law.asked[-1]["received_on"]) == ("2024-12-20", "2024-12-20")
    assert as_officer.get(url, {"on": "ngày mai"}).status_code == 422


def test_withdrawing_asks_first(as_officer, found, ministry, cast):
    draft = make_nomination(ministry, cast, round=found)
    url = reverse("awards:withdraw", args=[draft.pk])

    assert "không mở lại được" in as_officer.get(url).content.decode()
    assert Nomination.objects.get().state == "draft"
    as_officer.post(url, {"note": "Chuyển công tác."})
    assert Nomination.objects.get().state == "withdrawn"


def test_tabs_filters_and_search_work_together(as_officer, found, ministry, cast):
    make_nomination(ministry, cast, round=found, person=make_nominee(ministry.workshop, "Đặng Thị Ân"))
    make_submitted(
        ministry, cast, round=found, person=make_nominee(ministry.workshop, "Lê Văn Bảy"), outcome="needs_people"
    )
    url = reverse("awards:nominations", args=[found.pk])

    def names(**query):
        return {str(one.subject) for one in as_officer.get(url, query).context["page"]}

    assert names() == {"Đặng Thị Ân", "Lê Văn Bảy"}
    assert names(tab="draft") == names(q="dang") == {"Đặng Thị Ân"}
    assert names(outcome="needs_people") == {"Lê Văn Bảy"}
    assert names(tab="draft", q="le") == set()


@pytest.mark.parametrize("viewer", ["officer", "department"])
def test_empty_pages_tell_the_first_thing_to_do(client, cast, ministry, viewer):
    client.force_login(getattr(cast, viewer))
    rounds = client.get(reverse("awards:rounds")).content.decode()
    assert {"officer": "Khi Bộ mở đợt xét", "department": "Soạn một đợt"}[viewer] in rounds

    found = make_round(ministry, cast)
    listed = client.get(reverse("awards:nominations", args=[found.pk])).content.decode()
    assert {"officer": "rồi lập hồ sơ đề nghị", "department": "ngay khi đơn vị nộp"}[viewer] in listed


def test_the_department_sees_who_was_left_out_in_every_unit_and_takes_the_list_away(client, cast, found, ministry):
    make_nominee(ministry.workshop, "=1+1 Lê Thị Vân")
    make_nominee(ministry.office, "Trần Văn Anh", role="staff")
    client.force_login(cast.department, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = reverse("awards:eligible", args=[found.pk])

    page = client.get(url).content.decode()
    narrowed = client.get(url, {"role": "staff", "q": "tran"}).content.decode()
    book = client.get(url, {"xlsx": "1", "role": "direct"}).content

    assert "Theo đơn vị" in page
    assert "Trần Văn Anh" in narrowed
    assert "Lê Thị Vân" not in narrowed
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    names = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert "=1+1 Lê Thị Vân" in names
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "Trần Văn Anh" not in names
