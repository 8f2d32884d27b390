"""The home page, a target, its figures, a goal. Reading needs no sign-in; the figures are public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import can, get_seen, require
from thidua.programme import queries, wording
from thidua.programme.actions import add_observation, judge_goal
from thidua.programme.domain.evaluation import Reason
from thidua.programme.forms import GoalForm, ObservationForm, SeriesForm
from thidua.programme.models import Goal, Observation, Target
from thidua.programme.queries import Series, TargetState
from thidua.ui.formats import number
from thidua.ui.statuses import Status, status_of

HISTORY_YEARS = 11


@dataclass(frozen=True)
class Card:
    """What a card on the home page shows of a target; numbers are already in words."""

    state: TargetState
    value: str
    unit: str
    target_text: str
    remark: str
    status_label: str | None
    points: list[tuple[str, object]]
    also: list[tuple[str, object]]
    low: object
    high: object
    description: str

    @property
    def status(self) -> Status:
        return status_of(self.state.verdict.outcome.value, self.status_label)

    @property
    def tone(self) -> str:
        return self.status.tone

    @property
    def sign(self) -> str:
        return self.status.sign


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    programme = queries.find_programme()
    if programme is None:
        return render(request, "programme/empty.html")
    states = queries.target_states(programme)
    cards = [_card(state) for state in states]
    context = {
        "programme": programme,
        "headline": (found := queries.headline(states)),
        "headline_sentence": wording.headline_sentence(found),
        "cards": cards,
        "goals": [_goal_card(found) for found in queries.goal_states(programme)],
        "tasks": programme.tasks.all(),
        "unverified": sum(card.state.verdict.rests_on_unverified for card in cards),
        "texts": _programme_texts(programme.details),
    }
    return render(request, "programme/home.html", context)


@require_safe
def target(request: HttpRequest, code: str) -> HttpResponse:
    found = _find_target(request, code)
    state = queries.target_state(found)
    main = state.main.series
    context = {
        "programme": found.programme,
        "target": found,
        "state": state,
        "sentence": wording.result_sentence(state),
        "status_label": wording.status_label(state),
        "demand": wording.demand(found),
        "notes": wording.how_it_is_read(state),
        "checks": wording.cross_checks(state),
        "rows": _chart_rows(state),
        "chart_series": [definition.series for definition in state.definitions],
        "definitions": [
            (definition, wording.definition_sentence(state, definition)) for definition in state.definitions
        ],
        "chart_low": found.low,
        "source": wording.in_page_language(found.programme.details["source"]),
        "chart_high": found.high,
        "main": main,
        "observation_count": queries.observations_of(found).count(),
        "siblings": found.programme.targets.all(),
        "disputed_text": found.text("disputed"),
        "is_disputed": state.verdict.reason is Reason.DEFINITION_DISPUTED,
        "article": {key: found.text("article", key) for key in ("summary", "reading")},
        "quote": found.texts.get("article", {}).get("quote", ""),
        "may_add": can(request.user, "programme.add_observation", main.indicator),
    }
    return render(request, "programme/target.html", context)


@require_safe
def observations(request: HttpRequest, code: str) -> HttpResponse:
    found = _find_target(request, code)
    rows = queries.observations_of(found)
    form = SeriesForm(request.GET, target=found)
    if form.is_valid() and form.cleaned_data["chuoi"]:
        rows = rows.filter(indicator__code=form.cleaned_data["chuoi"])
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "target": found,
        "page": page,
        "form": form,
    }
    return render(request, "programme/observations.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add_observation_view(request: HttpRequest, code: str) -> HttpResponse:
    found = _find_target(request, code)
    require(request.user, "programme.add_observation", None)
    form = ObservationForm(request.POST or None, target=found)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_observation(
                form.cleaned_data["indicator"], form.as_figure(), actor=cast(User, request.user), at=now()
            )
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request,
                _("Đã thêm số liệu kỳ %(period)s của %(indicator)s.")
                % {"period": made.period, "indicator": made.indicator.name},
            )
            return redirect(found)
    status = 422 if form.is_bound else 200
    return render(request, "programme/add_observation.html", {"target": found, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def goal(request: HttpRequest, code: str) -> HttpResponse:
    found: Goal | None = (
        Goal.objects.filter(code=code)
        .select_related("programme", "judged_by")
        .order_by("-programme__from_year")
        .first()
    )
    if found is None:
        raise Http404
    may_judge = found.kind == Goal.Kind.JUDGED and can(request.user, "programme.judge_goal", found)
    form = _goal_form(request, found) if may_judge else None
    if request.method == "POST":
        require(request.user, "programme.judge_goal", found)
        if form is not None and form.is_valid():
            judge_goal(found.pk, **form.cleaned_data, actor=cast(User, request.user), at=now())
            messages.success(request, _("Đã ghi kết luận."))
            return redirect("programme:goal", code=code)
    state = next(one for one in queries.goal_states(found.programme) if one.goal.pk == found.pk)
    context = {"goal": found, "state": state, "form": form}
    return render(request, "programme/goal.html", context, status=422 if form is not None and form.is_bound else 200)


def _find_target(request: HttpRequest, code: str) -> Target:
    newest_first = Target.objects.visible_to(request.user).select_related("programme", "unit")
    found: Target = get_seen(newest_first.order_by("-programme__from_year", "pk"), code=code)
    return found


def _goal_form(request: HttpRequest, found: Goal) -> GoalForm:
    initial = {"judgement": found.judgement, "ground": found.ground, "judged_on": found.judged_on}
    return GoalForm(request.POST or None, initial=initial)


def _card_years(target: Target) -> tuple[int, int]:
    """The years averaged; for a level the years that lead up to it."""
    return (target.from_year if target.from_year < target.to_year else target.to_year - 5), target.to_year


def _card(state: TargetState) -> Card:
    target, main = state.target, state.verdict.main
    from_year, to_year = _card_years(target)
    also = state.definitions[1].series if len(state.definitions) > 1 and target.is_disputed else None
    return Card(
        state=state,
        value=number(main.value, wording.TWO),
        unit=wording.card_unit(target, main),
        target_text=wording.card_target(target),
        remark=wording.card_remark(state),
        status_label=wording.status_label(state),
        points=list(state.main.series.points(from_year, to_year)),
        also=list(also.points(from_year, to_year)) if also else [],
        low=target.low,
        high=target.high,
        description=wording.result_sentence(state),
    )


def _goal_card(found: queries.GoalState) -> tuple[queries.GoalState, list[tuple[Series, list[Observation]]]]:
    """A goal with, for each series of evidence, the figures at the start and at the end of the programme."""
    programme = found.goal.programme
    evidence = []
    for series in found.evidence:
        known = [year for year in sorted(series.current) if programme.from_year <= year <= programme.until_year]
        if known:
            evidence.append((series, [series.current[known[0]], series.current[known[-1]]]))
    return found, evidence


def _chart_rows(state: TargetState) -> list[dict[str, object]]:
    """One row per year for the table beneath the chart, from which the chart is drawn."""
    return [
        {"year": year, "figures": [found.series.current.get(year) for found in state.definitions]}
        for year in range(state.target.to_year - HISTORY_YEARS + 1, state.target.to_year + 1)
    ]


def _programme_texts(details: dict[str, object]) -> dict[str, object]:
    pick = wording.in_page_language
    launch, source = details["launch"], details["source"]
    return {
        "launched_by": pick(launch["by"]),  # type: ignore[index]
        "occasion": pick(launch.get("occasion") or {}),  # type: ignore[attr-defined]
        "source": pick(source),  # type: ignore[arg-type]
        "tasks_note": pick(details.get("tasks_note") or {}),  # type: ignore[arg-type]
        "remarks": [pick(remark) for remark in details.get("remarks", [])],  # type: ignore[attr-defined]
        "averaging": pick(details["averaging"]["reason"]),  # type: ignore[index]
    }
