"""A meeting from its planning to its result, by the actions alone."""

from __future__ import annotations

from thidua.core.models import Event
from thidua.council import queries
from thidua.council.models import Meeting
from thidua.council.tests import factories


def test_a_meeting_walks_from_the_accepted_dossiers_to_the_marked_results(ministry, cast):
    meeting = factories.make_closed(ministry, cast, against=1)

    assert meeting.state == Meeting.State.CLOSED
    assert [item.passed for item in meeting.items.all()] == [True, True, True]
    assert list(queries.passed_nominations(meeting.round)) == [
        item.nomination for item in meeting.items.order_by("nomination__person__sort_key")
    ]
    names = set(Event.objects.values_list("name", flat=True))
    assert {"meeting.list_frozen", "count.started", "sheet.finished", "meeting.closed", "nomination.passed"} <= names
