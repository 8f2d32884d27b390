"""What the templates of this room need beyond the common components."""

from __future__ import annotations

from django import template

from thidua.awards.rulebook import award_name as name_of
from thidua.council.domain.lists import spaced as in_groups

register = template.Library()


@register.filter
def prefixed(code: object, prefix: str) -> str:
    """{% status meeting.state|prefixed:"meeting_" %}: the states of this room are registered under a prefix."""
    return f"{prefix}{code}"


@register.filter
def award_name(key: str) -> str:
    return name_of(key)


@register.filter
def spaced(fingerprint: str) -> str:
    """A hash in groups of eight."""
    return in_groups(fingerprint)
