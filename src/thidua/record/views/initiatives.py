"""The register of initiatives across levels, and one initiative with its authors, its use and what it may repeat."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.files import Sheet, file_answer, workbook
from thidua.core.models import User
from thidua.core.permissions import can, get_seen
from thidua.organisation.models import Person
from thidua.record import correcting, queries
from thidua.record.authoring import set_authors
from thidua.record.award_names import award_name
from thidua.record.forms_initiatives import AuthorsForm, InitiativesFilter
from thidua.record.models import Authorship, Initiative, InitiativeUse
from thidua.record.repeats import repeats_of, same_effects
from thidua.record.timeline import source_of


def _listed(request: HttpRequest) -> tuple[QuerySet[Any], InitiativesFilter]:
    """Initiatives that stand, of which somebody whom the viewer sees is an author, the newest first."""
    seen = Authorship.objects.filter(initiative=OuterRef("pk"), person__in=Person.objects.visible_to(request.user))
    rows: QuerySet[Any] = Initiative.objects.counting().filter(Exists(seen))
    form = InitiativesFilter(request.GET)
    if form.is_valid():
        said = form.cleaned_data
        rows = queries.named_like(rows, said["q"])
        rows = rows.filter(year=said["nam"]) if said["nam"] else rows
        rows = rows.filter(scope=said["cap"]) if said["cap"] else rows
        if said["dung"]:
            used = Exists(InitiativeUse.objects.filter(initiative=OuterRef("pk")))
            rows = rows.filter(used if said["dung"] == "co" else ~used)
    return rows.prefetch_related("authorships__person", "uses__person").order_by("-year", "search_text", "pk"), form


def _may_see(request: HttpRequest) -> None:
    if not queries.may_see_somebody(request.user) and queries.own_person(request.user) is None:
        raise Http404


@login_required
@require_GET
def initiatives(request: HttpRequest) -> HttpResponse:
    _may_see(request)
    rows, form = _listed(request)
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    narrowed = any(request.GET.get(name) for name in form.fields)
    context = {"form": form, "page_obj": page, "narrowed": narrowed, "query": request.GET.urlencode()}
    return render(request, "record/initiatives.html", context)


@login_required
@require_GET
def initiatives_file(request: HttpRequest) -> HttpResponse:
    """The register as it stands under the filters of the address."""
    _may_see(request)
    rows, _form = _listed(request)
    titles = [
        (_("Năm"), 8), (_("Tên sáng kiến, đề tài"), 60), (_("Loại"), 18), (_("Phạm vi"), 14), (_("Tác giả"), 40),
        (_("Nơi công nhận"), 30), (_("Số quyết định"), 18), (_("Hiệu quả"), 50), (_("Đã dùng để xét"), 34),
    ]  # fmt: skip
    lines = (
        [
            one.year, one.title, str(one.get_kind_display()), str(one.get_scope_display() or ""), authors_of(one),
            one.recognised_by, one.decision_no, one.effect, uses_of(one),
        ]
        for one in rows
    )  # fmt: skip
    content = workbook(Sheet(_("Sáng kiến"), titles, lines, head=_("Sổ sáng kiến")))
    return file_answer(content, "xlsx", "so sang kien.xlsx")


def authors_of(work: Initiative) -> str:
    return ", ".join(
        f"{one.person} ({one.share_percent} %)" if one.share_percent else str(one.person)
        for one in work.authorships.all()
    )


def uses_of(work: Initiative) -> str:
    return "; ".join(f"{award_name(use.award)} {use.year}, {use.person}" for use in work.uses.all())


@login_required
@require_http_methods(["GET", "POST"])
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    rows = correcting.facts_seen_by(request.user, "initiative").select_related("source", "recorded_by", "replaced_by")
    work = cast(Initiative, get_seen(rows, pk=pk))
    authors = list(work.authorships.select_related("person__unit").order_by("pk"))
    stands = work.withdrawn_at is None and work.replaced_by_id is None
    may_change = stands and any(can(request.user, "record.change_facts", one.person.unit) for one in authors)
    form = AuthorsForm(request.POST or None, authors=authors, user=request.user)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            set_authors(pk, form.shares(), actor=cast(User, request.user), at=now())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("Đã ghi tác giả và phần đóng góp."))
            return redirect("record:initiative", pk)
    visible = Person.objects.visible_to(request.user).filter(pk__in=[one.person_id for one in authors])
    seen = set(visible.values_list("pk", flat=True))
    context = {
        "work": work,
        "authors": [(one, one.person_id in seen) for one in authors],
        "uses": work.uses.select_related("person"),
        "source": source_of(work),
        "stands": stands,
        "repeats": repeats_of(work.title, request.user, but=work.pk) if stands else (),
        "effects": same_effects(work.effect, request.user, but=work.pk) if stands and work.effect else (),
        "form": form,
        "may_change": may_change,
    }
    return render(request, "record/initiative.html", context, status=422 if form.errors else 200)


urlpatterns: list[URLPattern] = [
    path("ho-so/sang-kien/", initiatives, name="initiatives"),
    path("ho-so/sang-kien/so-sang-kien.xlsx", initiatives_file, name="initiatives_file"),
    path("ho-so/sang-kien/<int:pk>/", initiative, name="initiative"),
]
