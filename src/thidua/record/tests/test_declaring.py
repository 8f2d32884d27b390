"""Old awards that people declare themselves, with a scan, and what an officer makes of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from thidua.core.errors import DomainError
from thidua.core.models import Event
from thidua.core.uploads import BadUpload
from thidua.organisation.models import Person
from thidua.record import declaring
from thidua.record.facts import facts_for
from thidua.record.models import Award, Declaration, FactSource
from thidua.record.timeline import years_of_person
from thidua.record.views.declarations import work_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
SAID = {"award": "ldtt", "year": 2019, "decision_no": "7/QĐ-V", "decided_on": "2020-01", "note": "bản gốc ở nhà"}
READ = {
    "award": "ldtt", "year": 2019, "decision_no": "7/QĐ-V", "decided_on": "2020-01-15", "basis": None,
    "provisional": False,
}  # fmt: skip


@pytest.fixture(autouse=True)
def kept_here(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def worker(cast: Any) -> Person:
    return Person.objects.select_related("unit").get(user=cast.worker)


def scan(name: str = "bằng khen.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def declare(person: Person, cast: Any, at: Any, **more: Any) -> Declaration:
    return declaring.declare_award(person, values={**SAID, **more}, upload=scan(), actor=cast.worker, at=at)


def test_a_declaration_is_no_fact_until_it_is_confirmed(worker: Person, cast: Any, at: Any) -> None:
    made = declare(worker, cast, at)
    assert not Award.objects.exists()

    declaring.confirm(made.pk, values=READ, actor=cast.officer, at=at)

    award = Award.objects.get()
    assert (award.person, award.decision_no, award.decided_on) == (worker, "7/QĐ-V", "2020-01-15")
    assert award.recorded_by == cast.officer
    assert "Khai báo số" in years_of_person(worker, until=2025)[-1].entries[0].source
    kept = Declaration.objects.get()
    assert (kept.state, kept.fact, kept.decided_on) == ("confirmed", award, "2020-01")
    assert facts_for([worker], as_of=at.date())[0]["awards"][0]["award"] == "ldtt"


def test_what_the_record_says_by_now_gets_a_further_source(worker: Person, cast: Any, at: Any) -> None:
    made = declare(worker, cast, at)
    known = Award.objects.create(person=worker, award="ldtt", year=2019, decision_no="7/QĐ-V", recorded_at=at)

    declaring.confirm(made.pk, values=READ, actor=cast.officer, at=at)

    assert Award.objects.get() == known
    assert FactSource.objects.get().fact == known.pk
    assert Declaration.objects.get().fact == known


def test_another_decision_of_the_same_year_is_another_fact(worker: Person, cast: Any, at: Any) -> None:
    made = declare(worker, cast, at)
    Award.objects.create(person=worker, award="ldtt", year=2019, decision_no="99/QĐ", recorded_at=at)

    declaring.confirm(made.pk, values=READ, actor=cast.officer, at=at)

    assert Award.objects.count() == 2


def test_a_refusal_has_a_reason_that_the_person_reads(worker: Person, cast: Any, at: Any, client: Client) -> None:
    made = declare(worker, cast, at)
    with pytest.raises(DomainError, match="lý do"):
        declaring.decline(made.pk, reason="  ", actor=cast.officer, at=at)
    declaring.decline(made.pk, reason="Ảnh mờ, chụp lại", actor=cast.officer, at=at)

    client.force_login(cast.worker, backend=BACKEND)
    assert "Ảnh mờ, chụp lại" in client.get(reverse("record:declarations")).content.decode()
    assert not Award.objects.exists()


def test_what_is_decided_is_decided_once(worker: Person, cast: Any, at: Any) -> None:
    made = declare(worker, cast, at)
    declaring.confirm(made.pk, values=READ, actor=cast.officer, at=at)

    for again in (
        lambda: declaring.confirm(made.pk, values=READ, actor=cast.officer, at=at),
        lambda: declaring.decline(made.pk, reason="x", actor=cast.officer, at=at),
        lambda: declaring.take_back(made.pk, actor=cast.worker, at=at),
    ):
        with pytest.raises(DomainError, match="đã được xử lý"):
            again()


def test_what_is_known_or_waits_is_not_declared_again(worker: Person, cast: Any, at: Any) -> None:
    declare(worker, cast, at)
    with pytest.raises(DomainError, match="đang chờ"):
        declare(worker, cast, at)
    Award.objects.create(person=worker, award="ldtt", year=2018, recorded_at=at)
    with pytest.raises(DomainError, match="đã có"):
        declare(worker, cast, at, year=2018)
    declaring.take_back(Declaration.objects.get().pk, actor=cast.worker, at=at)
    declare(worker, cast, at)


def test_nobody_floods_the_officer(worker: Person, cast: Any, at: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(declaring, "MOST_WAITING", 1)
    declare(worker, cast, at)

    with pytest.raises(DomainError, match="1 khai báo"):
        declare(worker, cast, at, year=2018)


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", b""), ("a.png", b"%PDF-1.4"), ("a.exe", b"MZ"), ("a.svg", b"<svg/>")]
)
def test_a_scan_that_is_none_is_refused(name: str, content: bytes, worker: Person, cast: Any, at: Any) -> None:
    with pytest.raises(BadUpload):
        declaring.declare_award(worker, values=SAID, upload=scan(name, content), actor=cast.worker, at=at)
    assert not Declaration.objects.exists()


def test_each_declares_for_oneself_and_nobody_decides_the_own(
    worker: Person, cast: Any, at: Any, add_person: Any, ministry: Any
) -> None:
    with pytest.raises(PermissionDenied):
        declaring.declare_award(worker, values=SAID, upload=scan(), actor=cast.officer, at=at)
    own = add_person("Cán Bộ Mẫu", unit=ministry.workshop, user=cast.officer)
    made = declaring.declare_award(own, values=SAID, upload=scan(), actor=cast.officer, at=at)
    for who in (cast.officer, cast.other_officer, cast.leader):
        with pytest.raises(PermissionDenied):
            declaring.confirm(made.pk, values=READ, actor=who, at=at)

    assert not Declaration.objects.waiting_for(cast.officer).exists()
    declaring.confirm(made.pk, values=READ, actor=cast.department, at=at)


def test_each_step_has_its_event_without_the_number_of_the_person(worker: Person, cast: Any, at: Any) -> None:
    made = declare(worker, cast, at)
    declaring.confirm(made.pk, values=READ, actor=cast.officer, at=at)
    other = declare(worker, cast, at, year=2018)
    declaring.take_back(other.pk, actor=cast.worker, at=at)

    events = Event.objects.filter(name__startswith="award.decl")
    assert sorted(event.name for event in events) == [
        "award.declaration_confirmed", "award.declaration_taken_back", "award.declared", "award.declared",
    ]  # fmt: skip
    assert worker.identity_no not in "".join(event.body for event in events)


# Pages


def test_a_worker_declares_from_the_own_record_and_the_officer_confirms(
    worker: Person, cast: Any, client: Client
) -> None:
    client.force_login(cast.worker, backend=BACKEND)
    assert reverse("record:declarations") in client.get(reverse("record:person", args=[worker.pk])).content.decode()
    typed = {"award": "ldtt", "year": "2019", "decision_no": "7/QĐ", "decided_on": "01/2020", "file": scan()}
    sent = client.post(reverse("record:declarations"), typed, follow=True)
    assert "Chờ xác nhận" in sent.content.decode()
    made = Declaration.objects.get()
    assert (made.file_name, made.decided_on) == ("bằng khen.png", "2020-01")

    client.force_login(cast.officer, backend=BACKEND)
    assert [line.label for line in work_of(cast.officer)] == ["Xác nhận 1 khen thưởng tự khai"]
    assert "Đặng Văn Ước" in client.get(reverse("record:declarations_waiting")).content.decode()
    address = reverse("record:declaration", args=[made.pk])
    assert "7/QĐ" in client.get(address).content.decode()
    typed = {"award": "ldtt", "year": "2019", "decision_no": "7/QĐ", "viec": "xac-nhan"}
    done = client.post(address, typed, follow=True)
    assert "Đã xác nhận" in done.content.decode()
    assert list(work_of(cast.officer)) == []


def test_a_form_without_a_scan_or_a_reason_says_so(worker: Person, cast: Any, client: Client, at: Any) -> None:
    client.force_login(cast.worker, backend=BACKEND)
    bare = client.post(reverse("record:declarations"), {"award": "ldtt", "year": "2019"})
    made = declare(worker, cast, at)
    client.force_login(cast.officer, backend=BACKEND)
    silent = client.post(reverse("record:declaration", args=[made.pk]), {"viec": "tu-choi", "reason": ""})

    assert (bare.status_code, silent.status_code) == (422, 422)
    assert Declaration.objects.get().state == "waiting"


def test_the_scan_is_for_the_person_and_the_keeper_and_runs_nothing(
    worker: Person, cast: Any, client: Client, at: Any
) -> None:
    made = declare(worker, cast, at)
    address = reverse("record:declaration_scan", args=[made.pk])
    for who, status in ((cast.worker, 200), (cast.officer, 200), (cast.other_officer, 404), (cast.leader, 404)):
        client.force_login(who, backend=BACKEND)
        answer = client.get(address)
        assert answer.status_code == status

    client.force_login(cast.officer, backend=BACKEND)
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == PNG
