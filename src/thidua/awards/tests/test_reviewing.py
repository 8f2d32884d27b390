"""Asking about a whole ministry runs in the background and is taken over by whoever asks next."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from thidua.awards import reviewing
from thidua.awards.tests.factories import make_nominee, make_round
from thidua.core.models import Job


@pytest.fixture
def found(ministry, cast, monkeypatch):
    monkeypatch.setattr(reviewing, "AT_ONCE", 1)
    monkeypatch.setattr(reviewing, "CHUNK", 2)
    for _ in range(3):
        make_nominee(ministry.workshop)
    return make_round(ministry, cast)


def test_many_people_are_asked_about_by_a_job_and_the_list_waits_for_it(
    client, found, cast, said_law, django_capture_on_commit_callbacks
):
    client.force_login(cast.department)
    url = reverse("awards:eligible", args=[found.pk])

    with django_capture_on_commit_callbacks(execute=True):
        first = client.get(url)
    job = Job.objects.get()
    assert first.url == reverse("core:job", args=[job.pk])
    assert (job.state, job.result_url, job.done) == ("done", url, 4)

    asked = len(said_law.asked)
    page = client.get(url)
    assert page.status_code == 200
    assert page.context["summary"]["people"] == 4
    assert all(question["facts"]["subject"]["kind"] == "collective" for question in said_law.asked[asked:])


def test_what_a_job_found_in_another_process_is_taken_over(client, found, cast, django_capture_on_commit_callbacks):
    client.force_login(cast.department)
    url = reverse("awards:eligible", args=[found.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.get(url)
    cache.clear()

    client.force_login(cast.leader)
    assert client.get(url).status_code == 200
    assert Job.objects.count() == 1


def test_asking_again_while_it_is_at_work_gives_the_same_job(client, found, cast):
    client.force_login(cast.department)
    url = reverse("awards:eligible", args=[found.pk])

    assert client.get(url).url == client.get(url).url
    assert Job.objects.count() == 1


def test_the_card_does_not_start_long_work(client, found, cast):
    client.force_login(cast.department)

    page = client.get(reverse("awards:eligible_card", args=[found.pk])).content.decode()

    assert "Chưa hỏi luật" in page
    assert not Job.objects.exists()
