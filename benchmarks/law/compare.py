"""The same seven rules on the same files: Thidua, OpenFisca-Core, zen-engine, plain Python, and the floor.

    python benchmarks/law/compare.py [--runs N] [--scratch DIR] [subjects ...]   (default: 3 runs of 0.1, 1, 10 million)

First everybody of a small register is judged by all of them and every outcome must be equal, whether the rows lie in
order or in a heap. Then each runs in a process of its own, in turns; clock seconds, the median of the runs, and the
most memory its process held. OpenFisca and zen-engine live in an environment of their own, made of `requirements.txt`
beside this file. Thidua names the clauses that failed for every verdict and checks the tables as strictly as facts;
`unchecked` leaves the checks out, as all the others do. Those who ask subject by subject, zen-engine and plain Python,
are timed on 5,000 subjects whose facts lie ready in memory, and scaled: they grow by subject.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median

import polars as pl

sys.path.insert(0, str(Path(__file__).resolve().parent))

import data

HERE = Path(__file__).resolve().parent
SHARE = 5_000
TOGETHER = ("cold", "unchecked", "words", "openfisca", "floor")
ONE_BY_ONE = ("plain", "zen")
NAMES = {
    "cold": "Thidua, cold tables",
    "unchecked": "Thidua, cold, unchecked",
    "words": "Thidua, kept words",
    "openfisca": "OpenFisca-Core",
    "floor": "floor (reads and folds)",
    "plain": "plain Python",
    "zen": "zen-engine",
}


def environment(scratch: Path) -> Path:
    """The Python of the competitors, made once."""
    place = scratch / "competitors"
    if not (place / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        wanted = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", str(HERE / "requirements.txt")]
        subprocess.run([str(place / "bin" / "python"), *wanted], check=True)
    return place / "bin" / "python"


def command(what: str, folder: Path, theirs: Path) -> list[str]:
    scripts = {"openfisca": "with_openfisca.py", "zen": "with_zen.py", "floor": "floor.py"}
    if what in scripts:
        python = sys.executable if what == "floor" else str(theirs)
        return [python, str(HERE / scripts[what]), str(folder)]
    return [sys.executable, str(HERE / "seven.py"), what, str(folder)]


def run(what: str, folder: Path, theirs: Path, *more: str) -> dict[str, float]:
    done = subprocess.run([*command(what, folder, theirs), *more], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1])) if done.stdout.strip() else {}


def require_equal(scratch: Path, theirs: Path) -> None:
    small = data.make(scratch / "small", SHARE)
    heap = data.make(scratch / "heap", SHARE, heaped=True)
    told = {}
    for what, folder in [(w, small) for w in ("cold", "words", "plain", "openfisca", "zen")] + [("cold", heap)]:
        out = scratch / "outcomes.parquet"
        run(what, folder, theirs, str(out))
        told[what, folder.name] = pl.read_parquet(out).with_columns(pl.exclude("subject_id").cast(pl.UInt8))
    first = told["cold", "small"]
    for who, outcomes in told.items():
        assert outcomes.equals(first), who
    counts = first.unpivot(index="subject_id")["value"].value_counts().sort("value")["count"].to_list()
    print(f"equal: {sum(counts)} outcomes of {SHARE} subjects by all, not eligible / needs facts / eligible: {counts}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "thidua-law-benchmark")
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    asked = parser.parse_args()
    asked.scratch.mkdir(parents=True, exist_ok=True)
    theirs = environment(asked.scratch)
    print(f"{platform.machine()}, 2 cores, Python {platform.python_version()}, Polars {version('polars')}")
    require_equal(asked.scratch, theirs)
    small = asked.scratch / "small"
    each = {what: median(run(what, small, theirs)["seconds"] for _ in range(asked.runs)) / SHARE for what in ONE_BY_ONE}
    cold: dict[int, float] = {}
    for size in asked.sizes:
        folder = data.make(asked.scratch / str(size), size)
        rows = sum(pl.scan_parquet(file).select(pl.len()).collect().item() for file in folder.glob("*.parquet"))
        run("words", folder, theirs)  # keeps the words; not counted
        turns: dict[str, list[dict[str, float]]] = {what: [] for what in TOGETHER}
        for _ in range(asked.runs):
            for what in TOGETHER:
                turns[what].append(run(what, folder, theirs))
        seconds = {what: median(turn["seconds"] for turn in found) for what, found in turns.items()}
        memory = {what: max(turn["megabytes"] for turn in found) for what, found in turns.items()}
        seconds |= {what: rate * size for what, rate in each.items()}
        cold[size] = seconds["cold"]
        print(f"{size:,} subjects, {rows:,} rows")
        for what, taken in seconds.items():
            told = f"{memory[what]:6.0f} MB" if what in memory else "   scaled"
            ratios = f"{taken / seconds['cold']:8.2f} x cold {taken / seconds['words']:8.1f} x words"
            print(f"  {NAMES[what]:26} {taken:9.2f} s {told} {ratios}")
        if size > 1_000_000:
            shutil.rmtree(folder)
    sizes = sorted(cold)
    for less, more in pairwise(sizes):
        power = math.log(cold[more] / cold[less]) / math.log(more / less)
        print(f"exponent of Thidua, cold, from {less:,} to {more:,}: {power:.3f}")


if __name__ == "__main__":
    main()
