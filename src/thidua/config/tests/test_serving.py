"""Serving: the example sign-ins are told, static files are collected once for each version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.config import serving
from thidua.core.demo_cast import ADMIN_ACCOUNT, DEMO_CAST, DEMO_PASSWORD
from thidua.core.models import User


@pytest.mark.django_db
def test_an_installation_without_the_example_tells_no_sign_in():
    assert serving.sign_ins() == []


@pytest.mark.django_db
def test_the_sign_ins_of_those_who_are_there_are_told_one_a_line():
    for one in [*DEMO_CAST, ADMIN_ACCOUNT]:
        User.objects.create(username=one.username)

    heading, *lines = serving.sign_ins()

    assert "example sign-ins" in heading
    assert [line.split()[:2] for line in lines] == [
        [one.username, DEMO_PASSWORD] for one in [*DEMO_CAST, ADMIN_ACCOUNT]
    ]


def test_static_files_are_collected_once(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    collected: list[str] = []
    monkeypatch.setattr("django.core.management.call_command", lambda name, **options: collected.append(name))

    serving.collect_static_files()
    serving.collect_static_files()

    assert collected == ["collectstatic"]


def test_a_new_static_file_is_collected(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path):
    settings.STATIC_ROOT, more = tmp_path / "static", tmp_path / "more"
    settings.STATIC_ROOT.mkdir()
    more.mkdir()
    settings.STATICFILES_DIRS = [more]
    collected: list[str] = []
    monkeypatch.setattr("django.core.management.call_command", lambda name, **options: collected.append(name))

    serving.collect_static_files()
    (more / "moi.css").write_text("")
    serving.collect_static_files()

    assert len(collected) == 2


def test_a_worker_process_knows_the_kinds_of_jobs_that_the_rooms_start():
    asked = (
        "from thidua.config.command import setup_django; setup_django();"
        "from thidua.config.serving import learn_jobs; learn_jobs();"
        "from thidua.core.jobs import _runners; print(*sorted(_runners))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "thidua.config.settings.testing"}
    answer = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)

    assert "record.apply_import" in answer.stdout.split()
