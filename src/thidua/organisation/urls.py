"""Pages of the organisation."""

from django.urls import path

from thidua.organisation import views

app_name = "organisation"
urlpatterns = [
    path("don-vi/", views.tree, name="tree"),
    path("don-vi/<str:code>/", views.unit, name="unit"),
]
