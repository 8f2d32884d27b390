from django.urls import path

from thidua.core import views

app_name = "core"
urlpatterns = [
    path("tim/", views.search, name="search"),
    path("cach-xem/luu/", views.save_list_view, name="save_view"),
    path("cach-xem/<int:pk>/xoa/", views.remove_list_view, name="remove_view"),
    path("viec/<uuid:pk>/", views.job, name="job"),
]
