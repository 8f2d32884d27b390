from django.http import HttpRequest, HttpResponse


def nomination_list(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()


def nominate_page(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse()
