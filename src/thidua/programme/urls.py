"""Pages of the programme."""

from django.urls import path

from thidua.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.home, name="home"),
    path("chi-tieu/<slug:code>/", views.target, name="target"),
    path("chi-tieu/<slug:code>/so-lieu/", views.observations, name="observations"),
    path("chi-tieu/<slug:code>/them-so-lieu/", views.add_observation_view, name="add_observation"),
    path("muc-tieu/<slug:code>/", views.goal, name="goal"),
]
