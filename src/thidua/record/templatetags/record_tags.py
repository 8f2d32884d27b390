"""Template tags of this room."""

from __future__ import annotations

from django import template

from thidua.record.award_names import award_name

register = template.Library()


@register.filter
def award_label(key: str) -> str:
    """{{ one.award|award_label }} → Chiến sĩ thi đua cơ sở"""
    return award_name(key)
