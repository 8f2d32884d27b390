"""Pages of the organisation."""

from django.urls import path

from thidua.organisation import views, views_reorganising

app_name = "organisation"
urlpatterns = [
    path("don-vi/", views.tree, name="tree"),
    path("don-vi/<str:code>/", views.unit, name="unit"),
    path("don-vi/<str:code>/sap-xep/<slug:kind>/", views_reorganising.reorganise, name="reorganise"),
    path("don-vi/sap-xep/<int:pk>/hoan-tac/", views_reorganising.undo, name="undo_reorganisation"),
]
