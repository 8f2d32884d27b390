"""What is taken away: the workbook, proposals, return notes, the explained verdict."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from thidua.awards import printing
from thidua.awards.exporting import nominations_workbook
from thidua.awards.models import Nomination
from thidua.awards.tests.factories import (
    make_accepted,
    make_nomination,
    make_nominee,
    make_returned,
    make_round,
    make_submitted,
)


@pytest.fixture
def found(ministry, cast):
    return make_round(ministry, cast)


def rows_of(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "http://x.example"]
)
def test_no_text_becomes_a_formula_or_a_link(found, ministry, cast, start):
    nomination = make_submitted(
        ministry, cast, round=found, achievement=start, person=make_nominee(ministry.workshop, post=start)
    )

    content = nominations_workbook(found, [nomination])

    row = rows_of(content)[1]
    assert (row[2], row[10]) == (start, start)
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet


def test_the_workbook_holds_exactly_what_the_viewer_sees_under_the_filter(client, found, ministry, cast):
    make_nomination(ministry, cast, round=found)
    seen = make_submitted(ministry, cast, round=found)
    make_submitted(ministry, cast, round=found, award="giay-khen")
    client.force_login(cast.department)
    url = reverse("awards:nominations_file", args=[found.pk])

    assert len(rows_of(client.get(url).content)) == 3
    only = rows_of(client.get(url, {"award": "ldtt"}).content)
    assert [row[0] for row in only[1:]] == [seen.label_number]
    client.force_login(cast.other_officer)
    assert len(rows_of(client.get(url).content)) == 1


def test_the_departments_proposal_names_accepted_dossiers_by_award_in_list_order(found, ministry, cast):
    make_submitted(ministry, cast, round=found)
    late = make_accepted(ministry, cast, round=found, person=make_nominee(ministry.workshop, "Lê Thị Vân"))
    early = make_accepted(ministry, cast, round=found, person=make_nominee(ministry.workshop, "Vũ Thị Ân"))
    make_accepted(ministry, cast, round=found, award="giay-khen")

    proposal = printing.proposal_of(found, None)

    assert proposal.is_draft
    assert proposal.letterhead.issuing_body == "Bộ Công Thương"
    assert [group.title for group in proposal.annex.groups] == ["Lao động tiên tiến", "Giấy khen"]
    assert [row[0] for row in proposal.annex.groups[0].rows] == [early.person.full_name, late.person.full_name]
    assert "03 trường hợp" in proposal.paragraphs[1]


def test_a_units_proposal_names_its_own_and_no_withdrawn_dossier(found, ministry, cast):
    make_nomination(ministry, cast, round=found)
    make_nomination(ministry, cast, round=found, state="withdrawn")
    make_submitted(ministry, cast, round=found, unit=ministry.xttm, collective=ministry.office)

    proposal = printing.proposal_of(found, ministry.veam)

    assert [len(group.rows) for group in proposal.annex.groups] == [1]
    assert proposal.letterhead.governing_body == "Bộ Công Thương"
    assert proposal.addressed_to == ["Bộ Công Thương"]


def test_a_round_without_accepted_dossiers_makes_a_proposal_without_a_list(found, ministry, cast):
    assert printing.proposal_of(found, None).annex is None


def test_the_return_note_numbers_the_reasons_and_says_what_to_do(found, ministry, cast):
    returned = make_returned(ministry, cast, round=found, reasons=2)

    note = printing.return_note_of(returned.returns.get())

    assert note.addressed_to == ministry.veam.name_vi
    assert [(one.problem, one.remedy) for one in note.reasons] == [
        ("Thiếu giấy tờ", "Bổ sung giấy tờ mẫu 1."), ("Thiếu giấy tờ", "Bổ sung giấy tờ mẫu 2."),
    ]  # fmt: skip
    assert note.is_draft


def test_papers_stay_vietnamese_on_an_english_screen(found, ministry, cast):
    make_accepted(ministry, cast, round=found)
    with override("en"):
        assert printing.proposal_of(found, None).annex.groups[0].title == "Lao động tiên tiến"


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_word_and_pdf_are_given_out(client, found, ministry, cast, form, start):
    returned = make_returned(ministry, cast, round=found)
    make_accepted(ministry, cast, round=found)
    client.force_login(cast.department)

    for url in (
        reverse("awards:proposal", args=[found.pk, form]),
        reverse("awards:return_note", args=[returned.pk, 1, form]),
    ):
        response = client.get(url)
        assert response.content.startswith(start)
        assert response["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("awards:proposal", args=[found.pk, "exe"])).status_code == 404
    assert client.get(reverse("awards:return_note", args=[returned.pk, 2, form])).status_code == 404


def test_the_explained_verdict_prints_for_whoever_sees_the_dossier(client, found, ministry, cast, said_law):
    said_law.outcomes = {"ldtt": "not_eligible"}
    nomination = make_submitted(ministry, cast, round=found, person=cast.worker.person)
    summary = printing.explanation_of(nomination, said_law.check({
        "award": "ldtt", "on": "2025-12-30", "facts": {"subject": {"id": "x"}},
    }), printed_on=found.submit_by)  # fmt: skip

    assert summary.outcome_kind == "not_met"
    assert [clause.outcome for clause in summary.clauses] == ["not_met", "met"]
    client.force_login(cast.worker)
    assert client.get(reverse("awards:explanation", args=[nomination.pk])).content.startswith(b"%PDF")
    assert Nomination.objects.count() == 1
