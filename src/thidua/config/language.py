"""Vietnamese first: the language changes only by the switch, never by what a browser was installed with."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]


def vietnamese_first(get_response: Handler) -> Handler:
    """Forget the browser's own languages; the switch keeps its choice in a cookie. Stands before LocaleMiddleware."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return get_response(request)

    return handle
