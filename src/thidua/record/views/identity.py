"""Who is who: the queue of likely doubles, two records side by side, merging, splitting, undoing."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import can, get_seen, require
from thidua.organisation.models import Person, Unit
from thidua.record.by_kind import table_labels
from thidua.record.forms_identity import MergeForm, SplitForm
from thidua.record.forms_imports import importable_units
from thidua.record.identity import actions
from thidua.record.identity.merging import MergePlan, plan_merge
from thidua.record.identity.scanning import look_for, scan
from thidua.record.identity.wording import how_sure, shown
from thidua.record.models import Authorship, Merge, PersonPair
from thidua.record.timeline import years_of_person
from thidua.record.views.seen import seen_person

LISTS = ("cho-xem", "hai-nguoi", "da-gop")


@login_required
@require_GET
def pairs(request: HttpRequest) -> HttpResponse:
    """What waits to be looked at, what was said to be two people, what was merged or split."""
    require(request.user, "record.import_list")
    which = request.GET.get("xem", LISTS[0])
    which = which if which in LISTS else LISTS[0]
    seen = PersonPair.objects.visible_to(request.user).select_related("first__unit", "second__unit")
    rows: dict[str, QuerySet[Any]] = {
        "cho-xem": seen.to_look_at(),
        "hai-nguoi": seen.filter(state=PersonPair.State.DIFFERENT).order_by("-decided_at", "pk"),
        "da-gop": Merge.objects.visible_to(request.user).select_related("kept", "other", "done_by", "undone_by"),
    }
    page = Paginator(rows[which], settings.PAGE_SIZE).get_page(request.GET.get("page"))
    labels = {"cho-xem": _("Chờ xem"), "hai-nguoi": _("Là hai người"), "da-gop": _("Đã gộp, đã tách")}
    tabs = [
        {"label": labels[one], "url": f"?xem={one}", "current": one == which, "count": rows[one].count()}
        for one in LISTS
    ]
    shown_rows = page.object_list if which == "da-gop" else [_row(pair) for pair in page.object_list]
    context = {
        "which": which, "tabs": tabs, "page": page, "rows": shown_rows,
        "units": importable_units(cast(User, request.user)), "unit_code": request.GET.get("unit", ""),
    }  # fmt: skip
    return render(request, "record/pairs.html", context)


def _row(pair: PersonPair) -> dict[str, Any]:
    return {"pair": pair, "sure": how_sure(pair.points), "reasons": shown(pair.reasons)}


@login_required
@require_POST
def start_scan(request: HttpRequest) -> HttpResponse:
    require(request.user, "record.import_list")
    unit = get_seen(importable_units(cast(User, request.user)), code=request.POST.get("unit", ""))
    job = scan(cast(Unit, unit), actor=cast(User, request.user))
    return redirect("core:job", job.pk)


@login_required
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for doubles of one person now."""
    person = seen_person(request, pk)
    require(request.user, "record.merge_people", (person,))
    look_for([person.pk], at=now())
    open_pairs = pairs_of(request.user, person)
    if not open_pairs:
        messages.info(request, _("Không thấy hồ sơ nào có thể trùng trong phạm vi của anh/chị."))
        return redirect("record:person", pk=pk)
    return redirect("record:pair", pk=open_pairs[0].pk)


def pairs_of(user: object, person: Person) -> list[PersonPair]:
    seen = PersonPair.objects.visible_to(user).to_look_at().select_related("first", "second")
    return list(seen.filter(Q(first=person) | Q(second=person)))


def _pair(request: HttpRequest, pk: int) -> PersonPair:
    seen = PersonPair.objects.visible_to(request.user).select_related("first__unit", "second__unit")
    return cast(PersonPair, get_seen(seen, pk=pk))


