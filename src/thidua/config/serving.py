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

    call_command("migrate", verbosity=0, interactive=False)
    collect_static_files()
    worker = subprocess.Popen([sys.executable, "-m", "thidua.config.command", "worker"])
    print(f"Cơ sở dữ liệu / Database: {settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]}")
    print(f"Thidua: http://{arguments.host}:{arguments.port}/", flush=True)
    try:
        _web_server(arguments)
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=10)
    return 0


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
    ).serve()


def collect_static_files() -> None:
    """Copy and compress static files once for each version of the product and its assets."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    newest = 0.0
    for finder in get_finders():
        for path, storage in finder.list([]):
            newest = max(newest, os.path.getmtime(storage.path(path)))
    stamp = settings.STATIC_ROOT / ".collected"
    if stamp.exists() and float(stamp.read_text()) == newest:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(repr(newest))


def work(arguments: argparse.Namespace) -> int:
    """Run background jobs until stopped."""
    setup_django()
    from django.core.management import call_command

    call_command("db_worker", verbosity=0, interval=1)
    return 0
