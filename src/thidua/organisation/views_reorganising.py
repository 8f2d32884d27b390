"""Units renamed, moved, merged, split, dissolved: a form, what will follow from it, then the write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import get_seen, require
from thidua.organisation import forms_reorganising as forms
from thidua.organisation import reorganising
from thidua.organisation.models import Person, Reorganisation, Unit, UnitQuerySet
from thidua.organisation.permissions import reorganisers, scope

Write = Callable[[Unit, dict[str, Any], dict[str, Any]], Reorganisation]


@dataclass(frozen=True)
class Way:
    """One kind of reorganisation: its form, its words, what will follow, and the write."""

    form: type[forms.ReorganisationForm]
    heading: str | Promise
    explained: str | Promise
    consequences: Callable[[Unit, dict[str, Any]], list[str]]
    write: Write


def _people(unit: Unit) -> int:
    """Those who work in the unit or in a collective inside."""
    return Person.objects.filter(unit__path__startswith=unit.path, left_on__isnull=True).count()


def _of_rename(unit: Unit, said: dict[str, Any]) -> list[str]:
    return [
        _("“%(old)s” thành “%(new)s”.") % {"old": unit.name_vi, "new": said["name_vi"]},
        _("Người, tập thể và lịch sử giữ nguyên; tên cũ vẫn tìm thấy và vẫn hiện ở những năm trước đó."),
    ]


def _of_move(unit: Unit, said: dict[str, Any]) -> list[str]:
    below = Unit.objects.under(unit).count() - 1
    return [
        _("%(unit)s chuyển từ %(old)s sang %(new)s.") % {"unit": unit, "old": unit.parent, "new": said["parent"]},
        _("%(n)d đơn vị, tập thể bên dưới đi cùng.") % {"n": below},
        _("Ai có vai trò ở %(old)s mà không ở %(new)s sẽ không còn thấy hồ sơ bên trong.")
        % {"old": unit.parent, "new": said["parent"]},
    ]


def _of_merge(unit: Unit, said: dict[str, Any]) -> list[str]:
    ended = [*said["others"], *([unit] if said["new_name"] else [])]
    into = said["new_name"] or unit.name_vi
    lines = [
        _("%(people)d người của %(unit)s chuyển sang %(into)s.") % {"people": _people(one), "unit": one, "into": into}
        for one in ended
    ]
    lines.append(_("Các đơn vị được sáp nhập chấm dứt hoạt động; tập thể bên trong đi cùng người."))
    lines.append(_("Vai trò của cán bộ ở đơn vị cũ không tự chuyển: quản trị giao lại ở đơn vị mới."))
    return lines


def _of_split(unit: Unit, said: dict[str, Any]) -> list[str]:
    lines = [_("Thành lập: %(name)s.") % {"name": name} for name in said["names"].splitlines()]
    if said["ends"]:
        lines.append(_("%(unit)s chấm dứt hoạt động.") % {"unit": unit})
    told = {"people": _people(unit), "unit": unit}
    lines.append(_("%(people)d người vẫn ghi ở %(unit)s cho đến khi được chuyển về đơn vị mới.") % told)
    return lines


def _of_dissolution(unit: Unit, said: dict[str, Any]) -> list[str]:
    return [_("%(unit)s chấm dứt hoạt động, hồ sơ vẫn giữ và vẫn tra cứu được.") % {"unit": unit}]


WAYS: dict[str, Way] = {
    "doi-ten": Way(
        forms.RenameForm,
        gettext_lazy("Đổi tên đơn vị"),
        gettext_lazy("Đơn vị vẫn là đơn vị ấy, chỉ đổi tên."),
        _of_rename,
        lambda unit, said, common: reorganising.rename_unit(
            unit.pk, name_vi=said["name_vi"], name_en=said["name_en"], **common
        ),
    ),
    "chuyen": Way(
        forms.MoveForm,
        gettext_lazy("Chuyển sang trực thuộc nơi khác"),
        gettext_lazy("Đơn vị cùng mọi tập thể bên trong chuyển sang một đơn vị cấp trên khác."),
        _of_move,
        lambda unit, said, common: reorganising.move_unit(unit.pk, parent=said["parent"], **common),
    ),
    "sap-nhap": Way(
        forms.MergeForm,
        gettext_lazy("Hợp nhất, sáp nhập"),
        gettext_lazy("Sáp nhập các đơn vị khác vào đơn vị này, hoặc hợp nhất tất cả thành một đơn vị mới."),
        _of_merge,
        lambda unit, said, common: reorganising.merge_units(
            unit.pk, [one.pk for one in said["others"]], new_name=said["new_name"], **common
        ),
    ),
    "tach": Way(
        forms.SplitForm,
        gettext_lazy("Chia, tách đơn vị"),
        gettext_lazy("Lập các đơn vị mới từ đơn vị này."),
        _of_split,
        lambda unit, said, common: reorganising.split_unit(
            unit.pk, said["names"].splitlines(), ends=said["ends"], **common
        ),
    ),
    "giai-the": Way(
        forms.DissolveForm,
        gettext_lazy("Giải thể đơn vị"),
        gettext_lazy("Chỉ giải thể được khi không còn ai làm việc và không còn tập thể nào bên trong."),
        _of_dissolution,
        lambda unit, said, common: reorganising.dissolve_unit(unit.pk, **common),
    ),
}


@login_required
@require_http_methods(["GET", "POST"])
def reorganise(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    unit = cast(Unit, get_seen(Unit.objects.visible_to(request.user).select_related("parent"), code=code))
    way = WAYS.get(kind)
    if way is None:
        raise Http404
    require(request.user, "organisation.reorganise", unit)
    form = way.form(request.POST or None, unit=unit, within=_reachable(request, unit))
    lines: list[str] = []
    if request.method == "POST" and form.is_valid() and not request.POST.get("sua"):
        said = form.cleaned_data
        if request.POST.get("chac"):
            common = {name: said[name] for name in ("on", "decision_no")}
            try:
                made = way.write(unit, said, common | {"actor": cast(User, request.user), "at": now()})
            except DomainError as error:
                form.add_error(None, error.message)
            else:
                messages.success(request, _("Đã ghi: %(what)s.") % {"what": made})
                return redirect("organisation:unit", made.unit.code)
        else:
            lines = way.consequences(unit, said)
    context = {
        "unit": unit, "form": form, "heading": way.heading, "explained": way.explained, "consequences": lines,
    }  # fmt: skip
    return render(request, "organisation/reorganise.html", context, status=422 if form.errors else 200)


def _reachable(request: HttpRequest, unit: Unit) -> UnitQuerySet:
    """Open units that the user may reorganise too; of a collective also the units above it that may take it in."""
    return Unit.objects.filter(scope(request.user, *reorganisers(unit), field=""), to_year__isnull=True).order_by(
        "path"
    )


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    made = cast(Reorganisation, get_seen(Reorganisation.objects.select_related("unit"), pk=pk))
    get_seen(Unit.objects.visible_to(request.user), pk=made.unit_id)
    try:
        made = reorganising.undo_reorganisation(pk, actor=cast(User, request.user), at=now())
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Đã hoàn tác: %(what)s.") % {"what": made})
    return redirect("organisation:unit", made.unit.code)
