"""The law says yes, as in the tests of the decisions; a decision with two certificates, one of them corrected."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision
from thidua.decisions.tests.conftest import law_says, willing_law
from thidua.decisions.tests.factories import DECIDED_ON, NOON, first_certificate, make_issued, propose

__all__ = ["law_says", "willing_law"]


@pytest.fixture
def decision(ministry: Any, cast: Any, willing_law: None) -> Decision:
    return make_issued(ministry, cast, people=2)


@pytest.fixture
def certificate(decision: Decision) -> Certificate:
    return first_certificate(decision)


@pytest.fixture
def corrected(certificate: Certificate, cast: Any) -> Certificate:
    actions.correct_certificate(
        certificate.pk, changes={"recipient": "Ông Đặng Văn Ướt"}, document="12/BCT-TĐKT", corrected_on=DECIDED_ON,
        actor=cast.department, at=NOON,
    )  # fmt: skip
    certificate.refresh_from_db()
    return certificate


@pytest.fixture
def revoked(certificate: Certificate, cast: Any) -> Certificate:
    actions.confirm_revocation(
        propose(certificate, cast).pk, decision_no="09/QĐ-BCT", decided_on=DECIDED_ON, actor=cast.leader, at=NOON
    )
    certificate.refresh_from_db()
    return certificate
