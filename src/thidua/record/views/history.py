"""Pages of the history of a person or a unit, and search."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET, require_POST

from thidua import papers
from thidua.core.clock import now, today
from thidua.core.files import file_answer
from thidua.core.models import User
from thidua.core.permissions import can
from thidua.organisation.lineage import history_of
from thidua.organisation.models import Person, Unit
from thidua.record import queries
from thidua.record.by_kind import kinds_of
from thidua.record.exporting import export_person
from thidua.record.extract import extract_of
from thidua.record.forms_history import AttestForm
from thidua.record.timeline import years_of_person, years_of_unit
from thidua.record.views import by_hand, identity
from thidua.record.views.seen import seen_collective, seen_person


@login_required
@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        found = seen_person(request, pk)
    except Http404:
        double = Person.with_doubles.filter(pk=pk).exclude(merged_into=None).first()
        if double is None:
            raise
        found = seen_person(request, cast(int, double.merged_into_id))
        return redirect("record:person", pk=found.pk)
    may_change = can(request.user, "record.change_facts", found.unit)
    context = {
        "person": found,
        "own": found.user_id == request.user.pk,
        "years": years_of_person(found, until=today().year),
        "near": queries.near_awards(found, on=today()),
        "may_change": may_change,
        "sees_identity": _sees_identity(request, found),
        "may_export": can(request.user, "record.export_person", found),
        "kinds": kinds_of("individual") if may_change else (),
        "may_merge": can(request.user, "record.merge_people", (found,)),
        "pairs": identity.pairs_of(request.user, found) if may_change else (),
        "doubles": found.doubles.all() if may_change else (),
    }
    return render(request, "record/person.html", context)


def _sees_identity(request: HttpRequest, found: Person) -> bool:
    return found.user_id == request.user.pk or can(request.user, "record.change_facts", found.unit)


@login_required
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    found = queries.own_person(request.user)
    if found is None:
        raise Http404
    return redirect("record:person", pk=found.pk)


@login_required
@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_collective(request, pk)
    may_change = can(request.user, "record.change_facts", found)
    context = {
        "unit": found,
        "years": years_of_unit(found, until=today().year),
        "near": queries.near_awards(found, on=today()),
        "people_count": queries.people_of(request.user, found).filter(left_on__isnull=True).count(),
        "history": history_of(found),
        "may_change": may_change,
        "kinds": kinds_of("collective") if may_change else (),
        "may_attest": can(request.user, "record.attest", found),
        "attestations": found.attestations.select_related("attested_by"),
        "attest_form": AttestForm(initial={"year": today().year, "kind": request.GET.get("danh-sach", "")}),
    }
    return render(request, "record/unit.html", context)


FORMS = ("pdf", "docx")


@login_required
@require_GET
def person_extract(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = seen_person(request, pk)
    return _extract(found, form, whole_identity=_sees_identity(request, found))


@login_required
@require_GET
def unit_extract(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    return _extract(seen_collective(request, pk), form, whole_identity=False)


def _extract(subject: Person | Unit, form: str, *, whole_identity: bool) -> HttpResponse:
    """The record on one page, to be checked and signed by the unit; in Word it can be completed by hand."""
    if form not in FORMS:
        raise Http404
    content = extract_of(subject, on=today(), whole_identity=whole_identity)
    made = papers.extract_pdf if form == "pdf" else papers.extract_docx
    return file_answer(made(content, at=now()), form, f"trich ngang {subject}.{form}", inline=form == "pdf")


@login_required
@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything held on the person. A form sends it, because it leaves an event."""
    found = seen_person(request, pk)
    content = export_person(found, actor=cast(User, request.user), at=now())
    return file_answer(content, "xlsx", f"du lieu {found}.xlsx")


urlpatterns: list[URLPattern] = [
    path("ho-so/cua-toi/", own, name="own"),
    path("ho-so/ca-nhan/<int:pk>/", person, name="person"),
    path("ho-so/ca-nhan/<int:pk>/trich-ngang.<slug:form>", person_extract, name="person_extract"),
    path("ho-so/ca-nhan/<int:pk>/moi-du-lieu/", export, name="export_person"),
    path("ho-so/tap-the/<int:pk>/", unit, name="unit"),
    path("ho-so/tap-the/<int:pk>/trich-ngang.<slug:form>", unit_extract, name="unit_extract"),
    *by_hand.urlpatterns,
]
