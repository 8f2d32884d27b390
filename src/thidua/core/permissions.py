"""Two questions, two functions: `visible_to` on each QuerySet (may see), `require` here (may do).

Deny unless something grants. Each room registers its rules in its own `permissions.py`:

    @rule("awards.submit_nomination")
    def may_submit(user, nomination) -> bool: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

Rule = Callable[[Any, Any], bool]
RuleT = TypeVar("RuleT", bound=Callable[..., bool])
_rules: dict[str, Rule] = {}


class UnknownAction(LookupError):
    """A permission was asked that no room has registered: a programming error, never "allowed"."""


def rule(name: str) -> Callable[[RuleT], RuleT]:
    """Register the rule of one action, named `room.verb_object`. It gets (user, object or None)."""

    def register(function: RuleT) -> RuleT:
        if name in _rules and _rules[name].__module__ != function.__module__:
            raise ValueError(f"the permission {name!r} is registered twice")
        _rules[name] = function
        return function

    return register


def registered_actions() -> list[str]:
    return sorted(_rules)


def can(actor: Any, action: str, obj: Any = None) -> bool:
    """True when the actor may do this. Nobody, an ended account and an unknown object are refused."""
    if action not in _rules:
        raise UnknownAction(f"{action!r}; known: {', '.join(registered_actions())}")
    if actor is None or not getattr(actor, "is_active", False):
        return False
    return bool(_rules[action](actor, obj))


def require(actor: Any, action: str, obj: Any = None) -> None:
    """Raise PermissionDenied (403) unless the actor may do this."""
    if not can(actor, action, obj):
        raise PermissionDenied(_("Tài khoản của anh/chị không có quyền làm việc này."))


def get_seen(queryset: QuerySet[Any], **lookup: Any) -> Any:
    """The one object among those the viewer may see, else 404: the unseen does not exist.

    `queryset` must already come from `visible_to(user)`.
    """
    found = queryset.filter(**lookup).first()
    if found is None:
        raise Http404
    return found
