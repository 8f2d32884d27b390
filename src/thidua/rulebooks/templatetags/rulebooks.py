"""Template tag library `rulebooks`: `{% load rulebooks %}`. Sentences of the law, and links to where they stand."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from thidua.law.rulebook import Citation
from thidua.rulebooks import links
from thidua.rulebooks.domain.provisions import Provision
from thidua.rulebooks.wording import statement

register = template.Library()


@register.filter
def said(value: Any) -> str:
    """{{ award|said }}: the name or sentence of anything with `vi` and `en`, in the language of the page."""
    return str(getattr(value, language()))


@register.filter
def sentence(provision: Provision) -> str:
    """{{ provision|sentence }}: what it says, as a sentence, in the language of the page."""
    return statement(provision, language())


@register.filter
def citation_url(citation: Citation) -> str:
    return links.citation_url(citation)


@register.filter
def provision_url(provision: Provision) -> str:
    """Where the statement stands on the page of its award; of a whole regime, on the shelf."""
    return links.provision_url(provision)


def language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"
