from django.http import HttpRequest, HttpResponse


def queue(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def appraise(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()
