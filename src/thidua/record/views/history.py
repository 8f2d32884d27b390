"""Pages of the history of a person or a unit, and search."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
