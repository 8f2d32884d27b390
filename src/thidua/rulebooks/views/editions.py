"""The editions of the rulebooks: what is in force, what was loaded, its cases, and the switch."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.core.clock import now
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import get_seen, require
from thidua.law.edition import packaged_digest
from thidua.rulebooks import edition_actions
from thidua.rulebooks.archive import ARCHIVE_LIMIT, unpacked
from thidua.rulebooks.editions import active, latest_activation, record_packaged
from thidua.rulebooks.errors import BadEdition
from thidua.rulebooks.forms import ActivationForm, EditionForm
from thidua.rulebooks.models import Activation, Edition


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def editions(request: HttpRequest) -> HttpResponse:
    """All editions and the history of the switches; a new one is uploaded here."""
    require(request.user, "rulebooks.manage_editions")
    if request.method != "POST":
        return _list(request, EditionForm())
    form = EditionForm(request.POST, request.FILES)
    problems: list[str] = []
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            edition = edition_actions.load(
                unpacked(upload.read(ARCHIVE_LIMIT + 1)),
                label=form.cleaned_data["label"],
                origin=Edition.Origin.UPLOAD,
                origin_name=upload.name or "",
                actor=cast(User, request.user),
                at=now(),
            )
        except BadEdition as error:
            problems = error.problems
            form.add_error("file", str(error))
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("Đã nạp. Các trường hợp mẫu đang được thử; ấn bản chưa được áp dụng."))
            return redirect("rulebooks:edition", digest=edition.digest)
    return _list(request, form, problems, status=422)


def _list(
    request: HttpRequest, form: EditionForm, problems: list[str] | None = None, status: int = 200
) -> HttpResponse:
    listed = Edition.objects.visible_to(request.user).defer("archive").select_related("by")
    context = {
        "form": form,
        "problems": problems,
        "page": Paginator(listed, settings.PAGE_SIZE).get_page(request.GET.get("page")),
        "active": active(),
        "packaged": packaged_digest(),
        "history": Activation.objects.select_related("edition", "by")
        .defer("edition__archive")
        .order_by("-number")[:50],
        "is_packaged_known": listed.filter(digest=packaged_digest()).exists(),
    }
    return render(request, "rulebooks/editions.html", context, status=status)


@require_POST
@login_required
def take_packaged(request: HttpRequest) -> HttpResponse:
    """Record the rulebooks of this version of the software, where a setup did not."""
    require(request.user, "rulebooks.manage_editions")
    return redirect("rulebooks:edition", digest=record_packaged(at=now()).digest)


@require_safe
@login_required
def edition(request: HttpRequest, digest: str) -> HttpResponse:
    require(request.user, "rulebooks.manage_editions")
    return _edition(request, digest)


@require_POST
@login_required
def activate(request: HttpRequest, digest: str) -> HttpResponse:
    """Put the edition in force from now on."""
    require(request.user, "rulebooks.manage_editions")
    found = get_seen(Edition.objects.visible_to(request.user).defer("archive"), digest=digest)
    form = ActivationForm(request.POST, doubts=edition_actions.doubts_about(found))
    if form.is_valid():
        asked = form.cleaned_data
        try:
            edition_actions.activate(
                found,
                number=asked["number"],
                reason=asked["reason"],
                actor=cast(User, request.user),
                at=now(),
                despite=bool(asked.get("despite")),
            )
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Từ bây giờ mọi kết luận theo %(edition)s.") % {"edition": found.label})
        return redirect("rulebooks:edition", digest=digest)
    return _edition(request, digest, form, status=422)


@require_POST
@login_required
def try_again(request: HttpRequest, digest: str) -> HttpResponse:
    """Run the cases once more."""
    require(request.user, "rulebooks.manage_editions")
    found = get_seen(
        Edition.objects.visible_to(request.user).defer("archive").select_related("cases_job"), digest=digest
    )
    edition_actions.try_again(found, actor=cast(User, request.user))
    return redirect("rulebooks:edition", digest=digest)


def _edition(request: HttpRequest, digest: str, form: ActivationForm | None = None, status: int = 200) -> HttpResponse:
    listed = Edition.objects.visible_to(request.user).defer("archive").select_related("by", "cases_job")
    found = get_seen(listed, digest=digest)
    last = latest_activation()
    doubts = edition_actions.doubts_about(found)
    if form is None:
        form = ActivationForm(initial={"number": last.number if last else 0}, doubts=doubts)
    context = {
        "edition": found,
        "is_active": last is not None and last.edition_id == found.pk,
        "was_active": found.activations.exists(),
        "active": last.edition if last else None,
        "packaged": packaged_digest(),
        "form": form,
        "doubts": doubts,
        "job": found.cases_job if found.cases == Edition.Cases.WAITING else None,
    }
    return render(request, "rulebooks/edition.html", context, status=status)


@require_safe
@login_required
def archive(request: HttpRequest, digest: str) -> HttpResponse:
    """The files of the edition as they are kept."""
    require(request.user, "rulebooks.manage_editions")
    found = get_seen(Edition.objects.visible_to(request.user), digest=digest)
    response = HttpResponse(bytes(found.archive), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="bo-quy-tac-{found.short}.zip"'
    return response
