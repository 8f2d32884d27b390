"""Dossiers that a change of law made come out otherwise, for whoever works on them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from thidua.awards.actions import mark_seen
from thidua.awards.impact import shown
from thidua.awards.models import OutcomeChange
from thidua.awards.views.frame import the_user
from thidua.core.clock import now
from thidua.core.permissions import require
from thidua.core.roles import Role

TABS = ("moi", "tat-ca")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def law_changes(request: HttpRequest) -> HttpResponse:
    """Those not seen yet, or all; POST `seen` (ids) or `all` says that they were seen."""
    user = the_user(request)
    require(user, "awards.see_law_change")
    waiting = OutcomeChange.objects.waiting_for(user)
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("seen") if one.isdecimal() and len(one) < 12]
        rows = waiting if "all" in request.POST else waiting.filter(pk__in=chosen)
        number = mark_seen(rows.values_list("pk", flat=True), actor=user, at=now())
        if number:
            text = ngettext("Đã ghi là đã xem %(number)d thay đổi.", "Đã ghi là đã xem %(number)d thay đổi.", number)
            messages.success(request, text % {"number": number})
        else:
            messages.info(request, _("Chưa chọn thay đổi nào."))
        return redirect("awards:law_changes")
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else TABS[0]
    rows = waiting if tab == TABS[0] else OutcomeChange.objects.visible_to(user)
    rows = rows.select_related("nomination__round", "nomination__unit", "nomination__person", "nomination__collective")
    page = Paginator(rows, settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "tab": tab,
        "tabs": [
            {"label": label, "url": f"?tab={key}", "current": key == tab, "count": count}
            for key, label, count in ((TABS[0], _("Chưa xem"), waiting.count()), (TABS[1], _("Tất cả"), None))
        ],
        "page_obj": page,
        "lines": list(
            zip(page, shown([{"clauses": one.clauses, "award": one.nomination.award} for one in page]), strict=True)
        ),
        "may_mark": tab == TABS[0] and user.has_role(Role.OFFICER, Role.DEPARTMENT),
    }
    return render(request, "awards/law_changes.html", context)
