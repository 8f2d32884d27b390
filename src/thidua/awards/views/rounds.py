"""Rounds: the list, one round as each role needs it, opening and moving it on, registration of units."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.awards import ceilings, queries, rulebook, wording
from thidua.awards.actions import change_round, change_round_dates, create_round, move_round, register_unit
from thidua.awards.actions.rounds import DAYS
from thidua.awards.domain import deadlines, states
from thidua.awards.forms import RegistrationForm, RoundForm, next_round_defaults
from thidua.awards.models import Nomination, Registration, Round
from thidua.awards.views.frame import acting_unit, seen_round, tell, the_user
from thidua.core.clock import now, today
from thidua.core.errors import DomainError
from thidua.core.permissions import can, require
from thidua.core.roles import Role
from thidua.organisation.models import Unit

BOARD_ROWS = 20  # the board shares its page with the rest of the round


@login_required
@require_GET
def round_list(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    page = Paginator(Round.objects.visible_to(user).select_related("unit"), settings.PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    counts = queries.counts_by_round(user, list(page))
    rows = [
        {"round": one, "counts": counts.get(one.pk, {}), "total": sum(counts.get(one.pk, {}).values()),
         "next": _next_deadline(one)}
        for one in page
    ]  # fmt: skip
    return render(
        request,
        "awards/rounds.html",
        {
            "page": page,
            "rows": rows,
            "may_create": can(user, "awards.create_round"),
            "may_appraise": can(user, "awards.appraise"),
            "waiting": queries.appraisal_queue(user).count() if can(user, "awards.appraise") else 0,
            "takes_part": queries.has_rounds_to_see(user),
        },
    )


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_round(request, pk)
    user = the_user(request)
    unit = acting_unit(request, found, required=False)
    seen = Nomination.objects.visible_to(user).filter(round=found)
    counts = queries.counts_by_state(seen)
    context: dict[str, Any] = {
        "round": found,
        "steps": _steps(found),
        "dates": _dates(found),
        "who": wording.round_next(found.state),
        "awards": [rulebook.award_name(key) for key in found.awards],
        "counts": counts,
        "total": sum(counts.values()),
        "state_figures": _state_figures(counts),
        "may_change": can(user, "awards.change_round", found) and found.state != Round.State.CLOSED,
        "moves": _moves(found) if can(user, "awards.move_round", found) else [],
        "may_appraise": can(user, "awards.appraise"),
        "waiting": queries.appraisal_queue(user).filter(round=found).count() if can(user, "awards.appraise") else 0,
        "sees_eligible": unit is not None or can(user, "awards.see_board", found),
        "lists_dossiers": user.has_role(Role.OFFICER, Role.DEPARTMENT, Role.SECRETARY, Role.LEADER),
        "own": list(seen.filter(person__user=user).select_related("unit", "person"))
        if user.has_role(Role.WORKER)
        else [],
        "takes_dossiers": deadlines.may_nominate(found.state, found.submit_by, today()),
        **_unit_part(request, found, unit),
    }
    if can(user, "awards.see_board", found):
        context |= _board_part(request, found)
    template = "awards/_board.html" if request.headers.get("HX-Target") == "bang-don-vi" else "awards/round.html"
    return render(request, template, context)


def _unit_part(request: HttpRequest, found: Round, unit: Unit | None) -> dict[str, Any]:
    """The acting unit's registration and its list against aims and ceilings."""
    if unit is None:
        return {"unit": None}
    registration = Registration.objects.filter(round=found, unit=unit).first()
    rooms = ceilings.rooms_of(found, unit)
    own = Nomination.objects.visible_to(the_user(request)).filter(round=found, unit=unit)
    return {
        "unit": unit,
        "units": queries.acting_units(the_user(request), found),
        "registration": registration,
        "rooms": [
            {
                "name": rulebook.award_name(key),
                "key": key,
                "room": room,
                "aim": (registration.aims.get(key) if registration else None),
            }
            for key, room in rooms.items()
        ],
        "ceiling_cites": sorted({room.cites for room in rooms.values() if room.at_most is not None and room.cites}),
        "own_counts": queries.counts_by_state(own),
    }


