"""Which other dossiers say the same: a part of the page where an achievement is written, and of its appraisal."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thidua.awards.copies import copies_of
from thidua.awards.views.frame import seen_nomination, the_user
from thidua.core.permissions import require

LONGEST = 20_000


@login_required
@require_http_methods(["GET", "POST"])
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """GET compares what is kept, POST what is being written; neither changes anything."""
    nomination = seen_nomination(request, pk)
    require(request.user, "awards.see_history", nomination)
    writing = request.method == "POST"
    text = request.POST.get("achievement", "")[:LONGEST] if writing else nomination.achievement
    context = {"copies": copies_of(nomination, text, the_user(request)), "writing": writing}
    return render(request, "awards/_copies.html", context)
