"""Template tag library `law_links`, for the rooms above: `{% load law_links %}`."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thidua import law
from thidua.rulebooks.links import clause_url

register = template.Library()


@register.simple_tag
def cited(text: str, award: str, part: str, on: date | datetime | None = None, regime: str | None = None) -> SafeString:
    """{% cited room.cites room.award "ceiling" round.decide_on %}: articles as a link to where the rulebook says them.

    The regime is the one given, else the one in force on the day; without either the articles are plain text.
    """
    if not text:
        return SafeString("")
    if regime is None and on is not None:
        regime = law.regime_for(on=timezone.localtime(on).date() if isinstance(on, datetime) else on)
    if not regime or not award:
        return format_html('<span class="cite">{}</span>', text)
    return format_html('<a class="cite" href="{}">{}</a>', clause_url(regime, award, part), text)
