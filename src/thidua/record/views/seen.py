"""The person or the collective that an address names, as far as the viewer may know of it; else 404."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest

from thidua.core.permissions import can, get_seen
from thidua.organisation.models import Person, Unit


def seen_person(request: HttpRequest, pk: int) -> Person:
    return cast(Person, get_seen(Person.objects.visible_to(request.user).select_related("unit__parent"), pk=pk))


def seen_collective(request: HttpRequest, pk: int) -> Unit:
    """A unit whose record the viewer may read: units are public, their records are not."""
    found = cast(Unit, get_seen(Unit.objects.visible_to(request.user).select_related("parent"), pk=pk))
    if not can(request.user, "organisation.see_people", found):
        raise Http404
    return found
