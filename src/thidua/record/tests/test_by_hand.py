"""Every kind of fact by hand: entered, read by the law, corrected, withdrawn; and the way to it from what misses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse

from thidua import law
from thidua.core.models import Event
from thidua.law.edition import load_edition, packaged_files
from thidua.law.engine import Engine
from thidua.organisation.models import Person
from thidua.record.by_kind import KINDS, kinds_of
from thidua.record.facts import facts_for
from thidua.record.models import Award, CollectiveYear, Post, ServiceYear
from thidua.record.ways import way_to

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = date(2025, 12, 20)

OF_PERSON: dict[str, tuple[dict[str, str], str, dict[str, Any]]] = {
    "rating": ({"year": "2024", "level": "good"}, "ratings", {"year": 2024, "level": "good"}),
    "award": ({"award": "ldtt", "year": "2024"}, "awards", {"award": "ldtt", "year": 2024}),
    "initiative": (
        {"title": "Cải tiến mẫu", "kind": "solution", "year": "2024", "scope": "ministry"},
        "initiatives",
        {"kind": "solution", "year": 2024, "scope": "ministry", "authors": 1, "used_for": []},
    ),
    "service": (
        {"year": "2024", "months": "12", "maternity": "6", "sick": "4.5"},
        "service",
        {
            "year": 2024,
            "months": 12.0,
            "absences": [
                {"kind": "maternity", "months": 6, "statutory": True},
                {"kind": "sick", "working_days": 4.5},
            ],
        },
    ),
    "achievement": (
        {"title": "Cứu hàng mẫu", "kind": "sudden", "degree": "outstanding", "scope": "unit", "year": "2024"},
        "achievements",
        {"kind": "sudden", "degree": "outstanding", "scope": "unit", "year": 2024},
    ),
    "movement": (
        {"title": "Đợt mẫu", "year": "2024", "launched_by": "ministry", "length": "5", "stage": "final", "rank": "1"},
        "movements",
        {"launched_by": "ministry", "years": 5.0, "stage": "final", "rank": 1, "year": 2024},
    ),
    "post": (
        {"title": "Phó Vụ trưởng", "group": "deputy_head_of_department", "from_on": "01/06/2015"},
        "posts",
        {"group": "deputy_head_of_department", "from": "2015-06-01", "acting": False},
    ),
    "move": (
        {"on": "15/08/2024", "kind": "transfer", "months_old_unit": "7.5", "old_unit_comment": "yes"},
        "moves",
        {"on": "2024-08-15", "kind": "transfer", "months_old_unit": 7.5, "old_unit_comment": True},
    ),
    "study": (
        {"from_on": "09/2023", "until_on": "30/06/2024", "sent_by_unit": "no", "result": "good"},
        "study",
        {"from": "2023-09", "until": "2024-06-30", "sent_by_unit": False, "result": "good"},
    ),
    "discipline": (
        {"form": "warning", "decided_on": "2024"},
        "discipline",
        {"form": "warning", "decided_on": "2024"},
    ),
    "hold": (
        {"kind": "inspection", "from_on": "01/11/2024"},
        "holds",
        {"kind": "inspection", "from": "2024-11-01"},
    ),
}  # fmt: skip


@pytest.fixture
def person(add_person: Any, ministry: Any) -> Person:
    return add_person("Lê Thị Mẫu", unit=ministry.workshop)


@pytest.fixture
def officer(client: Client, cast: Any) -> Client:
    client.force_login(cast.officer, backend=BACKEND)
    return client


def facts(subject: Any) -> dict[str, Any]:
    found = facts_for([subject], as_of=DAY)[0]
    law.parse_subject(found)
    return found


def add(client: Client, of: str, pk: int, kind: str, typed: dict[str, str]) -> Any:
    return client.post(reverse("record:add_fact", args=[of, pk, kind]), typed)


def test_every_kind_that_a_person_may_have_is_tried_here() -> None:
    assert set(OF_PERSON) == {kind for kind, _label in kinds_of("individual")}


@pytest.mark.parametrize("kind", OF_PERSON)
def test_what_is_typed_is_read_by_the_law_and_shown_among_the_years(kind: str, officer: Client, person: Person) -> None:
    typed, listed, expected = OF_PERSON[kind]

    answer = add(officer, "ca-nhan", person.pk, kind, typed)

    assert answer.status_code == 302, answer.content.decode()
    (found,) = facts(person)[listed]
    found.pop("id", None)
    assert found == expected
    page = officer.get(reverse("record:person", args=[person.pk])).content.decode()
    made = KINDS[kind].model._default_manager.get()
    assert reverse("record:correct_fact", args=[kind, made.pk]) in page
    assert Event.objects.filter(name="fact.added").count() == 1


@pytest.mark.parametrize("kind", OF_PERSON)
def test_its_form_says_what_it_says_and_correcting_nothing_changes_nothing(
    kind: str, officer: Client, person: Person
) -> None:
    add(officer, "ca-nhan", person.pk, kind, OF_PERSON[kind][0])
    before = facts(person)
    url = reverse("record:correct_fact", args=[kind, KINDS[kind].model._default_manager.get().pk])

    form = officer.get(url).context["form"]
    typed = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    answer = officer.post(url, {name: value for name, value in typed.items() if value is not False})

    assert answer.status_code == 302, answer.content.decode()
    after = facts(person)
    for lists in (before, after):
        for row in lists[OF_PERSON[kind][1]]:
            row.pop("id", None)
    assert after == before


@pytest.mark.parametrize("kind", OF_PERSON)
def test_withdrawn_it_counts_no_more(kind: str, officer: Client, person: Person) -> None:
    add(officer, "ca-nhan", person.pk, kind, OF_PERSON[kind][0])
    made = KINDS[kind].model._default_manager.get()

    officer.post(reverse("record:withdraw_fact", args=[kind, made.pk]), {"reason": "Nhầm người"})

    assert facts(person)[OF_PERSON[kind][1]] == []


def test_the_year_of_a_collective_is_typed_and_no_part_is_more_than_the_whole(officer: Client, ministry: Any) -> None:
    typed = {"year": "2024", "rating": "excellent", "headcount": "40", "completed": "41"}

    refused = add(officer, "tap-the", ministry.workshop.pk, "collective-year", typed)
    add(officer, "tap-the", ministry.workshop.pk, "collective-year", {**typed, "completed": "40"})

    assert refused.status_code == 422
    assert "Nhiều hơn số người của tập thể." in refused.content.decode()
    assert facts(ministry.workshop)["collective"] == [
        {"year": 2024, "rating": "excellent", "headcount": 40, "completed": 40}
    ]


def test_a_second_row_for_one_year_is_refused_in_words(officer: Client, person: Person) -> None:
    add(officer, "ca-nhan", person.pk, "service", {"year": "2024", "months": "12"})

    again = add(officer, "ca-nhan", person.pk, "service", {"year": "2024", "months": "11"})

    assert again.status_code == 422
    assert ServiceYear.objects.count() == 1


def test_an_end_before_its_beginning_is_refused(officer: Client, person: Person) -> None:
    answer = add(officer, "ca-nhan", person.pk, "study", {"from_on": "09/2024", "until_on": "06/2024"})

    assert answer.status_code == 422
    assert "Ngày kết thúc phải sau ngày bắt đầu." in answer.content.decode()


def test_an_end_in_the_same_known_year_is_taken(officer: Client, person: Person) -> None:
    assert add(officer, "ca-nhan", person.pk, "study", {"from_on": "09/2024", "until_on": "2024"}).status_code == 302


def test_a_post_nobody_could_place_leaves_the_list_open(
    officer: Client, person: Person, ministry: Any, at: Any
) -> None:
    officer.post(reverse("record:attest", args=[ministry.veam.pk]), {"kind": "career", "year": "2025"})
    assert "posts" not in facts(person)["partial"]

    add(officer, "ca-nhan", person.pk, "post", {"title": "Trưởng ban mẫu", "group": "", "from_on": "2015"})

    assert "posts" in facts(person)["partial"]
    assert facts(person)["posts"] == []
    Post.objects.update(group="other")
    assert "posts" not in facts(person)["partial"]


@pytest.mark.parametrize(
    ("joined_on", "years"),
    [("2005-12-20", 20.0), ("2005-12-21", 19.92), ("2005-12", None), ("2005", None), ("", None)],
)
def test_years_in_the_sector_are_known_from_the_very_day(person: Person, joined_on: str, years: float | None) -> None:
    person.joined_on = joined_on
    person.save()

    assert facts(person).get("tenure") == (None if years is None else {"years": years})


def test_a_person_is_corrected_with_what_changed_in_the_event(officer: Client, person: Person, ministry: Any) -> None:
    url = reverse("record:edit_person", args=[person.pk])
    form = officer.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}

    answer = officer.post(url, {**typed, "sex": "female", "joined_on": "01/03/2005"})

    assert answer.status_code == 302, answer.content.decode()
    person.refresh_from_db()
    assert (person.sex, person.joined_on) == ("female", "2005-03-01")
    assert Event.objects.get(name="person.changed").after == {"sex": "female", "joined_on": "2005-03-01"}


def test_nobody_moves_a_person_into_a_unit_that_is_not_theirs(officer: Client, person: Person, ministry: Any) -> None:
    url = reverse("record:edit_person", args=[person.pk])
    form = officer.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}

    assert officer.post(url, {**typed, "unit": ministry.office.pk}).status_code == 422


NOT_IN_THE_RECORD = ("vote.", "papers.", "initiatives[")  # of the council, of the dossier, always known


def test_whatever_the_law_misses_in_its_cases_has_a_way(person: Person, ministry: Any) -> None:
    packaged, cases = load_edition(packaged_files())
    engine = Engine(packaged)
    seen = set()
    for case in cases:
        question, subject = case.ask()
        for clause in engine.answer(question, subject)["clauses"]:
            seen |= {(subject.kind, str(item)) for item in clause["missing"]}

    lost = {
        item
        for kind, item in seen
        if not item.startswith(NOT_IN_THE_RECORD)
        and way_to(item, person if kind == "individual" else ministry.workshop) is None
    }

    assert len(seen) > 10
    assert lost == set()


@pytest.mark.parametrize(
    ("item", "prefilled"),
    [
        ("ratings 2024", {"year": "2024"}),
        ("cstd-co-so 2023", {"award": "cstd-co-so", "year": "2023"}),
        ("bang-khen-bo", {"award": "bang-khen-bo"}),
        ("service 2024 absences", {"year": "2024"}),
        ("posts", {}),
    ],
)
def test_a_way_opens_the_form_with_what_is_known(
    item: str, prefilled: dict[str, str], officer: Client, person: Person
) -> None:
    way = way_to(item, person)
    assert way is not None

    form = officer.get(way.url).context["form"]

    assert {name: form[name].value() for name in prefilled} == prefilled


def test_what_is_missing_in_a_year_that_is_there_is_filled_in_there(ministry: Any, at: Any) -> None:
    row = CollectiveYear.objects.create(unit=ministry.workshop, year=2024, rating="good", recorded_at=at)

    way = way_to("collective 2024 headcount", ministry.workshop)

    assert way is not None
    assert resolve(way.url).kwargs == {"kind": "collective-year", "pk": row.pk}


def test_a_list_nobody_attested_leads_to_where_it_is_attested(person: Person) -> None:
    way = way_to("cstd-co-so 2023", person)

    assert way is not None
    assert way.attest == f"{reverse('record:unit', args=[person.unit_id])}?danh-sach=awards#xac-nhan"
    assert Award.objects.count() == 0
