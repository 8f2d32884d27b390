"""The map of the site. Paths are Vietnamese words, names are `room:page`."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from thidua.config.example.views import example_workbook

ROOMS = [
    "ui",
    "programme",
    "movements",
    "organisation",
    "rulebooks",
    "record",
    "awards",
    "council",
    "decisions",
    "register",
    "core",
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("tai-khoan/", include("allauth.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
    path("bo-mau/danh-sach-mau.xlsx", example_workbook, name="example_workbook"),
]
for room in ROOMS:
    if (settings.PACKAGE / room / "urls.py").exists():
        urlpatterns.append(path("", include(f"thidua.{room}.urls")))

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns += staticfiles_urlpatterns()
