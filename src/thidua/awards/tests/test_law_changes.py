"""When the law changes: kept verdicts are explained by the law that gave them, open dossiers asked about anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from thidua import law
from thidua.awards import impact, verdicts
from thidua.awards.actions import keep_verdicts, law_changes, mark_decided
from thidua.awards.explaining import explain
from thidua.awards.models import Nomination, OutcomeChange, Verdict
from thidua.awards.queries.work import work_of
from thidua.awards.tests.factories import make_nominee, make_passed, make_registration, make_round, make_submitted
from thidua.awards.tests.test_impact import good_years
from thidua.core.models import Event, Job
from thidua.law import api
from thidua.record.award_names import award_name
from thidua.rulebooks import edition_actions, in_force
from thidua.rulebooks.editions import packaged_edition
from thidua.rulebooks.models import Activation, Edition
from thidua.rulebooks.tests.editing import changed

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def real_law(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    in_force.forget()
    monkeypatch.setattr(law, "check", api.check)
    monkeypatch.setattr("thidua.awards.verdicts.facts_of", good_years)
    yield
    in_force.forget()


@pytest.fixture
def stricter(cast: Any, at: Any) -> Edition:
    """Openly synthetic: the yearly title asks for the best rating. Neither edition's cases are run here."""
    packaged = packaged_edition(at=at)
    Edition.objects.filter(pk=packaged.pk).update(cases=Edition.Cases.PASSED)
    Activation.objects.create(number=1, edition=packaged, at=at)
    files = changed("B1/ldtt.yaml", "level: good", "level: excellent")
    edition = edition_actions.load(
        files, label="Ấn bản mẫu", origin=Edition.Origin.UPLOAD, origin_name="mau.zip", actor=cast.department, at=at
    )
    Edition.objects.filter(pk=edition.pk).update(cases=Edition.Cases.PASSED)
    edition.refresh_from_db()
    return edition


@pytest.fixture
def found(ministry: Any, cast: Any) -> Any:
    round_ = make_round(ministry, cast, local_rules="none")
    make_registration(round_, ministry.veam, by=cast.officer)
    return round_


def submitted(ministry: Any, cast: Any, found: Any, name: str) -> Nomination:
    person = make_nominee(ministry.workshop, name)
    return make_submitted(ministry, cast, round=found, unit=ministry.veam, person=person, award="ldtt")


def switch(edition: Edition, cast: Any, at: Any) -> Job:
    """Put the edition in force and run what that starts, as a worker would after the commit."""
    edition_actions.activate(edition, number=1, reason="Thử", actor=cast.department, at=at, despite=True)
    job = Job.objects.get(kind=law_changes.KIND)
    job.result = law_changes.ask_open_dossiers(job, lambda done, total, message: None)
    return job


def test_a_kept_verdict_is_explained_by_the_law_that_gave_it(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any
) -> None:
    nomination = submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    asked = verdicts.ask(nomination)
    keep_verdicts({nomination.pk: asked}, Verdict.Moment.ACCEPTED, at=at)
    kept = Verdict.objects.get(moment=Verdict.Moment.ACCEPTED)

    switch(stricter, cast, at)
    told = explain(kept)

    assert kept.law is not None
    assert kept.law.edition.digest != stricter.digest
    assert told.agrees_with(kept.answer)
    assert told.today["outcome"] == "not_eligible" != kept.answer["outcome"]
    assert told.change is not None
    assert told.change["after"] == "not_eligible"


def test_its_page_shows_both_laws_and_to_whom_it_may(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any, client: Client
) -> None:
    nomination = submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    keep_verdicts({nomination.pk: verdicts.ask(nomination)}, Verdict.Moment.ACCEPTED, at=at)
    kept = Verdict.objects.get(moment=Verdict.Moment.ACCEPTED)
    url = reverse("awards:kept_verdict", args=[nomination.pk, kept.pk])
    client.force_login(cast.officer, backend=BACKEND)

    same = client.get(url).content.decode()
    switch(stricter, cast, at)
    other = client.get(url).content.decode()

    assert "Luật chưa đổi từ khi có kết luận này." in same
    assert "Hỏi lại đúng luật khi ấy: cùng kết luận" in other
    assert "Theo luật hôm nay, cùng dữ kiện ấy cho kết luận khác" in other
    client.force_login(cast.other_officer, backend=BACKEND)
    assert client.get(url).status_code == 404


def test_a_verdict_from_before_laws_were_kept_is_shown_as_it_is(
    ministry: Any, cast: Any, found: Any, client: Client
) -> None:
    nomination = submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    kept = nomination.verdicts.get()
    kept.question["facts"] = good_years([nomination.person], as_of=found.decide_on)[0]
    kept.save()
    client.force_login(cast.department, backend=BACKEND)

    page = client.get(reverse("awards:kept_verdict", args=[nomination.pk, kept.pk])).content.decode()

    assert "Không giữ được luật khi ấy" in page


def test_a_decision_keeps_the_law_it_was_taken_under(ministry: Any, cast: Any, at: Any, found: Any) -> None:
    person = make_nominee(ministry.workshop, "Nguyễn Thị Mẫu")
    nomination = make_passed(ministry, cast, round=found, unit=ministry.veam, person=person, award="ldtt")

    mark_decided([nomination.pk], actor=cast.leader, at=at, by="1/QĐ-MẪU")

    kept = nomination.verdicts.get(moment=Verdict.Moment.DECIDED)
    assert kept.law is not None
    assert in_force.state_of(kept.law) == in_force.state()


