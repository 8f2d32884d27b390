"""Correcting a certificate, taking an award back, and what the record says afterwards."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from thidua.core.models import Event
from thidua.decisions import actions
from thidua.decisions.errors import BadCorrection, BadDate, CertificateClosed, RevocationRefused
from thidua.decisions.models import Certificate, Decision, Revocation
from thidua.decisions.tests.factories import DECIDED_ON, NOON, first_certificate, make_issued, propose
from thidua.organisation.models import RoleGrant
from thidua.record.facts import facts_for
from thidua.record.models import Award

CLOSE = {"decision_no": "09/QĐ-BCT", "decided_on": DECIDED_ON, "at": NOON}


def correct(certificate, by, **changes):
    return actions.correct_certificate(
        certificate.pk, changes=changes, document="12/BCT-TĐKT", corrected_on=DECIDED_ON, actor=by, at=NOON
    )


@pytest.fixture
def certificate(ministry, cast):
    return first_certificate(make_issued(ministry, cast, people=2))


def test_a_correction_keeps_both_texts_and_a_new_commitment(cast, certificate):
    old = certificate.printed["recipient"]

    made = correct(certificate, cast.department, recipient="Ông Đặng Văn Ướt")

    certificate.refresh_from_db()
    assert (certificate.state, certificate.printed["recipient"]) == ("corrected", "Ông Đặng Văn Ướt")
    assert (made.before, made.after) == ({"recipient": old}, {"recipient": "Ông Đặng Văn Ướt"})
    event = Event.objects.about(certificate).get(name="certificate.corrected")
    assert event.before["commitment"] != event.after["commitment"] == certificate.commitment


def test_no_event_of_a_certificate_names_anybody(cast, certificate):
    name = certificate.item.nomination.person.full_name
    correct(certificate, cast.department, recipient="Ông Đặng Văn Ướt")

    bodies = " ".join(Event.objects.about(certificate).values_list("body", flat=True))

    assert name not in bodies
    assert "Ướt" not in bodies
    assert certificate.public_id not in bodies


@pytest.mark.parametrize("who", ["officer", "secretary", "leader", "worker", "outsider", "admin"])
def test_only_the_department_corrects_and_proposes_to_revoke(cast, certificate, who):
    actor = getattr(cast, who)

    with pytest.raises(PermissionDenied):
        correct(certificate, actor, recipient="Ai Đó")
    with pytest.raises(PermissionDenied):
        actions.propose_revocation(
            certificate.pk, ground="false-declaration", explanation="x", evidence="y", actor=actor, at=NOON
        )


@pytest.mark.parametrize("changes", [{}, {"recipient": "   "}, {"award": "Huân chương"}])
def test_a_correction_of_nothing_or_of_the_honour_itself_is_refused(cast, certificate, changes):
    with pytest.raises(BadCorrection):
        correct(certificate, cast.department, **changes)


@pytest.mark.parametrize("day", [date(2025, 12, 14), date(2025, 12, 16)])
def test_no_correction_before_the_decision_or_after_today(cast, certificate, day):
    with pytest.raises(BadDate):
        actions.correct_certificate(
            certificate.pk, changes={"recipient": "Ai"}, document="1", corrected_on=day, actor=cast.department, at=NOON
        )


def test_a_revocation_takes_a_ground_a_second_person_and_a_decision(cast, certificate):
    revocation = propose(certificate, cast)
    award = Award.objects.get(certificate=certificate.public_id)
    assert not award.revoked  # a proposal takes nothing away

    actions.confirm_revocation(revocation.pk, actor=cast.leader, **CLOSE)

    certificate.refresh_from_db()
    award.refresh_from_db()
    assert (certificate.state, certificate.changed_on, award.revoked) == ("revoked", DECIDED_ON, True)
    event = Event.objects.about(certificate).get(name="certificate.revoked")
    assert (event.before["state"], event.after["state"]) == ("valid", "revoked")


def test_confirming_twice_is_one_act(cast, certificate):
    revocation = propose(certificate, cast)
    for _ in range(2):
        actions.confirm_revocation(revocation.pk, actor=cast.leader, **CLOSE)

    assert Event.objects.filter(name="certificate.revoked").count() == 1


@pytest.mark.parametrize("who", ["department", "secretary", "officer", "teller", "worker", "outsider", "admin"])
def test_only_the_leader_of_the_body_confirms(cast, certificate, who):
    revocation = propose(certificate, cast)

    with pytest.raises(PermissionDenied):
        actions.confirm_revocation(revocation.pk, actor=getattr(cast, who), **CLOSE)


def test_a_leader_who_also_works_in_the_department_does_not_confirm_the_own_proposal(ministry, cast, certificate):
    RoleGrant.objects.create(user=cast.department, role="leader", unit=ministry.root, from_on=date(2020, 1, 1))
    both = type(cast.department).objects.get(pk=cast.department.pk)
    revocation = propose(certificate, cast)

    with pytest.raises(RevocationRefused):
        actions.confirm_revocation(revocation.pk, actor=both, **CLOSE)


def test_a_ground_the_law_does_not_know_is_refused(cast, certificate):
    with pytest.raises(RevocationRefused):
        actions.propose_revocation(
            certificate.pk, ground="mood", explanation="x", evidence="y", actor=cast.department, at=NOON
        )


def test_one_proposal_at_a_time_and_another_after_it_was_declined(cast, certificate):
    first = propose(certificate, cast)
    with pytest.raises(RevocationRefused):
        propose(certificate, cast)

    actions.decline_revocation(first.pk, reply="Chưa đủ căn cứ.", actor=cast.leader, at=NOON)
    certificate.refresh_from_db()

    assert certificate.state == Certificate.State.VALID
    assert propose(certificate, cast).state == Revocation.State.PROPOSED


def test_a_revoked_certificate_changes_no_more(cast, certificate):
    actions.confirm_revocation(propose(certificate, cast).pk, actor=cast.leader, **CLOSE)

    with pytest.raises(CertificateClosed):
        correct(certificate, cast.department, recipient="Ai Đó")
    with pytest.raises(CertificateClosed):
        propose(certificate, cast)


def test_a_decision_falls_with_its_last_certificate(cast, certificate):
    decision = certificate.item.decision
    states = []
    for one in Certificate.objects.filter(item__decision=decision):
        actions.confirm_revocation(propose(one, cast).pk, actor=cast.leader, **CLOSE)
        decision.refresh_from_db()
        states.append(decision.state)

    assert states == [Decision.State.ISSUED, Decision.State.REVOKED]


def test_the_next_year_counts_the_award_until_it_is_revoked(cast, certificate):
    person = certificate.item.nomination.person

    def known() -> list[tuple[str, int, bool]]:
        (facts,) = facts_for([person], as_of=date(2026, 12, 30))
        return [(one["award"], one["year"], one.get("revoked", False)) for one in facts.get("awards", [])]

    assert ("ldtt", 2025, False) in known()

    actions.confirm_revocation(propose(certificate, cast).pk, actor=cast.leader, **CLOSE)

    assert ("ldtt", 2025, False) not in known()
