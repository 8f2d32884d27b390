"""Before another edition is put in force: which open dossiers change, why, and that decided ones are left alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from thidua import law
from thidua.awards import impact
from thidua.awards.models import Nomination
from thidua.awards.tests.factories import make_nominee, make_registration, make_round, make_submitted
from thidua.core.models import Job
from thidua.law import api
from thidua.rulebooks import edition_actions
from thidua.rulebooks.models import Edition
from thidua.rulebooks.tests.editing import changed

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def answer(outcome: str, **clauses: str) -> dict[str, Any]:
    told = [
        {"id": name, "outcome": came, "title": name, "title_en": name, "reason": "…", "cites": "Điều 1"}
        for name, came in clauses.items()
    ]
    return {"outcome": outcome, "clauses": told}


def test_a_verdict_that_stays_is_no_change() -> None:
    assert impact.difference(answer("eligible", a="met"), answer("eligible", a="met", b="met")) is None


def test_only_the_clauses_that_come_out_otherwise_are_told() -> None:
    line = impact.difference(
        answer("eligible", a="met", b="met", gone="met"), answer("not_eligible", a="met", b="not_met", new="not_met")
    )

    assert line is not None
    assert (line["before"], line["after"]) == ("eligible", "not_eligible")
    assert [(one["title"], one["before"], one["after"]) for one in line["clauses"]] == [
        ("b", "met", "not_met"),
        ("gone", "met", ""),
        ("new", "", "not_met"),
    ]


@pytest.fixture
def stricter(cast: Any, at: Any) -> Edition:
    """Openly synthetic: the yearly title asks for the best rating."""
    files = changed("B1/ldtt.yaml", "level: good", "level: excellent")
    return edition_actions.load(
        files, label="Ấn bản mẫu", origin=Edition.Origin.UPLOAD, origin_name="mau.zip", actor=cast.department, at=at
    )


def good_years(subjects: Any, *, as_of: Any) -> list[dict[str, Any]]:
    """Everybody rated good in the year of the day asked about."""
    return [
        {
            "version": 1,
            "subject": {"id": f"p-{one.pk}", "kind": "individual", "role": "staff"},
            "ratings": [{"year": as_of.year, "level": "good"}],
        }
        for one in subjects
    ]


@pytest.mark.django_db
def test_an_open_dossier_that_changes_is_named_with_its_clause(
    ministry: Any, cast: Any, at: Any, stricter: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law, "check", api.check)
    monkeypatch.setattr("thidua.awards.verdicts.facts_of", good_years)
    round_ = make_round(ministry, cast)
    make_registration(round_, ministry.veam, by=cast.officer)
    person = make_nominee(ministry.workshop, "Nguyễn Thị Mẫu")
    make_submitted(ministry, cast, round=round_, unit=ministry.veam, person=person)
    decided = make_submitted(
        ministry, cast, round=round_, unit=ministry.veam, person=make_nominee(ministry.workshop, "Lê Văn Mẫu")
    )
    Nomination.objects.filter(pk=decided.pk).update(state="decided")

    job = impact.start(stricter, owner=cast.department)
    found = impact.compare(job, lambda done, total, message: None)

    assert found["asked"] == 1
    (line,) = found["lines"]
    assert (line["subject"], line["after"], found["changed"]) == ("Nguyễn Thị Mẫu", "not_eligible", 1)
    assert [clause["after"] for clause in line["clauses"]] == ["not_met"]


@pytest.mark.django_db
def test_the_page_asks_in_the_background_and_shows_what_was_found(cast: Any, stricter: Edition, client: Client) -> None:
    url = reverse("awards:impact", args=[stricter.digest])
    client.force_login(cast.department, backend=BACKEND)

    before = client.get(url).content.decode()
    asked = client.post(url)
    Job.objects.filter(kind=impact.KIND).update(
        state=Job.State.DONE,
        result={
            "asked": 3,
            "changed": 1,
            "lines": [
                {
                    "nomination": 1, "unit": "VEAM", "subject": "Nguyễn Thị Mẫu", "award": "ldtt", "round": "Đợt mẫu",
                    "before": "eligible", "after": "not_eligible",
                    "clauses": [
                        {
                            "title": "Đủ mười hai tháng.", "title_en": "Twelve months.", "before": "met",
                            "after": "not_met", "reason": "Có: 10 tháng.", "cites": "Điều 24",
                        }
                    ],
                }
            ],
        },
    )  # fmt: skip
    after = client.get(url).content.decode()

    assert "Mỗi hồ sơ chưa quyết định được hỏi" in before
    assert asked.status_code == 302
    assert "1 hồ sơ đổi kết luận" in after
    assert "2 hồ sơ giữ nguyên kết luận" in after
    assert "Đủ mười hai tháng." in after
