"""The screens and papers of decisions: what they show, keep and give away."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from thidua.core.jobs import run_job
from thidua.decisions import actions
from thidua.decisions.actions.printing import start_printing
from thidua.decisions.models import Decision
from thidua.decisions.tests.factories import (
    DECIDED_ON,
    NOON,
    first_certificate,
    make_draft,
    make_issued,
    make_signed,
    propose,
)
from thidua.organisation.models import Person


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def url(name: str, *args: object) -> str:
    return reverse(f"decisions:{name}", args=args)


def test_number_and_date_are_all_that_is_typed(client, cast, ministry):
    signed = make_signed(ministry, cast)
    client.force_login(cast.department)

    form = client.get(url("issue", signed.pk)).context["form"]
    response = client.post(url("issue", signed.pk), {"number": "15", "decided_on": "15/12/2025"})

    assert list(form.fields) == ["number", "decided_on"]
    assert response["Location"] == url("decision", signed.pk)
    assert Decision.objects.get().shown_number == "15/QĐ-BCT"


def test_a_wrong_number_keeps_what_was_typed_and_says_what_to_do(client, cast, ministry):
    signed = make_signed(ministry, cast)
    client.force_login(cast.department)

    response = client.post(url("issue", signed.pk), {"number": "15/QĐ", "decided_on": "15/12/2025"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Chỉ nhập phần số" in page
    assert 'value="15/QĐ"' in page


def test_the_signer_sees_the_list_its_groups_and_its_cost(client, cast, ministry):
    draft = make_draft(ministry, cast, people=2)
    client.force_login(cast.leader)

    response = client.get(url("sign", draft.pk))

    groups = {row.code: (row.count, row.of) for row in response.context["fairness"]}
    assert groups["direct_worker"] == (2, 2)
    assert groups["unknown"] == (2, 2)  # the sex of nobody is known
    assert response.context["totals"].known + response.context["totals"].unknown == 2


def test_an_officer_sees_the_lines_of_the_own_unit_only(client, cast, ministry):
    issued = make_issued(ministry, cast)
    client.force_login(cast.officer)
    assert client.get(url("decision", issued.pk)).status_code == 200

    client.force_login(cast.other_officer)
    assert client.get(url("decision", issued.pk)).status_code == 404


@pytest.mark.parametrize("name", ["list", "decision", "print"])
def test_more_rows_ask_no_more_queries(client, cast, ministry, name, django_assert_num_queries):
    from django.db import connection

    one = make_issued(ministry, cast)
    client.force_login(cast.department)
    address = url("list") if name == "list" else url(name, one.pk)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    if name == "list":
        for _ in range(9):
            make_issued(ministry, cast)
    else:
        address = url(name, make_issued(ministry, cast, people=30).pk)

    with django_assert_num_queries(len(asked)):
        client.get(address)


def test_word_and_pdf_carry_number_articles_and_every_name(client, cast, ministry):
    issued = make_issued(ministry, cast, people=3)
    client.force_login(cast.department)

    pdf = text_of(client.get(url("paper", issued.pk, "pdf")).content)
    document = Document(io.BytesIO(client.get(url("paper", issued.pk, "docx")).content))
    word = "\n".join(
        [one.text for one in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )

    for item in issued.items.all():
        assert item.recipient in pdf
        assert item.recipient in word
    for text in (pdf, word):
        assert issued.shown_number in text
        assert "Điều 1" in text


def test_a_cell_of_the_workbook_never_becomes_a_formula(client, cast, ministry):
    draft = make_draft(ministry, cast)
    draft.items.update(recipient="=1+1", detail="@SUM(A1)", heading="+84")
    client.force_login(cast.department)

    sheet = openpyxl.load_workbook(io.BytesIO(client.get(url("workbook", draft.pk)).content)).active

    assert [(sheet.cell(2, column).value, sheet.cell(2, column).data_type) for column in (2, 3, 4)] == [
        ("=1+1", "s"),
        ("@SUM(A1)", "s"),
        ("+84", "s"),
    ]


def test_one_file_holds_every_certificate_that_stands(cast, ministry, settings, tmp_path):
    issued = make_issued(ministry, cast, people=3)
    gone = first_certificate(issued)
    actions.confirm_revocation(
        propose(gone, cast).pk, decision_no="09/QĐ-BCT", decided_on=DECIDED_ON, actor=cast.leader, at=NOON
    )

    job = start_printing(issued.pk, right=1.5, down=-0.5, preprinted=False, actor=cast.department)
    run_job.call(str(job.pk))
    job.refresh_from_db()

    assert (job.state, job.done, job.total) == ("done", 2, 2)
    with default_storage.open(job.result["file"]) as file:
        content = file.read()
    assert len(PdfReader(io.BytesIO(content)).pages) == 2
    said = text_of(content)
    for certificate in issued.items.exclude(pk=gone.item_id).values_list("certificate__register_no", flat=True):
        assert certificate in said
    assert gone.register_no not in said


def test_a_revoked_certificate_is_printed_no_more(client, cast, ministry):
    certificate = first_certificate(make_issued(ministry, cast))
    client.force_login(cast.department)
    assert client.get(url("certificate_pdf", certificate.pk))["Content-Type"] == "application/pdf"

    actions.confirm_revocation(
        propose(certificate, cast).pk, decision_no="09/QĐ-BCT", decided_on=DECIDED_ON, actor=cast.leader, at=NOON
    )

    assert client.get(url("certificate_pdf", certificate.pk))["Location"] == url("certificate", certificate.pk)


def test_a_worker_finds_the_own_certificate_and_no_other(client, cast, ministry):
    issued = make_issued(ministry, cast, people=2)
    own, other = (item.certificate for item in issued.items.all())
    Person.objects.filter(user=cast.worker).update(user=None)
    Person.objects.filter(pk=own.item.nomination.person_id).update(user=cast.worker)
    client.force_login(cast.worker)

    assert client.get(url("certificate", own.pk)).status_code == 200
    assert client.get(url("certificate", other.pk)).status_code == 404


def test_the_ground_of_a_revocation_is_chosen_from_the_law(client, cast, ministry):
    certificate = first_certificate(make_issued(ministry, cast))
    client.force_login(cast.department)

    grounds = client.get(url("propose_revocation", certificate.pk)).context["form"].fields["ground"].choices
    response = client.post(
        url("propose_revocation", certificate.pk), {"ground": grounds[0][0], "explanation": "Mẫu", "evidence": "Mẫu"}
    )

    made = certificate.revocations.get()
    assert response["Location"] == url("revocation", made.pk)
    assert made.ground_cites
