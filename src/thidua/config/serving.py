"""Serve the site, and run background jobs beside it: one command for an office machine."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys

from thidua.config.command import setup_django


def serve(arguments: argparse.Namespace) -> int:
    """Bring the database and the static files up to date, start the worker of background jobs, then the web server."""
    setup_django()
    from django.conf import settings
    from django.core.management import call_command

    from thidua.core.clock import now
    from thidua.rulebooks.editions import record_packaged

    call_command("migrate", verbosity=0, interactive=False)
    record_packaged(at=now())
    collect_static_files()
    worker = subprocess.Popen([sys.executable, "-m", "thidua.config.command", "worker"])
    print(f"Cơ sở dữ liệu / Database: {settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]}")
    for line in sign_ins() if settings.DEMO else []:
        print(line)
    print(f"Thidua: http://{arguments.host}:{arguments.port}/   (Ctrl+C: dừng / stop)", flush=True)
    try:
        _web_server(arguments)
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=10)
    return 0


def sign_ins() -> list[str]:
    """The example sign-ins, one line for each of the cast; none in an installation without the example."""
    from thidua.core.demo_cast import ADMIN_ACCOUNT, DEMO_CAST
    from thidua.core.models import User

    cast = [*DEMO_CAST, ADMIN_ACCOUNT]
    there = set(User.objects.filter(username__in=[one.username for one in cast]).values_list("username", flat=True))
    lines = [
        f"  {one.username:<12} {one.password}   {one.description_vi} / {one.description_en}"
        for one in cast
        if one.username in there
    ]
    return ["Tài khoản mẫu / example sign-ins:", *lines] if lines else []


def _web_server(arguments: argparse.Namespace) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "thidua.config.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=4,
        log_access=False,
        websockets=False,
    ).serve()


def collect_static_files() -> None:
    """Copy and compress static files once for each version of the product and its assets."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    count, newest = 0, 0.0
    for finder in get_finders():
        for path, storage in finder.list([]):
            count, newest = count + 1, max(newest, os.path.getmtime(storage.path(path)))
    stamp = settings.STATIC_ROOT / ".collected"
    if stamp.exists() and stamp.read_text() == f"{count} {newest}":
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(f"{count} {newest}")


def work(arguments: argparse.Namespace) -> int:
    """Run background jobs until stopped."""
    setup_django()
    from django.core.management import call_command

    learn_jobs()
    call_command("db_worker", verbosity=0, interval=1)
    return 0


def learn_jobs() -> None:
    """Load the pages of every room: with them come the actions, and with these the kinds of jobs a worker can run."""
    from django.urls import get_resolver

    assert get_resolver().url_patterns
