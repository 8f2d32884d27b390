"""The list of people: narrowed, with the columns asked for, as a workbook; many changed at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.core.addresses import own_address
from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.files import file_answer
from thidua.core.models import User
from thidua.core.permissions import can, get_seen, require
from thidua.core.roles import Role
from thidua.organisation.models import Person, Unit
from thidua.organisation.permissions import scope
from thidua.organisation.tree import ancestors
from thidua.record import bulk, people_list, queries
from thidua.record.forms_bulk import BulkForm
from thidua.record.forms_history import PeopleFilter
from thidua.record.models import BulkChange, Declaration, PersonPair


@dataclass
class Asked:
    """A list as its address asks for it."""

    unit: Unit
    form: PeopleFilter
    rows: QuerySet[Person]
    columns: list[people_list.Column]
    sees_identity: bool


def _asked(request: HttpRequest, query: QueryDict) -> Asked:
    """The people of a unit; without one, of the first unit that the viewer's grants are held over."""
    user = cast(User, request.user)
    if not queries.may_see_somebody(user):
        raise Http404
    code = query.get("unit")
    own = get_seen(Unit.objects.visible_to(user), code=code) if code else queries.units_with_people(user).first()
    unit = cast(Unit, own)
    if not can(user, "organisation.see_people", unit):
        raise Http404
    given = query.copy()
    given["unit"] = unit.code
    given.setlist("cot", [key for key in query.getlist("cot") if key in people_list.COLUMNS])
    form = PeopleFilter(given)
    rows: QuerySet[Person] = queries.people_of(user, unit).filter(left_on__isnull=True)
    if form.is_valid():
        rows = queries.named_like(rows, form.cleaned_data["q"])
        if role := form.cleaned_data["role"]:
            rows = rows.filter(role=role)
        rows = people_list.narrowed(rows, form.cleaned_data["thieu"])
    columns = people_list.asked_columns(query.getlist("cot"))
    return Asked(
        unit, form, people_list.ordered(rows, query.get("sort", "")), columns, can(user, "record.change_facts", unit)
    )


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    asked = _asked(request, request.GET)
    page = Paginator(asked.rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    known = people_list.read(shown, asked.columns, sees_identity=asked.sees_identity)
    may_change = can(request.user, "organisation.change_person", asked.unit)
    context = {
        "unit": asked.unit,
        "ancestors": ancestors(asked.unit),
        "form": asked.form,
        "narrowed": any(request.GET.get(name) for name in ("q", "role", "thieu")),
        "page_obj": page,
        "columns": asked.columns,
        "lines": [(one, [column.cell(one, known) for column in asked.columns]) for one in shown],
        "choices": [(column, column in asked.columns) for column in people_list.COLUMNS.values()],
        "kept": [(name, request.GET[name]) for name in ("unit", "q", "role", "thieu", "sort") if request.GET.get(name)],
        "query": request.GET.urlencode(),
        "collectives": queries.collectives_of(request.user, asked.unit).filter(to_year__isnull=True),
        "may_change": may_change,
        "fields": BulkChange.Field.choices,
        "declared_count": Declaration.objects.waiting_for(request.user).count() if may_change else 0,
        "pair_count": PersonPair.objects.visible_to(request.user).to_look_at().count(),
    }
    return render(request, "record/people.html", context)


@login_required
@require_GET
def people_file(request: HttpRequest) -> HttpResponse:
    """The list as it stands under the filters, columns and order of the address."""
    asked = _asked(request, request.GET)
    content = people_list.people_workbook(
        list(asked.rows), asked.columns, head=asked.unit.name_vi, sees_identity=asked.sees_identity
    )
    return file_answer(content, "xlsx", f"danh sach {asked.unit.code}.xlsx")


# Many at once


@login_required
@require_http_methods(["GET", "POST"])
def bulk_edit(request: HttpRequest) -> HttpResponse:
    """GET: what was changed together before. POST: from the list, then with a value, then looked at, then written."""
    if request.method == "GET":
        return _changes(request)
    unit = cast(Unit, get_seen(Unit.objects.visible_to(request.user), code=request.POST.get("don_vi", "")))
    require(request.user, "organisation.change_person", unit)
    back = own_address(request, request.POST.get("back", ""), otherwise=reverse("record:people"))
    chosen = list(_chosen(request)[: bulk.MOST + 1])
    if not chosen:
        messages.error(request, _("Chưa chọn ai. Đánh dấu người cần sửa ở đầu dòng."))
        return redirect(back)
    if len(chosen) > bulk.MOST:
        messages.error(request, bulk.too_many())
        return redirect(back)
    step = request.POST.get("buoc", "")
    units = Unit.objects.filter(scope(request.user, Role.OFFICER, Role.DEPARTMENT, field=""), to_year__isnull=True)
    form = BulkForm(request.POST, units=units.order_by("path"))
    if form.is_valid() and step == "ghi":
        field, value = form.cleaned_data["field"], form.value
        try:
            made = bulk.change_people(
                [one.pk for one in chosen], field, value, unit=unit, actor=cast(User, request.user), at=now()
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã sửa %(n)d người. Nhầm thì hoàn tác ở trang này.") % {"n": len(made.rows)})
            return redirect("record:bulk_edit")
    asked = step in ("xem", "ghi")
    seen = form.is_valid() and step == "xem"
    context = {
        "unit": unit,
        "form": form,
        "chosen": chosen,
        "preview": bulk.preview(chosen, form.cleaned_data["field"], form.value) if seen else None,
        "back": back,
        "asked": asked,
    }
    return render(request, "record/bulk.html", context, status=422 if asked and form.errors else 200)


def _chosen(request: HttpRequest) -> QuerySet[Person]:
    """Those ticked, or everybody whom the list of then matches; only whom the viewer may change."""
    if request.POST.get("tat_ca"):
        return _asked(request, QueryDict(request.POST.get("tim", ""))).rows
    ticked = [int(pk) for pk in request.POST.getlist("nguoi") if pk.isdecimal()]
    rows = Person.objects.filter(scope(request.user, Role.OFFICER, Role.DEPARTMENT), pk__in=ticked)
    return rows.select_related("unit").by_name()


def _changes(request: HttpRequest) -> HttpResponse:
    if not queries.may_see_somebody(request.user):
        raise Http404
    rows = BulkChange.objects.visible_to(request.user).select_related("unit", "done_by", "undone_by")
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "record/bulk_changes.html", {"page_obj": page})


@login_required
@require_POST
def undo_bulk(request: HttpRequest, pk: int) -> HttpResponse:
    found: Any = get_seen(BulkChange.objects.visible_to(request.user), pk=pk)
    try:
        made = bulk.undo_change(found.pk, actor=cast(User, request.user), at=now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        told = {"n": len(made.rows) - made.left_alone, "left": made.left_alone}
        messages.success(
            request,
            _("Đã hoàn tác %(n)d người; %(left)d người đã được sửa khác sau đó nên giữ nguyên.") % told
            if made.left_alone
            else _("Đã hoàn tác %(n)d người.") % told,
        )
    return redirect("record:bulk_edit")


urlpatterns: list[URLPattern] = [
    path("ho-so/ca-nhan/", people, name="people"),
    path("ho-so/ca-nhan/danh-sach.xlsx", people_file, name="people_file"),
    path("ho-so/ca-nhan/sua-hang-loat/", bulk_edit, name="bulk_edit"),
    path("ho-so/ca-nhan/sua-hang-loat/<int:pk>/hoan-tac/", undo_bulk, name="undo_bulk"),
]
