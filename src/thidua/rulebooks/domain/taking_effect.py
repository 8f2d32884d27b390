"""What a lawyer's confirmation does to the law: a confirmed statement is sure, one that differs asks a person."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from thidua.law.rulebook import Authored, Law
from thidua.rulebooks.domain.provisions import provisions_of_law
from thidua.rulebooks.domain.unverified import ref_of

ValueT = TypeVar("ValueT")


def with_confirmations(law: Law, *, confirmed: Set[str], differing: Set[str]) -> Law:
    """The same law with the named statements changed; the law itself where none of its statements is named."""
    changes: dict[int, dict[str, Any]] = {}
    for provision in provisions_of_law(law):
        ref = ref_of(provision)
        if ref in confirmed:
            changes[id(provision.of)] = _sure(provision.of)
        elif ref in differing:
            changes[id(provision.of)] = {"status": "unread"}
    return _rebuilt(law, changes) if changes else law


def _sure(of: Authored) -> dict[str, Any]:
    sure: dict[str, Any] = {"confidence": "high", "status": "draft"}
    return {**sure, "read_until": None} if hasattr(of, "read_until") else sure


def _rebuilt(value: ValueT, changes: Mapping[int, Mapping[str, Any]]) -> ValueT:
    """A copy in which the named parts are changed; whatever holds no such part stays the same object."""
    made: Any = value
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        new: dict[str, Any] = {name: _rebuilt(part, changes) for name, part in parts.items()}
        new = {name: part for name, part in new.items() if part is not parts[name]}
        new |= changes.get(id(value), {})
        made = replace(value, **new) if new else value
    elif isinstance(value, tuple):
        items = tuple(_rebuilt(item, changes) for item in value)
        made = items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    elif isinstance(value, Mapping):
        pairs = {key: _rebuilt(item, changes) for key, item in value.items()}
        made = pairs if any(pairs[key] is not item for key, item in value.items()) else value
    return made  # type: ignore[no-any-return]
