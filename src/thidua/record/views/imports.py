"""Screens of intake: the list of imports, upload and trial, the result, undo, blank templates."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path


def import_page(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse()


urlpatterns: list[URLPattern] = [path("ho-so/nhap-danh-sach/<int:pk>/", import_page, name="import_page")]
