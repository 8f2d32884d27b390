"""Screens of intake: the list of imports, upload and trial, the result, undo, blank templates."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
