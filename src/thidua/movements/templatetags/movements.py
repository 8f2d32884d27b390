"""`{% load movements %}{% launch_movements %}`: the movements beside a programme."""

from __future__ import annotations

from typing import Any

from django import template

from thidua.movements.models import Movement

register = template.Library()


@register.inclusion_tag("movements/_launch_movements.html")
def launch_movements() -> dict[str, Any]:
    """All movements: those the launch text names, then the others of the same years. One query."""
    movements = list(Movement.objects.all())
    return {
        "named": [one for one in movements if one.in_article != Movement.InArticle.NO],
        "others": [one for one in movements if one.in_article == Movement.InArticle.NO],
    }
