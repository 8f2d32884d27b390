"""Pages of the movements."""

from django.urls import path

from thidua.movements import views

app_name = "movements"
urlpatterns = [
    path("phong-trao/", views.movement_list, name="list"),
    path("phong-trao/<slug:code>/", views.movement, name="movement"),
]
