"""A Thidua of its own for the journeys: an empty home, the example ministry, the real server and worker."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PEOPLE = 300
START_SECONDS = 120


@dataclass(frozen=True)
class Site:
    """A running installation."""

    address: str
    home: Path

    def url(self, path: str) -> str:
        return f"{self.address}{path}"


@contextmanager
def served_example(home: Path) -> Iterator[Site]:
    """Set the example up in `home`, serve it as `make run` does, stop it at the end."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DJANGO_"))},
        "THIDUA_HOME": str(home),
        "THIDUA_DEMO": "1",
        "THIDUA_TODAY": "2025-12-15",
        "THIDUA_PUBLIC_URL": address,
        "PYTHONWARNINGS": "ignore",
    }
    thidua = [sys.executable, "-m", "thidua.config.command"]
    subprocess.run(
        [*thidua, "setup", "--example", "--people", str(PEOPLE)], env=environment, check=True, timeout=START_SECONDS
    )
    log = home / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*thidua, "serve", "--port", str(port)], env=environment, stdout=output, stderr=output
        )
        try:
            _wait_until_up(address, server, log)
            yield Site(address, home)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_until_up(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"the site did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