def test_a_switch_brings_the_lists_up_to_date_and_tells_unit_and_department(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any
) -> None:
    open_one = submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    decided = submitted(ministry, cast, found, "Lê Văn Mẫu")
    Nomination.objects.update(outcome="eligible")
    Nomination.objects.filter(pk=decided.pk).update(state="decided")

    job = switch(stricter, cast, at)

    open_one.refresh_from_db()
    decided.refresh_from_db()
    assert job.result == {"asked": 1, "changed": 1}
    assert (open_one.outcome, decided.outcome) == ("not_eligible", "eligible")
    change = OutcomeChange.objects.get()
    assert (change.nomination, change.law.edition) == (open_one, stricter)
    event = Event.objects.get(name="nomination.law_changed")
    assert event.after == {"outcome": "not_eligible", "law": change.law.digest}
    for user in (cast.officer, cast.department):
        assert any("1 hồ sơ đổi kết luận" in str(line.label) for line in work_of(user))
    assert not any("đổi kết luận" in str(line.label) for line in work_of(cast.other_officer))


def test_the_review_run_twice_tells_nothing_twice(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any
) -> None:
    submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    job = switch(stricter, cast, at)

    again = law_changes.ask_open_dossiers(job, lambda done, total, message: None)

    assert again["changed"] == 0
    assert OutcomeChange.objects.count() == Event.objects.filter(name="nomination.law_changed").count() == 1


def test_changes_that_come_while_a_review_waits_are_taken_along(cast: Any, at: Any, stricter: Edition) -> None:
    packaged = Edition.objects.get(origin=Edition.Origin.PACKAGE)

    edition_actions.activate(stricter, number=1, reason="Thử", actor=cast.department, at=at)
    edition_actions.activate(packaged, number=2, reason="Quay lại", actor=cast.lawyer, at=at)

    assert Job.objects.filter(kind=law_changes.KIND).count() == 1


def test_each_side_says_once_that_it_has_seen_a_change(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any, client: Client
) -> None:
    submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    switch(stricter, cast, at)
    change = OutcomeChange.objects.get()
    url = reverse("awards:law_changes")
    client.force_login(cast.officer, backend=BACKEND)

    page = client.get(url).content.decode()
    client.post(url, {"seen": [change.pk]})
    after = client.get(url).content.decode()
    client.post(url, {"all": ""})

    assert "Nguyễn Thị Mẫu" in page
    assert "Không có thay đổi nào chưa xem" in after
    change.refresh_from_db()
    assert (change.unit_seen_by, change.ministry_seen_by) == (cast.officer, None)
    assert Event.objects.filter(name="nomination.law_change_seen").count() == 1
    assert any("đổi kết luận" in str(line.label) for line in work_of(cast.department))
    assert "Nguyễn Thị Mẫu" in client.get(url, {"tab": "tat-ca"}).content.decode()


def test_nobody_marks_what_is_not_theirs(ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any) -> None:
    submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    switch(stricter, cast, at)

    with pytest.raises(PermissionDenied):
        law_changes.mark_seen([OutcomeChange.objects.get().pk], actor=cast.other_officer, at=at)


def test_another_edition_brings_its_own_names_of_awards(cast: Any, at: Any) -> None:
    packaged = packaged_edition(at=at)
    Activation.objects.create(number=1, edition=packaged, at=at)
    files = changed("awards.yaml", "Lao động tiên tiến", "Lao động tiên tiến (bản mới)")
    edition = edition_actions.load(
        files, label="Mẫu", origin=Edition.Origin.UPLOAD, origin_name="m.zip", actor=cast.lawyer, at=at
    )
    Edition.objects.filter(pk=edition.pk).update(cases=Edition.Cases.PASSED)
    edition.refresh_from_db()
    assert award_name("ldtt") == "Lao động tiên tiến"

    edition_actions.activate(edition, number=1, reason="Thử", actor=cast.lawyer, at=at)
    in_force.refresh()

    assert award_name("ldtt") == "Lao động tiên tiến (bản mới)"


def test_an_edition_whose_impact_nobody_saw_is_put_in_force_only_despite_that(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any, client: Client
) -> None:
    submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    client.force_login(cast.department, backend=BACKEND)
    url = reverse("rulebooks:activate", args=[stricter.digest])
    asked = {"number": 1, "reason": "Thử"}
    page = client.get(reverse("rulebooks:edition", args=[stricter.digest])).content.decode()

    refused = client.post(url, asked, follow=True).content.decode()
    told = "Chưa xem tác động: 1 hồ sơ chưa quyết định có thể đổi kết luận."
    assert told in page
    assert told in refused
    assert Activation.objects.count() == 1

    client.post(url, {**asked, "despite": "on"})
    assert Activation.objects.count() == 2
    assert Event.objects.get(name="law.edition_activated").after["despite"] == [told]


def test_once_its_impact_was_seen_nothing_stands_in_the_way(
    ministry: Any, cast: Any, at: Any, stricter: Edition, found: Any
) -> None:
    submitted(ministry, cast, found, "Nguyễn Thị Mẫu")
    job = impact.start(stricter, owner=cast.department)
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, result={"asked": 1, "changed": 1, "lines": []})

    edition_actions.activate(stricter, number=1, reason="Thử", actor=cast.department, at=at)

    assert Activation.objects.count() == 2
