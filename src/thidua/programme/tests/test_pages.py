"""The programme as everybody reads it: targets with honest states, goals, tasks, movements, figures and sources."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from thidua.movements.loading import load_movements
from thidua.movements.models import Movement
from thidua.programme.actions import NewObservation, add_observation
from thidua.programme.loading import load_programme_data
from thidua.programme.models import Goal, Observation, ProgrammeTask, Target
from thidua.programme.queries import headline, target_states


@pytest.fixture(autouse=True)
def programme(db: None) -> None:
    load_programme_data()
    load_movements()


def words(answer: Any) -> str:
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.S)
    assert main is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def test_the_first_page_shows_eleven_targets_two_goals_and_six_tasks(client: Client) -> None:
    said = words(client.get("/"))

    assert (Target.objects.count(), Goal.objects.count(), ProgrammeTask.objects.count()) == (11, 2, 6)
    for one in [*Target.objects.all(), *Goal.objects.all(), *ProgrammeTask.objects.all()]:
        assert one.name_vi in said
    assert "trên 11 chỉ tiêu" in said


def test_every_movement_of_the_launch_is_listed_and_doubtful_numbers_are_marked(client: Client) -> None:
    said = words(client.get("/"))

    named = Movement.objects.filter(in_article__in=["direct", "indirect"])
    assert named.exists()
    assert [one.name_vi for one in named if one.name_vi not in said] == []
    assert "Chưa kiểm chứng" in said


def test_a_garbled_sentence_is_shown_with_the_reading_chosen(client: Client) -> None:
    garbled = [target for target in Target.objects.all() if target.is_garbled]

    assert len(garbled) == 2
    for target in garbled:
        said = words(client.get(reverse("programme:target", args=[target.code])))
        assert target.texts["article"]["reading"]["vi"] in said


def test_a_figure_shows_source_and_confidence(client: Client) -> None:
    target = Target.objects.order_by("order")[1]
    figure = Observation.objects.filter(indicator__code=target.definitions[0], period="2023")[0]

    said = words(client.get(reverse("programme:target", args=[target.code])))

    assert figure.source_vi in said
    assert figure.get_confidence_display() in said


def test_the_address_answers_a_mere_look_without_a_body(client: Client) -> None:
    answer = client.head("/")

    assert (answer.status_code, answer.content) == (200, b"")


def test_the_department_adds_a_figure_and_nobody_else(cast: Any, at: Any) -> None:
    target = Target.objects.order_by("order")[1]
    indicator = target.programme.indicators.get(code=target.definitions[0])
    figure = NewObservation("2026", Decimal("9.9"), target.unit, "current", "medium", "Số mẫu để thử")

    with pytest.raises(PermissionDenied):
        add_observation(indicator, figure, actor=cast.officer, at=at)
    add_observation(indicator, figure, actor=cast.department, at=at)

    assert Observation.objects.filter(source_vi="Số mẫu để thử").count() == 1


def test_the_headline_counts_every_target_once() -> None:
    said = headline(target_states(Target.objects.all()[0].programme))

    assert (said.total, said.met + said.not_met + said.undecided) == (11, 11)


def test_the_first_page_costs_a_fixed_number_of_queries(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/")

    with django_assert_num_queries(9):
        client.get("/")
