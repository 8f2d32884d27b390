"""Template tags of this room: names of awards and small marks of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from thidua.awards import rulebook
from thidua.awards.queries import EligibleSubject
from thidua.awards.views.frame import record_url as url_of_record

register = template.Library()


@register.filter
def prefixed(value: str, prefix: str) -> str:
    """{{ round.state|prefixed:"round_" }}: the code under which a state is registered."""
    return f"{prefix}{value}"


@register.filter
def award_name(key: str) -> str:
    """{{ nomination.award|award_name }} → Chiến sĩ thi đua cơ sở"""
    return rulebook.award_name(key)


@register.filter
def of_key(mapping: Mapping[str, Any], key: str) -> Any:
    """{{ counts|of_key:"draft" }}: the value under a key, nothing when there is none."""
    return mapping.get(key, "")


@register.filter
def record_url(subject: Any) -> str:
    """The page of the subject's record."""
    return url_of_record(subject)


@register.filter
def last_award(last: Mapping[tuple[bool, int], int], line: EligibleSubject) -> int | None:
    """{{ last|last_award:line }}: the year of the last award of a subject; None when it never held one."""
    return last.get((line.is_person, line.subject.pk))
