"""The list of what is not verified: filtered, counted, printed as a workbook, worked off by a lawyer."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from thidua.core.models import Event
from thidua.rulebooks import actions, confirming, listing
from thidua.rulebooks.listing import Wanted
from thidua.rulebooks.models import Confirmation

VOTE = "B2/cstd-bo/vote/-/-/vote"
LIST = reverse("rulebooks:unverified")


def digest(ref: str = VOTE) -> str:
    found = confirming.find_doubt(ref)
    assert found is not None
    return found.digest


def confirm(cast: Any, at: datetime, ref: str = VOTE, outcome: str = "as_text", **more: str) -> Confirmation:
    found = actions.Comparison(outcome, more.pop("paper_no", "Bản Công báo (mẫu)"), **more)
    return actions.confirm(ref, digest(ref), found, actor=cast.lawyer, at=at)


def refs(wanted: Wanted) -> list[str]:
    return [item.doubt.ref for item in listing.filtered(confirming.items(), wanted)]


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "belongs"),
    [
        pytest.param(Wanted(), lambda item: bool(item.doubt.reasons), id="all that is doubted"),
        pytest.param(Wanted(regime="B2"), lambda item: item.doubt.provision.regime == "B2", id="one regime"),
        pytest.param(Wanted(award="cstd-bo"), lambda item: item.doubt.provision.award == "cstd-bo", id="one award"),
        pytest.param(Wanted(reason="memory"), lambda item: "memory" in item.doubt.reasons, id="one reason"),
        pytest.param(
            Wanted(document="ND152"),
            lambda item: "ND152" in {one.document for one in item.doubt.provision.of.citations},
            id="one document",
        ),
    ],
)
def test_the_list_holds_exactly_what_was_asked_for(wanted: Wanted, belongs: Any) -> None:
    expected = {item.doubt.ref for item in confirming.items() if item.doubt.reasons and belongs(item)}

    assert set(refs(wanted)) == expected
    assert len(refs(wanted)) == len(expected)
    assert 0 < len(expected) < len(confirming.items())


@pytest.mark.django_db
def test_the_newest_regime_comes_first_and_in_it_the_gravest_reason() -> None:
    found = [item.doubt for item in listing.filtered(confirming.items(), Wanted())]

    assert list(dict.fromkeys(one.provision.regime for one in found))[:3] == ["B3", "B2", "B1"]
    of_b2 = [one.reasons[0] for one in found if one.provision.regime == "B2"]
    assert of_b2 == sorted(of_b2, key=["unread", "memory", "low", "lapses", "medium"].index)


def test_statements_of_one_sentence_and_one_article_can_be_written_at_once(cast: Any, at: datetime) -> None:
    first = next(one for one in confirming.doubts() if one.reasons and len(confirming.alike(one)) > 5)
    others = {one.ref for one in confirming.alike(first)}
    page = reverse("rulebooks:statement", args=[first.ref])
    scan = SimpleUploadedFile("ban-quet.pdf", b"%PDF-1.4 mau")
    client = signed_in(cast.lawyer)
    typed = {"outcome": "as_text", "paper_no": "Bản mẫu", "digest": first.digest}

    client.post(page, typed)
    assert set(Confirmation.objects.values_list("ref", flat=True)) == {first.ref}
    client.post(page, {**typed, "and_alike": "on", "file": scan})

    last = Confirmation.objects.in_force()
    assert set(last.values_list("ref", flat=True)) == {first.ref, *others}
    assert set(last.values_list("file_name", "paper_no", "digest")) == {("ban-quet.pdf", "Bản mẫu", first.digest)}
    assert Event.objects.filter(name="rule.confirmed").count() == 2 + len(others)
    assert client.get(reverse("rulebooks:scan", args=[last[0].pk])).getvalue() == b"%PDF-1.4 mau"


def test_what_is_confirmed_leaves_the_list_and_what_differs_stays(cast: Any, at: datetime) -> None:
    other = "B2/co-thi-dua-bo/vote/-/-/vote"
    before = listing.counted(confirming.items())

    confirm(cast, at)
    confirm(cast, at, other, "differs", text_says="Câu mẫu")

    after = listing.counted(confirming.items())
    assert (after.doubted, after.to_do) == (before.doubted, before.to_do - 1)
    assert (after.confirmed, after.differs, after.lapsed) == (1, 1, 0)
    assert VOTE not in refs(Wanted())
    assert other in refs(Wanted())
    assert refs(Wanted(state="confirmed")) == [VOTE]
    assert refs(Wanted(state="differs")) == [other]


def test_a_statement_that_nobody_doubts_can_be_confirmed_too(cast: Any, at: datetime) -> None:
    sure = "B1/cstd-bo/clause/individual/merit/three-years-cstd-co-so"

    confirm(cast, at, sure)

    assert sure in refs(Wanted(state="confirmed"))


def test_the_next_one_is_the_next_that_is_still_to_do(cast: Any, at: datetime) -> None:
    todo = refs(Wanted())
    confirm(cast, at, todo[1])

    assert listing.next_to_do(confirming.items(), todo[0]).doubt.ref == todo[2]  # type: ignore[union-attr]
    assert listing.next_to_do(confirming.items(), todo[-1]).doubt.ref == todo[0]  # type: ignore[union-attr]


def test_a_lawyer_works_a_statement_off_on_its_page(cast: Any) -> None:
    client = signed_in(cast.lawyer)
    page = reverse("rulebooks:statement", args=[VOTE])
    assert "Ghi kết quả" in client.get(page).content.decode()

    refused = client.post(page, {"outcome": "differs", "paper_no": "Bản mẫu", "digest": digest()})
    assert refused.status_code == 422
    assert refused.context["form"].errors == {"text_says": ["Ghi văn bản nói gì ở điểm này."]}

    written = client.post(
        page,
        {"outcome": "as_text", "paper_no": "Bản Công báo (mẫu)", "page": "Điều 7", "digest": digest()},
        follow=True,
    )
    seen = written.content.decode()
    for said in ("Đã ghi kết quả đối chiếu.", "Đã xác nhận", "Mẫu lawyer", "Bản Công báo (mẫu)", "Điều 7"):
        assert said in seen

    taken = client.post(reverse("rulebooks:withdraw", args=[VOTE]), {"reason": "Nhầm bản"}, follow=True)
    assert "Nhầm bản" in taken.content.decode()
    assert confirming.items_of([VOTE])[VOTE].state == "open"


def test_a_text_that_changed_meanwhile_is_shown_anew(cast: Any) -> None:
    answer = signed_in(cast.lawyer).post(
        reverse("rulebooks:statement", args=[VOTE]), {"outcome": "as_text", "paper_no": "Bản mẫu", "digest": "0" * 64}
    )

    assert answer.status_code == 422
    assert "Đọc lại câu mới rồi xác nhận" in answer.content.decode()
    assert digest() in answer.content.decode()


def test_others_read_the_page_without_its_form(cast: Any, at: datetime) -> None:
    confirm(cast, at)

    seen = signed_in(cast.officer).get(reverse("rulebooks:statement", args=[VOTE])).content.decode()

    assert "Mẫu lawyer" in seen
    assert "Ghi kết quả" not in seen
    assert "Thu hồi" not in seen


def test_the_page_of_the_award_shows_the_mark_and_the_public_reads_no_name(cast: Any, at: datetime) -> None:
    confirm(cast, at)
    confirm(cast, at, "B2/cstd-bo/bonus/individual/-/bonus-individual", "differs", text_says="Câu mẫu của văn bản")
    page = reverse("rulebooks:award", args=["cstd-bo"]) + "?giai-doan=B2"

    public, officer = Client().get(page).content.decode(), signed_in(cast.officer).get(page).content.decode()

    assert "pháp chế đã xác nhận, 15/12/2025" in public
    assert "Mẫu lawyer" not in public
    assert "pháp chế đã xác nhận: Mẫu lawyer, 15/12/2025" in officer
    assert "Câu mẫu của văn bản" in public


def test_the_workbook_holds_the_same_rows_and_no_formula(cast: Any, at: datetime) -> None:
    confirm(cast, at, outcome="differs", text_says="=HYPERLINK(1)", paper_no="@cmd", remark="-1+1")
    client = signed_in(cast.officer)

    answer = client.get(reverse("rulebooks:unverified_workbook"), {"giai_doan": "B2", "danh_hieu": "cstd-bo"})

    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[3].value for row in rows] == refs(Wanted(regime="B2", award="cstd-bo"))
    line = next(row for row in rows if row[3].value == VOTE)
    assert (line[12].value, line[13].value, line[14].value) == ("@cmd", "=HYPERLINK(1)", "-1+1")
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("lines", [1, 12])
def test_the_list_costs_the_same_however_much_was_confirmed(
    lines: int, cast: Any, at: datetime, django_assert_num_queries: Any
) -> None:
    for ref in refs(Wanted())[:lines]:
        confirm(cast, at, ref, "differs", text_says="Câu mẫu")
    client = signed_in(cast.officer)

    with django_assert_num_queries(6):  # session, user, roles, the lines; the navigation asks for person and dossiers
        client.get(LIST)


@pytest.mark.parametrize("lines", [1, 12])
def test_the_page_of_an_award_costs_the_same_however_much_was_confirmed(
    lines: int, cast: Any, at: datetime, django_assert_num_queries: Any
) -> None:
    for ref in refs(Wanted(award="hcld-3", regime="B2"))[:lines]:
        confirm(cast, at, ref)

    with django_assert_num_queries(1):  # the lines
        Client().get(reverse("rulebooks:award", args=["hcld-3"]))


@pytest.mark.django_db
def test_a_filter_that_does_not_exist_is_refused(cast: Any) -> None:
    assert signed_in(cast.officer).get(LIST, {"van_ban": "khong-co"}).status_code == 422


def test_a_lawyer_finds_the_work_on_the_first_page_and_nobody_else_does(cast: Any, at: datetime) -> None:
    confirm(cast, at)
    left = len(refs(Wanted()))

    assert [(line.label, line.url, line.urgent) for line in listing.work_of(cast.lawyer)] == [
        (f"Đối chiếu {left} điều chưa kiểm chứng", LIST, False)
    ]
    for other in (cast.officer, cast.department, cast.leader, cast.admin, cast.outsider):
        assert list(listing.work_of(other)) == []
