"""Inside Apache Spark the review says, row by row, what it says here; a worker that dies loses nothing."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from thidua.law.api import engine
from thidua.law.reading import FactsRefused
from thidua.law.review import read_tables, review
from thidua.law.tests.lawmaker import DECEMBER
from thidua.law.tests.test_shards import register

HAVE = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
REQUIRED = os.environ.get("THIDUA_SPARK") == "required"
needs_spark = pytest.mark.skipif(not HAVE and not REQUIRED, reason="needs Java 17 and requirements/spark.txt")
HOST = "127.0.0.1"
NO_REST = "-Dspark.master.rest.enabled=false"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register(tmp_path_factory.mktemp("facts") / "tables", in_order=False)


def here(facts: Path) -> pl.DataFrame:
    return pl.concat(review(engine(), read_tables(facts), on=DECEMBER)).sort("subject_id", "award")


def environment() -> dict[str, str]:
    paths = os.pathsep.join(place for place in sys.path if place)
    return {
        **os.environ,
        "PYTHONPATH": paths,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": HOST,
        "SPARK_MASTER_OPTS": NO_REST,
    }


def start_review(facts: Path, out: Path, master: str, *extra: str) -> subprocess.Popen[str]:
    command = "from thidua.law.tests.test_spark import command; command()"
    asked = ["law", "review", "--year", "2024", "--on", "2024-12-20", "--facts", str(facts), "--out", str(out)]
    return subprocess.Popen(
        [sys.executable, "-c", command, *asked, "--engine", "spark", "--master", master, *extra],
        env=environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def command() -> None:
    """`thidua law …` as the command line runs it."""
    import argparse

    from thidua.law.command import register as register_law

    parser = argparse.ArgumentParser()
    register_law(parser.add_subparsers(required=True))
    arguments = parser.parse_args()
    sys.exit(arguments.run(arguments))


def finished(review: subprocess.Popen[str]) -> str:
    said, _ = review.communicate(timeout=120)
    assert review.returncode == 0, said[-3000:]
    return said


@needs_spark
def test_on_two_cores_of_one_machine(facts: Path, tmp_path: Path) -> None:
    finished(start_review(facts, tmp_path / "out.parquet", "local[2]", "--at-once", "20"))

    assert pl.read_parquet(tmp_path / "out.parquet").sort("subject_id", "award").equals(here(facts))
    assert [place.name for place in tmp_path.iterdir()] == ["out.parquet"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A standalone master with two workers; each worker is a process group of its own, executors included."""
    import pyspark

    spark_class = Path(pyspark.__file__).parent / "bin" / "spark-class"
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    master = f"spark://{HOST}:{port}"
    running = []

    def start(role: str, *asked: str) -> subprocess.Popen[bytes]:
        with (tmp_path / f"{role}-{len(running)}.log").open("wb") as log:
            process = subprocess.Popen(
                [str(spark_class), f"org.apache.spark.deploy.{role.lower()}.{role}", "--host", HOST, *asked],
                env={**environment(), "SPARK_WORKER_DIR": str(tmp_path / f"work-{len(running)}")},
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        running.append(process)
        return process

    try:
        start("Master", "--port", str(port), "--webui-port", "0")
        wait_for(lambda: is_open(port), 30)
        workers = [start("Worker", master, "--cores", "1", "--memory", "1g", "--webui-port", "0") for _ in range(2)]
        log = tmp_path / "Master-0.log"
        wait_for(lambda: log.read_text("utf-8").count("Registering worker") == 2, 30)
        yield master, workers
    finally:
        for process in running:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def wait_for(condition: object, seconds: float) -> None:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


@needs_spark
def test_a_killed_worker_loses_nothing(
    facts: Path, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    master, workers = cluster
    out = tmp_path / "out" / "verdicts.parquet"
    out.parent.mkdir()
    review = start_review(facts, out, master, "--at-once", "3")
    parts = out.with_name("verdicts.parquet.parts")
    wait_for(lambda: any(parts.rglob("part-*.parquet")) or review.poll() is not None, 90)
    assert review.poll() is None, review.communicate()[0][-3000:]
    assert not out.exists()

    kill(workers[0])
    assert review.poll() is None, "the work was over before the worker died"

    finished(review)
    assert pl.read_parquet(out).sort("subject_id", "award").equals(here(facts))


@needs_spark
def test_bad_tables_are_refused_before_spark_starts_work(tmp_path: Path) -> None:
    from thidua.law.spark import verdicts_of

    folder = register(tmp_path / "tables", in_order=True)
    pl.DataFrame({"subject_id": ["s-001"], "year": [2024], "level": ["super"]}).write_parquet(
        folder / "ratings.parquet"
    )

    with pytest.raises(FactsRefused, match="super"):
        verdicts_of(None, folder, on=DECEMBER)
