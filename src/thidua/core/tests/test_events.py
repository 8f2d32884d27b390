"""Events: one for each change, in its transaction, never changed afterwards."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from thidua.core.events import UnregisteredEvent, leaf_hash, record, register_event
from thidua.core.models import Event

NOON = datetime(2025, 12, 15, 5, 0, tzinfo=UTC)
register_event("test.happened", "Việc thử", "Test happened")


def test_an_event_keeps_who_what_and_a_leaf_that_fits_its_body(cast, ministry):
    with transaction.atomic():
        event = record("test.happened", subject=ministry.veam, actor=cast.officer, at=NOON, after={"a": 1})

    kept = Event.objects.get(pk=event.pk)

    assert (kept.actor, kept.subject_label, kept.after) == (cast.officer, str(ministry.veam), {"a": 1})
    assert kept.leaf == leaf_hash(kept.body)


def test_an_unregistered_event_is_an_error(cast, ministry):
    with pytest.raises(UnregisteredEvent, match=r"test\.never"), transaction.atomic():
        record("test.never", subject=ministry.veam, actor=cast.officer, at=NOON)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_itself_refuses_to_change_an_event(change, cast, ministry):
    with transaction.atomic():
        event = record("test.happened", subject=ministry.veam, actor=cast.officer, at=NOON)

    rewrite = {"update": lambda: Event.objects.filter(pk=event.pk).update(name="test.other"), "delete": event.delete}

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rewrite[change]()

    assert Event.objects.get(pk=event.pk).name == "test.happened"
