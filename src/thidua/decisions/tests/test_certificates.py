"""States of a certificate, corrections, and who revokes."""

import pytest

from thidua.decisions.domain.certificates import corrected, may_become, revokes

STATES = ("valid", "corrected", "revoked")


def test_a_revoked_certificate_never_comes_back():
    ways = {(old, new) for old in STATES for new in STATES if may_become(old, new)}

    assert ways == {
        ("valid", "corrected"),
        ("valid", "revoked"),
        ("corrected", "corrected"),
        ("corrected", "revoked"),
    }


PRINTED = {
    "recipient": "Ông Đặng Văn Ước",
    "detail": "Công nhân",
    "award": "Bằng khen",
    "reason": "Đã có thành tích",
}


def test_a_correction_changes_what_was_misspelt_and_nothing_else():
    assert corrected(PRINTED, {"recipient": " Ông  Đặng Văn Ướt "}) == {
        **PRINTED,
        "recipient": "Ông Đặng Văn Ướt",
    }


def test_a_correction_cannot_give_another_award():
    with pytest.raises(ValueError, match="cannot change award"):
        corrected(PRINTED, {"award": "Huân chương"})


@pytest.mark.parametrize(
    ("decided_by", "revoking_body", "proposer", "confirmer", "may"),
    [
        pytest.param("BCT", "BCT", 1, 2, True, id="the body that decided, by a second person"),
        pytest.param("BCT", "BCT", 1, 1, False, id="one person alone"),
        pytest.param("VEAM", "BCT", 1, 2, False, id="the body above did not decide"),
        pytest.param("BCT", "VEAM", 1, 2, False, id="nor does a body below revoke"),
    ],
)
def test_the_one_who_decided_also_revokes(decided_by, revoking_body, proposer, confirmer, may):
    found = revokes(decided_by=decided_by, revoking_body=revoking_body, proposer=proposer, confirmer=confirmer)

    assert found is may