@login_required
@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Two records side by side; POST makes one of them."""
    found = _pair(request, pk)
    swapped = request.GET.get("giu") == "sau"
    kept, other = (found.second, found.first) if swapped else (found.first, found.second)
    if found.state == PersonPair.State.MERGED or kept.merged_into_id or other.merged_into_id:
        messages.info(request, _("Hai hồ sơ này đã được gộp."))
        return redirect(f"{reverse('record:pairs')}?xem=da-gop")
    plan = plan_merge(kept, other)
    form = MergeForm(request.POST or None, plan=plan)
    problems: list[str] = []
    if request.method == "POST":
        require(request.user, "record.merge_people", (kept, other))
        if form.is_valid():
            try:
                actions.merge(kept.pk, other.pk, actor=cast(User, request.user), at=now(), **form.answers())
            except DomainError as error:
                problems = error.problems
            else:
                messages.success(request, _("Đã gộp hai hồ sơ. Hoàn tác được ở mục “Đã gộp, đã tách”."))
                return redirect("record:person", pk=kept.pk)
    status = 422 if request.method == "POST" else 200
    context = _pair_context(request, found, plan, form, swapped=swapped) | {"problems": problems or plan.hindrances}
    return render(request, "record/pair.html", context, status=status)


def _pair_context(
    request: HttpRequest, found: PersonPair, plan: MergePlan, form: MergeForm, *, swapped: bool
) -> dict[str, Any]:
    this_year = today().year
    return {
        "pair": found, "plan": plan, "form": form, "swapped": swapped, "sure": how_sure(found.points),
        "reasons": shown(found.reasons),
        "sides": [
            (one, [year for year in years_of_person(one, until=this_year) if year.entries])
            for one in (plan.kept, plan.other)
        ],
        "may_merge": can(request.user, "record.merge_people", (plan.kept, plan.other)) and not plan.hindrances,
        "next": _next(request, found),
    }  # fmt: skip


def _next(request: HttpRequest, found: PersonPair) -> PersonPair | None:
    return PersonPair.objects.visible_to(request.user).to_look_at().exclude(pk=found.pk).first()


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Two people after all, or to be looked at once more; then on to the next pair."""
    found, user = _pair(request, pk), cast(User, request.user)
    following = _next(request, found)
    try:
        if request.POST.get("la") == "mo-lai":
            actions.open_again(found.pk, actor=user, at=now())
            return redirect("record:pair", pk=pk)
        actions.say_different(found.pk, actor=user, at=now())
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("record:pairs")
    messages.success(request, _("Đã ghi nhận là hai người; mở lại được ở mục “Là hai người”."))
    return redirect("record:pair", pk=following.pk) if following else redirect("record:pairs")


@login_required
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    made = cast(Merge, get_seen(Merge.objects.visible_to(request.user).select_related("kept", "other"), pk=pk))
    require(request.user, "record.merge_people", (made.kept, made.other))
    back = f"{reverse('record:pairs')}?xem=da-gop"
    if request.method == "POST":
        try:
            actions.undo_merge(pk, actor=cast(User, request.user), at=now())
        except DomainError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Đã hoàn tác: hai hồ sơ trở lại như trước."))
        return redirect(back)
    is_merge = made.kind == Merge.Kind.MERGE
    heading = _("Hoàn tác việc gộp hồ sơ") if is_merge else _("Hoàn tác việc tách hồ sơ")
    context = {
        "heading": heading,
        "question": _("Hoàn tác “%(what)s”?") % {"what": made},
        "consequences": [
            _("Mỗi dữ kiện trở về hồ sơ của nó, kể cả khi đã được sửa sau đó."),
            _("Dữ kiện thêm vào sau khi gộp ở lại với hồ sơ %(name)s.") % {"name": made.kept},
        ] if is_merge else [_("Dữ kiện đã tách trở về hồ sơ %(name)s.") % {"name": made.kept}],
        "confirm_label": _("Hoàn tác"), "cancel_url": back,
    }  # fmt: skip
    return render(request, "ui/confirm.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Part from a record what is another person's."""
    person = seen_person(request, pk)
    require(request.user, "record.merge_people", (person,))
    labels = table_labels()
    years = years_of_person(person, until=today().year)
    form = SplitForm(
        request.POST or None, unit=person.unit, years=years, labels=labels,
        initial={"full_name": person.full_name, "unit": person.unit_id, "sex": person.sex},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in SplitForm.Meta.fields if name != "unit"}
        try:
            made = actions.split(
                pk, rows=_with_authorships(form.rows(), person), unit=form.cleaned_data["unit"], said=said,
                reason=form.cleaned_data["reason"], actor=cast(User, request.user), at=now(),
            )  # fmt: skip
        except DomainError as error:
            for problem in error.problems:
                form.add_error(None, problem)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Đã tách thành hai hồ sơ. Hoàn tác được ở mục “Đã gộp, đã tách”."))
            return redirect("record:person", pk=made.other_id)
    context = {
        "subject": person, "form": form, "heading": _("Tách hồ sơ của hai người"), "submit": _("Tách thành hai hồ sơ"),
        "back": reverse("record:person", args=[pk]),
    }  # fmt: skip
    return render(request, "record/fact.html", context, status=422 if form.is_bound else 200)


def _with_authorships(rows: dict[str, list[int]], person: Person) -> dict[str, list[int]]:
    """An initiative is shared: what goes to the other person is the authorship."""
    works = rows.pop("record.initiative", [])
    if works:
        mine = Authorship.objects.filter(person=person, initiative__in=works)
        rows["record.authorship"] = list(mine.values_list("pk", flat=True))
    return rows


urlpatterns: list[URLPattern] = [
    path("ho-so/trung-nguoi/", pairs, name="pairs"),
    path("ho-so/trung-nguoi/tim/", start_scan, name="scan_doubles"),
    path("ho-so/trung-nguoi/<int:pk>/", pair, name="pair"),
    path("ho-so/trung-nguoi/<int:pk>/quyet-dinh/", decide, name="decide_pair"),
    path("ho-so/gop/<int:pk>/hoan-tac/", undo, name="undo_merge"),
    path("ho-so/ca-nhan/<int:pk>/tim-trung/", look, name="look_for_doubles"),
    path("ho-so/ca-nhan/<int:pk>/tach/", split, name="split_person"),
]
