from django.http import HttpRequest, HttpResponse


def eligible_list(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def preview(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def nominate_chosen(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def card(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()
