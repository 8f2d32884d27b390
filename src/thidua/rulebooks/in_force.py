"""The law this site answers with: the edition in force, and what its lawyers confirmed or found to differ.

A process keeps it; it is built anew after a confirmation or a switch of its own, and within seconds after one of
another process.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Max

from thidua.law import api
from thidua.law.edition import packaged_digest
from thidua.law.engine import Engine
from thidua.law.rulebook import Law
from thidua.organisation.models import Unit
from thidua.rulebooks import editions, local, shelf
from thidua.rulebooks.confirming import CONFIRMED, DIFFERS, items
from thidua.rulebooks.domain.taking_effect import with_confirmations
from thidua.rulebooks.local import Held
from thidua.rulebooks.models import Activation, Confirmation, Edition, LawState, LocalDocument


@dataclass(frozen=True)
class State:
    """Which law: the digest of its edition, the names of the statements confirmed and of those that differ.

    `local` are the digests of the local documents laid over it.
    """

    edition: str
    confirmed: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all of them, in hexadecimal."""
        parts = [self.edition, sorted(self.confirmed), sorted(self.differing)]
        said = json.dumps([*parts, sorted(self.local)] if self.local else parts, separators=(",", ":"))
        return hashlib.sha256(said.encode("utf-8")).hexdigest()


NOTHING_YET = (0, 0, 0, None)


class _Kept:
    both: tuple[Law, State] | None = None  # put in place at once: other threads see the one with the other
    documents: tuple[Held, ...] = ()
    marks: tuple[Any, ...] = NOTHING_YET
    looked_at = float("-inf")


def current() -> Law:
    """The law in force on this site; asks the database nothing."""
    return _Kept.both[0] if _Kept.both else shelf.law()


def state() -> State:
    """What `current` is made of; the same object while it is the same law."""
    return _Kept.both[1] if _Kept.both else _of_package()


@cache
def _of_package() -> State:
    return State(packaged_digest())


def refresh() -> None:
    """Read the edition in force and the confirmations, and let them take effect; a few queries."""
    _Kept.marks, _Kept.documents = _marks(), local.switched_on()
    last = editions.latest_activation()
    edition = last.edition.digest if last else packaged_digest()
    shelf.work_with(edition, editions.law_of(edition))
    found = state_with(edition)
    if _Kept.both is None or found != state():
        _Kept.both = (law_of(found), found)


def state_with(edition: str) -> State:
    """What the law would be with this edition: a confirmation holds only where the edition says the same sentence."""
    states = {item.doubt.ref: item.state for item in items(editions.law_of(edition))}
    return State(
        edition,
        frozenset(ref for ref, one in states.items() if one == CONFIRMED),
        frozenset(ref for ref, one in states.items() if one == DIFFERS),
    )


def law_of(found: State) -> Law:
    """The law of a state, today's or an old one."""
    law = with_confirmations(editions.law_of(found.edition), confirmed=found.confirmed, differing=found.differing)
    return local.laid_over(law, found.local) if found.local else law


def kept(found: State, *, at: datetime) -> LawState:
    """The row that keeps a state for ever; made when it is not there. Called inside the action that keeps an answer."""
    row = LawState.objects.filter(digest=found.digest).first()
    if row is not None:
        return row
    if found.edition == packaged_digest():
        edition = editions.packaged_edition(at=at)
    else:
        edition = Edition.objects.defer("archive").get(digest=found.edition)
    row, _made = LawState.objects.get_or_create(
        digest=found.digest,
        defaults={
            "edition": edition,
            "confirmed": sorted(found.confirmed),
            "differing": sorted(found.differing),
            "local": sorted(found.local),
            "at": at,
        },
    )
    return row


def state_of(row: LawState) -> State:
    """What a kept row says."""
    return State(row.edition.digest, frozenset(row.confirmed), frozenset(row.differing), frozenset(row.local))


def engine_for(unit: Unit | None, on: date) -> tuple[Engine, State]:
    """What answers for a unit on a day: the law in force, with the local documents that hold there then.

    Asks the database nothing but the first time after a change.
    """
    base = state()
    found = with_local_of(base, _Kept.documents, unit, on)
    return (api.engine(), base) if found is base else _engine_of(found)


def documents() -> tuple[Held, ...]:
    """The local documents switched on, as this process knows them."""
    return _Kept.documents


def with_local_of(base: State, documents: Iterable[Held], unit: Unit | None, on: date) -> State:
    """The state with those documents that hold for the unit on the day; the same object when none does."""
    held = frozenset(one.digest for one in documents if unit is not None and one.holds(unit, on))
    return replace(base, local=held) if held else base


def engine_of(found: State) -> Engine:
    """An engine of a state, today's or an old one; the last few are kept."""
    return _engine_of(found)[0]


@lru_cache(maxsize=16)
def _engine_of(found: State) -> tuple[Engine, State]:
    return Engine(law_of(found)), found


def look(**signal: Any) -> None:
    """At the start of a request or a task: did another process write a line? At most three queries in some seconds."""
    seconds = settings.RULEBOOKS_LOOK_SECONDS
    if seconds is None or time.monotonic() - _Kept.looked_at < seconds:
        return
    _Kept.looked_at = time.monotonic()
    if _marks() != _Kept.marks:
        refresh()


def forget() -> None:
    """Answer with the rulebooks of the package alone until the next look."""
    _Kept.both, _Kept.documents, _Kept.marks, _Kept.looked_at = None, (), NOTHING_YET, float("-inf")
    shelf.work_with(packaged_digest(), None)


def _marks() -> tuple[Any, ...]:
    """The last line of each table that changes the law, and when a local document was last switched off."""
    confirmation = Confirmation.objects.aggregate(last=Max("pk"))["last"] or 0
    activation = Activation.objects.aggregate(last=Max("pk"))["last"] or 0
    document = LocalDocument.objects.aggregate(last=Max("pk"), off=Max("withdrawn_at"))
    return confirmation, activation, document["last"] or 0, document["off"]
