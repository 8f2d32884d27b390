"""The only writes to the register: a line for each event that concerns decisions and certificates."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from thidua.core.models import Event
from thidua.register.domain.chain import EMPTY_ROOT, next_root
from thidua.register.models import Entry

REGISTERED = (
    "decision.signed",
    "decision.issued",
    "decision.revoked",
    "certificate.issued",
    "certificate.corrected",
    "certificate.revoked",
)
_LOCK = 0x7468_6964  # one number for the whole database: who writes the next line


def append(events: Sequence[Event]) -> None:
    """Append a line for each event, inside the transaction that wrote the events.

    One writer at a time: an advisory lock on PostgreSQL, the IMMEDIATE transaction on SQLite.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Entry.objects.order_by("-index").first()
    index, root = (last.index + 1, last.root) if last else (0, EMPTY_ROOT)
    made = []
    for event in events:
        root = next_root(root, event.leaf)
        made.append(Entry(index=index, event=event, leaf=event.leaf, root=root))
        index += 1
    Entry.objects.bulk_create(made, batch_size=500)
