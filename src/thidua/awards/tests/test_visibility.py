"""Who sees which rounds, registrations and dossiers: exact sets."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from thidua.awards import queries
from thidua.awards.models import Nomination, Registration, Round
from thidua.awards.tests.factories import (
    make_accepted,
    make_nomination,
    make_registration,
    make_returned,
    make_round,
    make_submitted,
)


@pytest.fixture
def placed(ministry, cast):
    """Dossiers of both units in several states; one about the worker, handed in, and one about the worker, drafted."""
    found = make_round(ministry, cast)
    make_registration(found, ministry.xttm, by=cast.other_officer)
    of_xttm = {"round": found, "unit": ministry.xttm, "proposed_by": cast.other_officer, "collective": ministry.office}
    worker = cast.worker.person
    return {
        "draft": make_nomination(ministry, cast, round=found),
        "submitted": make_submitted(ministry, cast, round=found),
        "returned": make_returned(ministry, cast, round=found),
        "accepted": make_accepted(ministry, cast, round=found),
        "unsent": make_nomination(ministry, cast, round=found, state="withdrawn"),
        "worker": make_submitted(ministry, cast, round=found, person=worker),
        "worker_draft": make_nomination(ministry, cast, round=found, person=worker, award="giay-khen"),
        "other_draft": make_nomination(ministry, cast, **of_xttm),
        "other": make_submitted(ministry, cast, **{**of_xttm, "award": "giay-khen"}),
    }


HANDED_IN = {"submitted", "returned", "accepted", "worker", "other"}


@pytest.mark.parametrize(
    ("viewer", "expected"),
    [
        ("officer", {"draft", "submitted", "returned", "accepted", "unsent", "worker", "worker_draft"}),
        ("other_officer", {"other_draft", "other"}),
        ("department", HANDED_IN),
        ("secretary", HANDED_IN),
        ("leader", HANDED_IN),
        ("worker", {"worker"}),
        ("teller", set()),
        ("outsider", set()),
        ("admin", set()),
    ],
)
def test_a_viewer_sees_exactly_these_dossiers(placed, cast, viewer, expected):
    seen = set(Nomination.objects.visible_to(getattr(cast, viewer)).values_list("pk", flat=True))

    assert seen == {placed[name].pk for name in expected}


def test_nobody_signed_in_sees_nothing(placed):
    assert not Nomination.objects.visible_to(AnonymousUser()).exists()
    assert not Round.objects.visible_to(AnonymousUser()).exists()
    assert not Registration.objects.visible_to(AnonymousUser()).exists()


def test_a_drafted_round_is_the_departments_alone(ministry, cast):
    opened = make_round(ministry, cast)
    drafted = make_round(ministry, cast, state="draft")

    for viewer in ("officer", "other_officer", "secretary", "leader", "teller", "worker"):
        assert list(Round.objects.visible_to(getattr(cast, viewer))) == [opened]
    assert set(Round.objects.visible_to(cast.department)) == {opened, drafted}
    for viewer in ("outsider", "admin"):
        assert not Round.objects.visible_to(getattr(cast, viewer)).exists()


def test_registrations_are_seen_by_their_unit_and_the_ministry(placed, ministry, cast):
    def units(viewer):
        return {one.unit for one in Registration.objects.visible_to(viewer)}

    assert units(cast.officer) == {ministry.veam}
    assert units(cast.other_officer) == {ministry.xttm}
    assert units(cast.department) == units(cast.leader) == {ministry.veam, ministry.xttm}
    assert units(cast.worker) == units(cast.admin) == set()


def test_the_queue_holds_what_was_handed_in_but_not_what_is_ones_own(placed, cast, ministry):
    assert [one.pk for one in queries.appraisal_queue(cast.department)] == [
        placed["submitted"].pk, placed["worker"].pk, placed["other"].pk,
    ]  # fmt: skip
    for field in ("proposed_by", "submitted_by"):
        Nomination.objects.filter(pk=placed["other"].pk).update(**{field: cast.department})
        assert placed["other"] not in queries.appraisal_queue(cast.department)
        Nomination.objects.filter(pk=placed["other"].pk).update(**{field: cast.other_officer})
    for viewer in (cast.officer, cast.secretary, cast.leader, cast.admin):
        assert not queries.appraisal_queue(viewer).exists()


def test_counts_of_a_round_are_those_of_the_rows_a_viewer_sees(placed, cast):
    found = placed["draft"].round

    assert queries.counts_by_round(cast.department, [found])[found.pk] == {"submitted": 3, "returned": 1, "accepted": 1}
    assert queries.counts_by_round(cast.worker, [found])[found.pk] == {"submitted": 1}
    assert queries.counts_by_round(cast.admin, [found]) == {}


def test_the_badge_counts_what_waits_for_the_role(placed, cast):
    assert queries.waiting_work(cast.department) == 3
    assert queries.waiting_work(cast.officer) == 1
    assert queries.waiting_work(cast.other_officer) is None
    assert queries.waiting_work(cast.worker) is None