def _board_part(request: HttpRequest, found: Round) -> dict[str, Any]:
    only = request.GET.get("chi", "")
    only = only if only in queries.BOARD_FILTERS else ""
    asked, registered = queries.board_counts(found)
    page = Paginator(queries.board_units(found, only), BOARD_ROWS).get_page(request.GET.get("page"))
    lines = [
        {"line": line, "label": wording.unit_state_label(line.state), "tone": wording.UNIT_STATE_TONES[line.state]}
        for line in queries.board_of(found, list(page))
    ]
    tabs = [
        (_("Tất cả đơn vị"), "", asked),
        (_("Đã đăng ký"), "registered", registered),
        (_("Chưa đăng ký"), "silent", asked - registered),
    ]
    return {
        "board": lines,
        "board_page": page,
        "board_tabs": [
            {"label": label, "url": f"?chi={key}#bang-don-vi", "current": key == only, "count": count}
            for label, key, count in tabs
        ],
        "registered": registered,
        "asked": asked,
    }


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    require(user, "awards.create_round")
    units = [grant.unit for grant in user.grants if grant.role == Role.DEPARTMENT]
    form = (
        RoundForm(request.POST)
        if request.method == "POST"
        else RoundForm(initial=next_round_defaults(units[0], today()))
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = create_round(form.plan(), unit=units[0], actor=user, at=now())
        except ValidationError as error:
            _add_errors(form, error)
        else:
            messages.success(
                request, _("Đã lưu bản soạn “%(name)s”. Đơn vị thấy khi đợt xét được mở.") % {"name": made.name}
            )
            return redirect("awards:round", made.pk)
    return render(
        request, "awards/round_form.html", {"form": form, "unit": units[0]}, status=422 if form.errors else 200
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_round(request, pk)
    user = the_user(request)
    require(user, "awards.change_round", found)
    form = RoundForm(request.POST if request.method == "POST" else None, found=found)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                _change(found, form, user)
        except ValidationError as error:
            _add_errors(form, error)
        except DomainError as error:
            form.add_error(None, _with_award_names(error))
        else:
            messages.success(request, _("Đã lưu thay đổi của đợt xét."))
            return redirect("awards:round", found.pk)
    return render(
        request, "awards/round_form.html", {"form": form, "round": found, "unit": found.unit},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _change(found: Round, form: RoundForm, user: Any) -> None:
    cleaned = form.cleaned_data
    change_round(
        found.pk, name=cleaned["name"], awards=cleaned["awards"], guidance=cleaned["guidance"],
        local_rules=cleaned["local_rules"], actor=user, at=now(),
    )  # fmt: skip
    change_round_dates(found.pk, dates={key: cleaned[key] for key in DAYS}, actor=user, at=now())


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Ask before a step (what it changes), then take it."""
    found = seen_round(request, pk)
    user = the_user(request)
    require(user, "awards.move_round", found)
    if to not in states.ROUND_WAY:
        raise Http404
    back = reverse("awards:round", args=[found.pk])
    if request.method == "POST":
        try:
            moved = move_round(found.pk, to, actor=user, at=now())
        except DomainError as error:
            tell(request, error)
        else:
            messages.success(request, _("Đợt xét: %(state)s.") % {"state": moved.get_state_display()})
        return redirect(back)
    if to not in states.round_moves(found.state):
        messages.info(request, _("Đợt xét: %(state)s.") % {"state": found.get_state_display()})
        return redirect(back)
    return render(
        request,
        "ui/confirm.html",
        {
            "heading": wording.move_label(found.state, to),
            "question": found.name,
            "consequences": wording.move_consequences(found.state, to),
            "confirm_label": wording.move_label(found.state, to),
            "cancel_url": back,
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen_round(request, pk)
    user = the_user(request)
    unit = acting_unit(request, found)
    if unit is None:
        raise PermissionDenied
    standing = Registration.objects.filter(round=found, unit=unit).first()
    initial = (
        {f"aim-{key}": number for key, number in standing.aims.items()} | {"note": standing.note} if standing else {}
    )
    form = RegistrationForm(request.POST if request.method == "POST" else None, round_=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            register_unit(found.pk, unit, aims=form.aims(), note=form.cleaned_data["note"], actor=user, at=now())
        except DomainError as error:
            form.add_error(None, error.problems)
        else:
            messages.success(request, _("%(unit)s đã đăng ký. Tiếp theo: đề nghị người, tập thể.") % {"unit": unit})
            return redirect(f"{reverse('awards:round', args=[found.pk])}?unit={unit.code}")
    context = {"round": found, "unit": unit, "form": form, "registration": standing}
    return render(request, "awards/register.html", context, status=422 if form.errors else 200)


def _steps(found: Round) -> list[dict[str, str]]:
    labels = {state.value: str(state.label) for state in Round.State}
    return [{"label": labels[state], "state": mark, "url": ""} for state, mark in states.round_steps(found.state)]


def _dates(found: Round) -> list[dict[str, Any]]:
    shown = []
    for key in DAYS:
        seen = deadlines.deadline(key, getattr(found, key), today())
        shown.append(
            {
                "label": Round._meta.get_field(key).verbose_name,  # type: ignore[union-attr]
                "day": seen.day,
                "state": seen.state,
                "left": wording.days_left_text(seen.days_left) if found.state != Round.State.CLOSED else "",
                "counts": key in ("register_by", "submit_by", "decide_on"),
            }
        )
    return shown


def _next_deadline(found: Round) -> dict[str, Any] | None:
    """The date that matters in the round's state, for the list."""
    key = {
        "draft": "opens_on",
        "open": "submit_by",
        "appraisal": "decide_on",
        "council": "decide_on",
        "decision": "decide_on",
    }.get(found.state)
    return next((row for row in _dates(found) if row["day"] == getattr(found, key)), None) if key else None


def _moves(found: Round) -> list[dict[str, Any]]:
    return [
        {
            "to": to,
            "label": wording.move_label(found.state, to),
            "forward": states.ROUND_WAY.index(to) > states.ROUND_WAY.index(found.state),
        }
        for to in states.round_moves(found.state)
    ]


def _state_figures(counts: dict[str, int]) -> list[dict[str, Any]]:
    order = [state for state, _label in Nomination.State.choices]
    return [
        {"state": state, "label": Nomination.State(state).label, "number": counts[state]}
        for state in order
        if counts.get(state)
    ]


def _add_errors(form: Form, error: ValidationError) -> None:
    """Constraint errors of the model, without naming fields the form does not have."""
    for line in error.messages:
        form.add_error(None, line)


def _with_award_names(error: DomainError) -> list[str]:
    return [error.message, *(rulebook.award_name(line) for line in error.problems if line != error.message)]
