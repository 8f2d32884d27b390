from django.http import HttpRequest, HttpResponse


def round_list(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def create(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def show(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def edit(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def move(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def register(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()
