"""Which open dossiers change their verdict when another edition of the law is put in force."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thidua.awards import impact as impacts
from thidua.awards.views.frame import the_user
from thidua.core.permissions import get_seen, require
from thidua.rulebooks.models import Edition


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def impact(request: HttpRequest, digest: str) -> HttpResponse:
    """What was found last; POST asks anew."""
    require(request.user, "rulebooks.manage_editions")
    edition = get_seen(Edition.objects.visible_to(request.user).defer("archive"), digest=digest)
    if request.method == "POST":
        return redirect("core:job", impacts.start(edition, owner=the_user(request)).pk)
    job = impacts.latest(edition)
    found = (job.result or {}) if job else {}
    page = Paginator(found.get("lines", []), settings.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "job": job,
        "found": found,
        "unchanged": found.get("asked", 0) - found.get("changed", 0),
        "page_obj": page,
        "lines": impacts.shown(list(page.object_list)),
    }
    return render(request, "awards/impact.html", context)
