from django.urls import path

from thidua.ui import views

app_name = "ui"
urlpatterns = [
    path("kieu-dang/", views.gallery, name="gallery"),
    path("kieu-dang/xac-nhan/", views.gallery_confirm, name="gallery_confirm"),
    path("che-do-phong-hop/", views.meeting_mode, name="meeting_mode"),
]
