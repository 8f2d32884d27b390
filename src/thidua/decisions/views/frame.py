"""What the pages of this room share: the object the viewer may see, the frame of a decision."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import get_seen
from thidua.decisions.models import Certificate, Decision, Revocation


def the_user(request: HttpRequest) -> User:
    return cast(User, request.user)


def seen_decision(request: HttpRequest, pk: int) -> Decision:
    rows = Decision.objects.visible_to(request.user).select_related(
        "unit", "round__unit", "drafted_by", "signed_by", "issued_by"
    )
    return cast(Decision, get_seen(rows, pk=pk))


def seen_certificate(request: HttpRequest, pk: int) -> Certificate:
    rows = Certificate.objects.visible_to(request.user).select_related(
        "item__decision__unit", "item__decision__round", "item__nomination__unit", "item__nomination__person"
    )
    return cast(Certificate, get_seen(rows, pk=pk))


def seen_revocation(request: HttpRequest, pk: int) -> Revocation:
    rows = Revocation.objects.visible_to(request.user).select_related(
        "certificate__item__decision__unit", "proposed_by", "closed_by"
    )
    return cast(Revocation, get_seen(rows, pk=pk))


def tell(request: HttpRequest, error: DomainError) -> None:
    """Show the problems of a refused act on the next page."""
    lines = [error.message, *(line for line in error.problems if line != error.message)]
    messages.error(request, " ".join(lines))


def steps_of(decision: Decision, *, at_signature: bool = False) -> list[dict[str, str]]:
    """The way of a decision as a step bar. `at_signature`: the draft is on the signer's table."""
    url = reverse("decisions:decision", args=[decision.pk])
    order = [Decision.State.DRAFT, Decision.State.SIGNED, Decision.State.ISSUED]
    names = [_("Soạn dự thảo"), _("Ký"), _("Cấp số, ban hành"), _("In bằng, giấy chứng nhận")]
    reached = 3 if decision.is_issued else order.index(Decision.State(decision.state)) + 1
    if decision.state == Decision.State.DRAFT:
        reached = 1 if at_signature else 0
    return [
        {
            "label": name,
            "state": "done" if place < reached else "current" if place == reached else "todo",
            "url": url if place < reached else "",
        }
        for place, name in enumerate(names)
    ]


def context_of(decision: Decision, **more: Any) -> dict[str, Any]:
    return {"decision": decision, "steps": steps_of(decision), **more}
