"""Public pages of certificates, and the register for those who keep it."""

from django.urls import path

from thidua.register import views

app_name = "register"
urlpatterns = [
    path("xac-minh/", views.look_up, name="look_up"),
    path("xac-minh/<str:public_id>/", views.certificate, name="certificate"),
    path("so-dang-ky/", views.entries, name="entries"),
    path("so-dang-ky/kiem-tra/", views.verify, name="verify"),
    path("so-dang-ky/xuat/", views.export, name="export"),
]
