"""Local documents in verdicts: they hold for their unit and below, from their day, and leave a trace for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from thidua import law
from thidua.awards import ceilings, verdicts
from thidua.awards.actions import keep_verdicts, law_changes
from thidua.awards.explaining import explain, is_law_of_today
from thidua.awards.models import Nomination, OutcomeChange, Verdict
from thidua.awards.tests.factories import make_nominee, make_registration, make_round, make_submitted
from thidua.core.models import Event, Job
from thidua.law import api
from thidua.law.tests.test_local import TEXT
from thidua.organisation.models import Unit
from thidua.record.models import Award
from thidua.rulebooks import edition_actions, in_force
from thidua.rulebooks.editions import packaged_edition
from thidua.rulebooks.errors import BadLocalDocument, LocalDocumentKnown, NotActivated
from thidua.rulebooks.local_actions import add_local, withdraw_local
from thidua.rulebooks.models import Edition, LocalDocument
from thidua.rulebooks.tests.editing import changed

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LTT = (
    TEXT.split("rules:")[0].replace("until: 2026-01-01", "until: null")
    + """rules:
  - award: ldtt
    kind: individual
    regimes: [B1, B2]
    clauses:
      - {id: best, kind: classified, params: {level: excellent}, cite: "3", vi: "Xếp loại xuất sắc.", en: "Excellent."}
