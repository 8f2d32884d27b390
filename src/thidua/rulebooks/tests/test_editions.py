"""Editions of the rulebooks: recorded, loaded, tried, put in force and back, by one person at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from thidua import law
from thidua.core.models import Event, Job
from thidua.law.edition import packaged_digest, packaged_files
from thidua.law.loading import the_law
from thidua.rulebooks import edition_actions, editions, in_force, queries
from thidua.rulebooks.archive import packed
from thidua.rulebooks.errors import BadEdition, ChangedMeanwhile, EditionKnown, NotActivated
from thidua.rulebooks.models import Activation, Edition
from thidua.rulebooks.tests.editing import changed, stricter

PAGE = "/luat/an-ban/"


@pytest.fixture(autouse=True)
def only_the_rulebooks() -> Iterator[None]:
    in_force.forget()
    yield
    in_force.forget()


@pytest.fixture
def packaged(db: None, at: datetime) -> Edition:
    return editions.record_packaged(at=at)


def load(content: Any, actor: Any, at: datetime) -> Edition:
    return edition_actions.load(
        content, label="Bản mẫu", origin=Edition.Origin.UPLOAD, origin_name="mau.zip", actor=actor, at=at
    )


def upload(client: Client, content: bytes) -> Any:
    return client.post(PAGE, {"label": "Bản mẫu", "file": SimpleUploadedFile("mau.zip", content)})


def percent() -> int:
    """The share of votes by the law in force, which the other edition says otherwise."""
    return int(law.threshold("cstd-bo", on=date(2025, 12, 20), members=10)["percent"])


def test_a_fresh_installation_works_by_the_packages_edition_at_once(packaged: Edition) -> None:
    assert editions.active() == packaged
    assert (packaged.digest, packaged.cases) == (packaged_digest(), Edition.Cases.PASSED)
    assert packaged.cases_asked > 300
    assert [one.number for one in Activation.objects.all()] == [1]


def test_a_second_setup_records_nothing_again(packaged: Edition, at: datetime) -> None:
    before = Event.objects.count()

    assert editions.record_packaged(at=at) == packaged
    assert (Activation.objects.count(), Event.objects.count()) == (1, before)


def test_other_rules_of_a_newer_package_wait_for_a_person(
    monkeypatch: Any, cast: Any, at: datetime, packaged: Edition
) -> None:
    for name in ("packaged_digest", "packaged_files"):
        monkeypatch.setattr(f"thidua.rulebooks.editions.{name}", lambda name=name: stricter(name))
    monkeypatch.setattr(editions, "_packaged_archive", lambda: packed(stricter("packaged_files")))
    monkeypatch.setattr(editions, "_packaged_cases", lambda: ())
    newer = editions.record_packaged(at=at)

    assert editions.active() == packaged
    assert editions.waiting_packaged() == newer
    assert [line.url for line in editions.work_of(cast.department)] == [f"{PAGE}{newer.digest}/"]
    assert list(editions.work_of(cast.officer)) == []


def test_an_upload_is_tried_in_the_background_and_not_in_force(
    client: Client, cast: Any, packaged: Edition, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(cast.lawyer)
    with django_capture_on_commit_callbacks(execute=True):
        answer = upload(client, packed(stricter()))

    loaded = Edition.objects.get(label="Bản mẫu")
    assert answer.url == f"{PAGE}{loaded.digest}/"
    assert loaded.cases == Edition.Cases.PASSED
    job = Job.objects.get(pk=loaded.cases_job_id)
    assert (job.state, job.done, job.total) == (Job.State.DONE, loaded.cases_asked, loaded.cases_asked)
    assert editions.active() == packaged
    assert b"luat/an-ban" in client.get(PAGE).content


def test_put_in_force_it_answers_and_can_be_taken_back(
    cast: Any, at: datetime, packaged: Edition, django_capture_on_commit_callbacks: Any
) -> None:
    before = percent()
    with django_capture_on_commit_callbacks(execute=True):
        other = load(stricter(), cast.department, at)
    other.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        edition_actions.activate(other, number=1, reason="Thử", actor=cast.department, at=at)

    assert (percent(), before) == (95, 90)
    assert queries.law() == editions.law_of(other.digest)
    assert in_force.state().edition == other.digest
    event = Event.objects.get(name="law.edition_activated", actor=cast.department)
    assert (event.before, event.after["edition"]) == ({"edition": packaged.digest}, other.digest)

    with django_capture_on_commit_callbacks(execute=True):
        edition_actions.activate(packaged, number=2, reason="Quay lại", actor=cast.lawyer, at=at)
    assert percent() == before
    assert queries.law() is the_law()


def test_another_process_hears_of_a_switch_at_its_next_request(
    cast: Any, at: datetime, packaged: Edition, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.RULEBOOKS_LOOK_SECONDS = 0
    with django_capture_on_commit_callbacks(execute=True):
        other = load(stricter(), cast.department, at)
    other.refresh_from_db()
    edition_actions.activate(other, number=1, reason="Thử", actor=cast.department, at=at)  # on-commit is not run here
    assert percent() == 90

    Client().get("/luat/")

    assert percent() == 95


def test_a_failing_case_blocks_the_switch_and_is_shown(
    client: Client, cast: Any, at: datetime, packaged: Edition, django_capture_on_commit_callbacks: Any
) -> None:
    wrong = changed("B2/cstd-co-so.cases.yaml", "outcome: eligible", "outcome: not_in_force")
    with django_capture_on_commit_callbacks(execute=True):
        other = load(wrong, cast.department, at)
    other.refresh_from_db()

    assert (other.cases, len(other.failures)) == (Edition.Cases.FAILED, 1)
    with pytest.raises(NotActivated):
        edition_actions.activate(other, number=1, reason="Thử", actor=cast.department, at=at)
    client.force_login(cast.department)
    page = client.get(f"{PAGE}{other.digest}/").content.decode()
    assert other.failures[0]["name"] in page
    assert "outcome eligible, not not_in_force" in page
    assert "Áp dụng từ bây giờ" not in page


def test_what_was_not_tried_or_is_in_force_is_not_put_in_force(cast: Any, at: datetime, packaged: Edition) -> None:
    waiting = load(stricter(), cast.department, at)  # its job waits for the commit

    for edition in (waiting, packaged):
        with pytest.raises(NotActivated):
            edition_actions.activate(edition, number=1, reason="Thử", actor=cast.department, at=at)


def test_of_two_who_switch_at_once_the_second_is_told(cast: Any, at: datetime, packaged: Edition) -> None:
    for label, mark in (("một", b"# 1\n"), ("hai", b"# 2\n")):
        files = {**packaged_files(), "base_salary.yaml": packaged_files()["base_salary.yaml"] + mark}
        Edition.objects.create(
            digest=label, archive=packed(files), file_count=1, label=label, at=at, cases="passed", origin="upload"
        )
    one, other = Edition.objects.get(label="một"), Edition.objects.get(label="hai")
    edition_actions.activate(one, number=1, reason="Thử", actor=cast.department, at=at)

    with pytest.raises(ChangedMeanwhile):
        edition_actions.activate(other, number=1, reason="Thử", actor=cast.lawyer, at=at)
    assert editions.active() == one


def test_the_same_files_are_one_edition(cast: Any, at: datetime, packaged: Edition) -> None:
    with pytest.raises(EditionKnown):
        load(packaged_files(), cast.lawyer, at)
    assert Edition.objects.count() == 1


def test_every_problem_is_shown_with_file_and_key_and_nothing_is_kept(
    client: Client, cast: Any, packaged: Edition
) -> None:
    wrong = changed("B1/ldtt.yaml", "confidence: high", "confidence: sure") | {"B2/hcdl-1.yaml": b"regime: [B2"}
    client.force_login(cast.department)

    answer = upload(client, packed(wrong))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "B2/hcdl-1.yaml" in page
    assert "confidence: &#x27;sure&#x27; is none of" in page
    assert Edition.objects.count() == 1
    with pytest.raises(BadEdition):
        edition_actions.require_whole(wrong)


def test_the_history_of_switches_cannot_be_changed(packaged: Edition) -> None:
    for change in (Activation.objects.all().delete, lambda: Activation.objects.update(reason="khác")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_number_of_queries_does_not_grow_with_editions(
    client: Client, cast: Any, at: datetime, packaged: Edition, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.department)
    with django_assert_max_num_queries(40) as first:
        client.get(PAGE)
    for number in range(8):
        made = Edition.objects.create(
            digest=f"x{number}", archive=b"", file_count=1, label="Mẫu", at=at, by=cast.lawyer, origin="upload"
        )
        Activation.objects.create(number=number + 2, edition=made, by=cast.lawyer, at=at)
    with django_assert_max_num_queries(len(first.captured_queries)):
        client.get(PAGE)
