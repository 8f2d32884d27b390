"""The one place where an event is written: in the same transaction as the change it tells of.

An event name must be registered (by the room that owns it); an unregistered one is an error, so that every
event has its sentence on the screen and its line in docs/reference/events.md.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import rfc8785
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import get_language

from thidua.core.models import Event, User

_names: dict[str, tuple[str | Promise, str]] = {}
Handler = Callable[[Sequence[Event]], None]
_subscribers: dict[str, list[Handler]] = {}


class UnregisteredEvent(LookupError):
    """An event name that no room has registered."""


def register_event(name: str, vi: str | Promise, en: str) -> None:
    _names[name] = (vi, en)


def registered_events() -> dict[str, tuple[str, str]]:
    return {name: (str(vi), en) for name, (vi, en) in sorted(_names.items())}


def event_label(name: str) -> str:
    vi, en = _names.get(name, (name, name))
    return en if (get_language() or "vi").startswith("en") else str(vi)


def subscribe(name: str, handler: Handler) -> None:
    """A higher room hears of a lower room's events, inside the same transaction, those written together at once."""
    _subscribers.setdefault(name, []).append(handler)


def leaf_hash(body: str) -> str:
    """SHA-256(0x00 ‖ body) in hexadecimal, the leaf of RFC 6962."""
    return hashlib.sha256(b"\x00" + body.encode("utf-8")).hexdigest()


def record(
    name: str,
    *,
    subject: models.Model,
    actor: User | None,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """Write the event of a change. Call inside the action's transaction; `before`/`after` are plain JSON values."""
    if name not in _names:
        raise UnregisteredEvent(f"{name!r} is not registered; known: {', '.join(sorted(_names))}")
    event = build_event(name, subject=subject, actor=actor, at=at, before=before, after=after)
    write_events([event])
    return event


def write_events(events: Sequence[Event]) -> None:
    """Write events made by `build_event`, many at once, and tell who listens."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event must be written inside the transaction of its change")
    Event.objects.bulk_create(events, batch_size=500)
    for name in dict.fromkeys(event.name for event in events):
        for handler in _subscribers.get(name, []):
            handler([event for event in events if event.name == name])


def build_event(
    name: str,
    *,
    subject: models.Model,
    actor: User | None,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """An event not yet saved, with body and leaf; `write_events` saves many at once."""
    event_id = uuid.uuid4()
    body = rfc8785.dumps(
        {
            "id": str(event_id),
            "name": name,
            "subject": [subject._meta.label_lower, str(subject.pk)],
            "actor": actor.username if actor else None,
            "at": at.isoformat(),
            "before": before,
            "after": after,
            "schema": 1,
        }
    ).decode("utf-8")
    return Event(
        id=event_id,
        name=name,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:300],
        actor=actor,
        actor_label=str(actor)[:200] if actor else "",
        at=at,
        before=before,
        after=after,
        body=body,
        leaf=leaf_hash(body),
    )