"""
)


def good_year(subjects: Any, *, as_of: Any) -> list[dict[str, Any]]:
    """Everything the yearly title asks of the law itself is there."""
    return [
        {
            "version": 1,
            "subject": {"id": f"p-{one.pk}", "kind": "individual", "role": "staff"},
            "ratings": [{"year": as_of.year, "level": "good"}],
            "service": [{"year": as_of.year, "months": 12, "absences": []}],
            **{name: [] for name in ("study", "moves", "awards", "discipline", "holds")},
        }
        for one in subjects
    ]


@pytest.fixture(autouse=True)
def real_law(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    in_force.forget()
    for name in ("check", "check_many", "ceiling"):
        monkeypatch.setattr(law, name, getattr(api, name))
    monkeypatch.setattr("thidua.awards.verdicts.facts_of", good_year)
    yield
    in_force.forget()


@pytest.fixture
def found(ministry: Any, cast: Any) -> Any:
    round_ = make_round(ministry, cast, local_rules="none")
    for unit, officer in ((ministry.veam, cast.officer), (ministry.xttm, cast.other_officer)):
        make_registration(round_, unit, by=officer)
    return round_


def load(unit: Unit, actor: Any, at: Any, content: str = LTT) -> LocalDocument:
    made = add_local(content, unit=unit, actor=actor, at=at)
    in_force.refresh()  # as after the commit
    return made


def dossier(ministry: Any, cast: Any, found: Any, unit: Unit, inside: Unit) -> Nomination:
    person = make_nominee(inside, "Nguyễn Thị Mẫu")
    made = make_submitted(ministry, cast, round=found, unit=unit, person=person, award="ldtt")
    return Nomination.objects.select_related("round", "unit", "person", "collective").get(pk=made.pk)


def test_it_holds_for_its_unit_and_no_other(ministry: Any, cast: Any, at: Any, found: Any) -> None:
    own = dossier(ministry, cast, found, ministry.veam, ministry.workshop)
    other = dossier(ministry, cast, found, ministry.xttm, ministry.office)
    assert {verdicts.ask(one).outcome for one in (own, other)} == {"eligible"}

    load(ministry.veam, cast.officer, at)

    asked = verdicts.ask(own)
    assert (asked.outcome, verdicts.ask(other).outcome) == ("not_eligible", "eligible")
    (clause,) = [one for one in asked.answer["clauses"] if one["outcome"] == "not_met"]
    assert clause["cites"] == "Quyết định 12/QĐ-MẪU về Quy chế thi đua (mẫu), Điều 3"


def test_one_of_the_ministry_holds_for_everybody(ministry: Any, cast: Any, at: Any, found: Any) -> None:
    load(ministry.root, cast.lawyer, at)

    for unit, inside in ((ministry.veam, ministry.workshop), (ministry.xttm, ministry.office)):
        assert verdicts.ask(dossier(ministry, cast, found, unit, inside)).outcome == "not_eligible"


def test_lists_are_asked_in_the_same_way(ministry: Any, cast: Any, at: Any, found: Any) -> None:
    people = [make_nominee(ministry.workshop, "Lê Văn Mẫu")]
    load(ministry.veam, cast.officer, at)

    by_unit = [
        verdicts.outcomes_of_many(people, ["ldtt"], found, unit=unit)[0]["ldtt"]["outcome"]
        for unit in (ministry.veam, ministry.xttm)
    ]

    assert by_unit == ["not_eligible", "eligible"]


def test_before_its_day_it_says_nothing(ministry: Any, cast: Any, at: Any, found: Any) -> None:
    load(ministry.veam, cast.officer, at, LTT.replace("from: 2024-03-01", "from: 2026-06-01"))

    assert verdicts.ask(dossier(ministry, cast, found, ministry.veam, ministry.workshop)).outcome == "eligible"


def test_switched_off_it_says_no_more_and_old_verdicts_are_still_explained_by_it(
    ministry: Any, cast: Any, at: Any, found: Any
) -> None:
    nomination = dossier(ministry, cast, found, ministry.veam, ministry.workshop)
    document = load(ministry.veam, cast.officer, at)
    keep_verdicts({nomination.pk: verdicts.ask(nomination)}, Verdict.Moment.ACCEPTED, at=at)
    kept = nomination.verdicts.get(moment=Verdict.Moment.ACCEPTED)
    assert is_law_of_today(kept)

    withdraw_local(document.pk, reason="Đã thay thế", actor=cast.officer, at=at)
    withdraw_local(document.pk, reason="Lần nữa", actor=cast.officer, at=at)
    in_force.refresh()

    told = explain(kept)
    assert verdicts.ask(nomination).outcome == "eligible"
    assert told.agrees_with(kept.answer)
    assert (kept.outcome, told.today["outcome"]) == ("not_eligible", "eligible")
    assert not is_law_of_today(kept)
    assert Event.objects.filter(name="law.local_withdrawn").count() == 1


def test_who_works_on_an_open_dossier_is_told(ministry: Any, cast: Any, at: Any, found: Any) -> None:
    own = dossier(ministry, cast, found, ministry.veam, ministry.workshop)
    dossier(ministry, cast, found, ministry.xttm, ministry.office)
    add_local(LTT, unit=ministry.veam, actor=cast.officer, at=at)

    law_changes.ask_open_dossiers(Job.objects.get(kind=law_changes.KIND), lambda done, total, message: None)

    change = OutcomeChange.objects.get()
    assert (change.nomination, change.before, change.after) == (own, "eligible", "not_eligible")


def test_a_lower_ceiling_is_that_of_the_unit(ministry: Any, cast: Any, at: Any) -> None:
    round_ = make_round(ministry, cast, awards=["cstd-co-so"], year=2023)
    days = dict.fromkeys(("opens_on", "register_by", "submit_by", "received_on", "decide_on"), "2023-12-20")
    type(round_).objects.filter(pk=round_.pk).update(**days)
    round_.refresh_from_db()
    for place in range(40):
        person = make_nominee(ministry.workshop, f"Người Mẫu {place}")
        Award.objects.create(person=person, award="ldtt", year=2023, recorded_at=at)
    load(ministry.veam, cast.officer, at, TEXT.replace("from: 2024-03-01", "from: 2020-01-01"))

    rooms = [ceilings.room_of(round_, unit, "cstd-co-so").at_most for unit in (ministry.veam, ministry.root)]

    assert rooms == [4, 6]


def test_nobody_lays_one_over_another_unit(ministry: Any, cast: Any, at: Any) -> None:
    for actor, unit in (
        (cast.officer, ministry.root),
        (cast.other_officer, ministry.veam),
        (cast.worker, ministry.veam),
    ):
        with pytest.raises(PermissionDenied):
            add_local(LTT, unit=unit, actor=actor, at=at)


def test_the_same_file_twice_and_a_wrong_one_are_refused(ministry: Any, cast: Any, at: Any) -> None:
    load(ministry.veam, cast.officer, at)

    with pytest.raises(LocalDocumentKnown):
        add_local(LTT, unit=ministry.veam, actor=cast.officer, at=at)
    with pytest.raises(BadLocalDocument):
        add_local("rules: []", unit=ministry.veam, actor=cast.officer, at=at)
    assert LocalDocument.objects.count() == Event.objects.filter(name="law.local_added").count() == 1


def test_an_edition_it_does_not_fit_is_not_put_in_force(ministry: Any, cast: Any, at: Any) -> None:
    packaged_edition(at=at)
    load(ministry.veam, cast.officer, at, TEXT)
    files = changed("B1/bang-khen-bo.yaml", "id: local-detail", "id: other-detail")
    files = {**files, "B1/bang-khen-bo.yaml": files["B1/bang-khen-bo.yaml"].replace(b"local-detail", b"other-detail")}
    edition = edition_actions.load(
        files, label="Mẫu", origin=Edition.Origin.UPLOAD, origin_name="m.zip", actor=cast.lawyer, at=at
    )
    Edition.objects.filter(pk=edition.pk).update(cases=Edition.Cases.PASSED)
    edition.refresh_from_db()

    with pytest.raises(NotActivated, match="Quyết định 12/QĐ-MẪU"):
        edition_actions.activate(edition, number=0, reason="Thử", actor=cast.lawyer, at=at)


def test_its_pages_load_show_and_switch_it_off(ministry: Any, cast: Any, client: Client) -> None:
    client.force_login(cast.officer, backend=BACKEND)
    url = reverse("rulebooks:local_documents")
    empty = client.get(url).content.decode()

    wrong = client.post(url, {"unit": ministry.veam.pk, "file": SimpleUploadedFile("q.yaml", b"rules: []")})
    made = client.post(
        url, {"unit": ministry.veam.pk, "file": SimpleUploadedFile("q.yaml", TEXT.encode())}, follow=True
    )
    document = LocalDocument.objects.get()
    client.post(reverse("rulebooks:local_document", args=[document.pk]), {"reason": "Thay bằng bản mới"})
    after = client.get(reverse("rulebooks:local_document", args=[document.pk])).content.decode()

    assert "Chưa có quy định riêng nào" in empty
    assert wrong.status_code == 422
    assert "vi: is missing" in wrong.content.decode()
    assert "Có ít nhất 01 sáng kiến cấp cơ sở trong 02 năm." in made.content.decode()
    assert "Thay bằng bản mới" in after
    client.force_login(cast.other_officer, backend=BACKEND)
    assert client.get(reverse("rulebooks:local_document", args=[document.pk])).status_code == 404
