"""Meeting-room mode: bigger type for a projector, kept in a cookie on this browser only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

COOKIE = "thidua_meeting_mode"
_WORKING_DAY_SECONDS = 12 * 3600


def is_meeting_mode(request: HttpRequest) -> bool:
    """Whether this browser asked for the bigger type."""
    return request.COOKIES.get(COOKIE) == "1"


def set_meeting_mode(response: HttpResponse, *, on: bool) -> None:
    """Turn it on until the evening, or off."""
    if on:
        response.set_cookie(COOKIE, "1", max_age=_WORKING_DAY_SECONDS, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
