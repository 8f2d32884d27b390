"""What the screens of this room share: finding the round and the acting unit, and telling problems."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from thidua.awards.models import Nomination, Round
from thidua.awards.queries import acting_units
from thidua.core.errors import DomainError
from thidua.core.models import User
from thidua.core.permissions import can, get_seen
from thidua.organisation.models import Person, Unit


def the_user(request: HttpRequest) -> User:
    """The signed-in user; the views that call it are all behind the sign-in."""
    assert isinstance(request.user, User)
    return request.user


def seen_round(request: HttpRequest, pk: int) -> Round:
    found: Round = get_seen(Round.objects.visible_to(request.user).select_related("unit"), pk=pk)
    return found


def seen_nomination(request: HttpRequest, pk: int) -> Nomination:
    rows = Nomination.objects.visible_to(request.user).select_related(
        "round__unit", "unit", "person__unit", "collective__parent", "proposed_by", "submitted_by", "appraised_by"
    )
    found: Nomination = get_seen(rows, pk=pk)
    return found


def acting_unit(request: HttpRequest, round_: Round, *, required: bool = True) -> Unit | None:
    """The unit the officer acts for: the one asked for by ?unit=CODE, else the first of theirs.

    Raises:
        PermissionDenied: the user is officer of no unit of the round.
        Http404: the unit asked for is not theirs.
    """
    units = acting_units(the_user(request), round_)
    if not units:
        if required:
            raise PermissionDenied(_("Chỉ cán bộ thi đua của đơn vị làm được việc này."))
        return None
    code = request.POST.get("unit") or request.GET.get("unit")
    if not code:
        return units[0]
    for unit in units:
        if unit.code == code:
            return unit
    raise Http404


def tell(request: HttpRequest, error: DomainError) -> None:
    """Show the problem of a refused act on the next page."""
    lines = [error.message, *(line for line in error.problems if line != error.message)]
    messages.error(request, " ".join(lines))


def record_url(subject: Person | Unit) -> str:
    """The page of the subject's record, "" while that page does not exist."""
    try:
        if isinstance(subject, Person):
            return reverse("record:person", args=[subject.pk])
        return reverse("record:unit", args=[subject.pk])
    except NoReverseMatch:
        return ""


def may_record(request: HttpRequest, subject: Person | Unit) -> bool:
    """Whether this viewer keeps the subject's record."""
    return can(request.user, "record.change_facts", subject.unit if isinstance(subject, Person) else subject)


def is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def query_of(request: HttpRequest) -> dict[str, Any]:
    """The GET parameters, one value each."""
    return {key: request.GET.get(key, "") for key in request.GET}
