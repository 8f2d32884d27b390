from django.urls import path

from thidua.core import views

app_name = "core"
urlpatterns = [
    path("tim/", views.search, name="search"),
    path("viec/<uuid:pk>/", views.job, name="job"),
]
