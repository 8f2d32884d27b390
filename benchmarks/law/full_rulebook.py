"""Everybody, every award of the real rulebook: how long, in how much memory, and does the time grow with the number?

    python benchmarks/law/full_rulebook.py [--scratch DIR] [subjects ...]      (default: 0.1, 1, 10 million)

Registers as in `data.py`, twenty years a person, asked about all awards on 20 December 2024, tables checked, clauses
named. Each figure is one run in a process of its own: from tables in order, from tables in a heap (laid aside first),
and from kept words. A run that held more than 3 GiB is marked.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data
from measuring import figures

HERE = Path(__file__).resolve().parent
MOST = 3 * 1024  # megabytes


def measure(what: str, folder: Path) -> None:
    from datetime import date

    from thidua.law import kept
    from thidua.law.api import engine
    from thidua.law.review import plan_of, read_tables, review

    on = date.fromisoformat(data.ON)
    started = perf_counter()
    if what == "words":
        plan = plan_of(engine(), on=on, year=data.YEAR)
        parts = (part for words in kept.words_kept(plan, folder / "words") for part in plan.judge(words))
    elif what == "keep":
        kept.keep(plan_of(engine(), on=on, year=data.YEAR), read_tables(folder), folder / "words")
        parts = iter(())
    else:
        parts = review(engine(), read_tables(folder), on=on, year=data.YEAR, scratch=folder)
    rows = sum(len(part) for part in parts)
    print(json.dumps(figures(perf_counter() - started, rows)))


def apart(what: str, folder: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, what, str(folder)], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "thidua-law-benchmark")
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    asked = parser.parse_args()
    taken: dict[str, dict[int, float]] = {}
    for size in asked.sizes:
        for how in ("in order", "in a heap"):
            folder = data.make(asked.scratch / "full", size, heaped=how == "in a heap")
            for what in ("tables", "keep", "words") if how == "in order" else ("tables",):
                found = apart(what, folder)
                taken.setdefault(f"{what} {how}", {})[size] = found["seconds"]
                over = "  MORE THAN 3 GiB" if found["megabytes"] > MOST else ""
                rows = f"{found['rows']:,.0f} verdicts" if found["rows"] else "words kept"
                print(
                    f"{size:>10,} {what:6} {how:9} {found['seconds']:8.2f} s {found['megabytes']:6.0f} MB  {rows}{over}"
                )
            shutil.rmtree(folder)
    for what, seconds in taken.items():
        sizes = sorted(seconds)
        if len(sizes) > 1:
            power = math.log(seconds[sizes[-1]] / seconds[sizes[0]]) / math.log(sizes[-1] / sizes[0])
            print(f"exponent, {what}: {power:.3f} from {sizes[0]:,} to {sizes[-1]:,}")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in ("tables", "keep", "words"):
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
