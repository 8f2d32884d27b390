from django.http import HttpRequest, HttpResponse


def paper(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def download(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()
