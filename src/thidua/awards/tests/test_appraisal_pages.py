"""The department's screen: accept, return with numbered reasons, reject; then the next dossier."""

from __future__ import annotations

from django.urls import reverse

from thidua.awards.models import Nomination
from thidua.awards.tests.factories import make_submitted


def test_the_department_accepts_and_goes_on_to_the_next(as_department, found, ministry, cast):
    first, second = make_submitted(ministry, cast, round=found), make_submitted(ministry, cast, round=found)

    page = as_department.get(reverse("awards:appraise", args=[first.pk])).content.decode()
    response = as_department.post(
        reverse("awards:appraise", args=[first.pk]), {"act": "accept", "version": "1", "accept-note": ""}
    )

    assert "1 / 2" in page
    assert response.url == reverse("awards:appraise", args=[second.pk])
    assert Nomination.objects.get(pk=first.pk).state == "accepted"
    last = as_department.post(
        reverse("awards:appraise", args=[second.pk]), {"act": "accept", "version": "1", "accept-note": ""}
    )
    assert last.url == reverse("awards:queue")


def return_form(**fields: str) -> dict[str, str]:
    rows = {f"reason-{number}-{part}": "" for number in range(6) for part in ("code", "about", "text")}
    return {
        "act": "return", "version": "1", "return-due_on": "", "reason-TOTAL_FORMS": "6", "reason-INITIAL_FORMS": "0",
        **rows, **fields,
    }  # fmt: skip


def test_the_department_returns_with_several_reasons_and_a_faulty_return_keeps_what_was_typed(
    as_department, found, ministry, cast
):
    nomination = make_submitted(ministry, cast, round=found)
    url = reverse("awards:appraise", args=[nomination.pk])

    faulty = as_department.post(
        url, return_form(**{"reason-0-text": "Bổ sung biên bản.", "return-due_on": "18/12/2025"})
    )
    page = faulty.content.decode()
    assert faulty.status_code == 422
    assert "Lý do 1: chọn loại thiếu sót." in page
    assert "Bổ sung biên bản." in page
    assert 'value="18/12/2025"' in page

    filled = {
        "reason-0-code": "paper-missing", "reason-0-text": "Bổ sung biên bản.", "return-due_on": "18/12/2025",
        "reason-1-code": "report-vague", "reason-1-about": "achievement", "reason-1-text": "Nêu số liệu.",
    }  # fmt: skip
    as_department.post(url, return_form(**filled))
    back = nomination.returns.get()
    assert [(one.number, one.code, one.about) for one in back.reasons.all()] == [
        (1, "paper-missing", ""), (2, "report-vague", "achievement"),
    ]  # fmt: skip


def test_a_judgement_of_an_older_version_is_told_and_kept(as_department, found, ministry, cast):
    nomination = make_submitted(ministry, cast, round=found, version=5)

    response = as_department.post(
        reverse("awards:appraise", args=[nomination.pk]),
        {"act": "reject", "version": "3", "reject-note": "Chưa đủ thời gian."},
    )

    assert response.status_code == 422
    page = response.content.decode()
    assert "đã thay đổi từ khi anh/chị mở trang này" in page
    assert "Chưa đủ thời gian." in page
    assert Nomination.objects.get().state == "submitted"


def test_whoever_proposed_is_told_why_there_are_no_buttons(as_department, found, ministry, cast):
    own = make_submitted(ministry, cast, round=found, proposed_by=cast.department)

    page = as_department.get(reverse("awards:appraise", args=[own.pk])).content.decode()

    assert "Anh/chị không thẩm định hồ sơ này" in page
    assert 'value="accept"' not in page
