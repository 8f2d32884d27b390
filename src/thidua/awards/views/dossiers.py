from django.http import HttpRequest, HttpResponse


def show(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def edit(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def check_answers(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def submit(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def receipt(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def withdraw_page(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def returned(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def print_explanation(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def history(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()
