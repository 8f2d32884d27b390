"""Shares and figures of a collective, either side of each edge, in whole numbers."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.law.tests.lawmaker import came_to, clause, facts


def unit(**figures: Any) -> dict[str, Any]:
    return facts("collective", collective=[{"year": 2024, "headcount": 40, **figures}])


SEVENTY = clause("member_share", of="ldtt", percent=70)
OVER_SEVENTY = clause("member_share", of="ldtt", percent=70, over=True)
ONE_FIGHTER = clause("member_count", of="cstd_co_so", at_least=1)
NOBODY = clause("member_count", of="disciplined_from_warning", at_most=0)
ORGANISATIONS = clause("organisations_rated", level="good")


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        pytest.param(SEVENTY, unit(ldtt=28), "met", id="28 of 40 are exactly 70%"),
        pytest.param(SEVENTY, unit(ldtt=27), "not_met", id="one short"),
        pytest.param(OVER_SEVENTY, unit(ldtt=28), "not_met", id="exactly is not over"),
        pytest.param(OVER_SEVENTY, unit(ldtt=29), "met", id="one more is"),
        pytest.param(SEVENTY, unit(), "unknown", id="count not known"),
        pytest.param(SEVENTY, unit(ldtt=28, headcount=None), "unknown", id="members not known"),
        pytest.param(SEVENTY, unit(ldtt=0, headcount=0), "not_met", id="nobody, so no share"),
        pytest.param(SEVENTY, facts("collective"), "unknown", id="no figures"),
        pytest.param(SEVENTY, facts("collective", collective=[]), "unknown", id="no row of the year is unknown"),
        pytest.param(ONE_FIGHTER, unit(cstd_co_so=1), "met", id="one is enough"),
        pytest.param(ONE_FIGHTER, unit(cstd_co_so=0), "not_met", id="none is not"),
        pytest.param(NOBODY, unit(disciplined_from_warning=0), "met", id="nobody disciplined"),
        pytest.param(NOBODY, unit(disciplined_from_warning=1), "not_met", id="one is too many"),
        pytest.param(NOBODY, unit(), "unknown", id="figure not known"),
        pytest.param(ORGANISATIONS, unit(party_rating="good", union_rating="excellent"), "met", id="both"),
        pytest.param(ORGANISATIONS, unit(party_rating="good", union_rating="completed"), "not_met", id="one below"),
        pytest.param(ORGANISATIONS, unit(party_rating="good"), "unknown", id="one not known"),
        pytest.param(ORGANISATIONS, unit(union_rating="failed"), "not_met", id="one below, the other not known"),
    ],
)
def test_figures_of_the_award_year(asked: dict, told: dict, expected: str) -> None:
    assert came_to(asked, told)["outcome"] == expected


def test_missing_figures_are_named() -> None:
    assert came_to(SEVENTY, unit())["missing"] == ["collective 2024 ldtt"]
    assert came_to(ORGANISATIONS, unit(party_rating="good"))["missing"] == ["collective 2024 union_rating"]


def test_the_share_is_shown_as_vietnamese_writes_it() -> None:
    assert came_to(SEVENTY, unit(ldtt=33))["reason"].endswith("Có: 33/40 (82,5%).")
