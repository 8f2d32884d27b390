"""How many small faults in `src/thidua/law` do its tests notice? A random sample of mutants, one at a time.

    python tools/mutation.py [--sample 250] [--seed 1] [--minutes 40]

Needs cosmic-ray (`pip install cosmic-ray`; not among the project's own requirements). Runs in a copy of the project, so
that the work tree is never touched. A mutant inside an annotation is left out: annotations are not evaluated here. A
mutant is noticed when some test of the law fails or the run takes too long; the score comes with the interval that the
sample allows.
"""

from __future__ import annotations

import argparse
import ast
import math
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAW = Path("src/thidua/law")
CONFIG = """[cosmic-ray]
module-path = ["{law}"]
timeout = 120.0
excluded-modules = ["{law}/tests/*.py", "{law}/spark.py"]
test-command = "{python} -m pytest -x -q -p no:cacheprovider {law}/tests --deselect {law}/tests/test_spark.py"
[cosmic-ray.distributor]
name = "local"
"""


def annotated(file: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where annotations stand in a file."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        for part in parts:
            if isinstance(part, ast.expr):
                found.append(((part.lineno, part.col_offset), (part.end_lineno or 0, part.end_col_offset or 0)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "project"
        left_out = shutil.ignore_patterns(".git", ".venv", "node_modules", "var", "__pycache__")
        shutil.copytree(ROOT, copy, ignore=left_out)
        config, session = Path(place) / "config.toml", Path(place) / "session.sqlite"
        config.write_text(CONFIG.format(law=LAW.as_posix(), python=sys.executable), "utf-8")
        environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        ray = [str(Path(sys.executable).with_name("cosmic-ray"))]
        subprocess.run([*ray, "init", str(config), str(session)], cwd=copy, env=environment, check=True)  # noqa: S603
        total, chosen = choose(session, copy, asked.sample, asked.seed)
        print(f"{total} mutants outside annotations, {chosen} drawn (seed {asked.seed})", flush=True)
        work = subprocess.Popen([*ray, "exec", str(config), str(session)], cwd=copy, env=environment)  # noqa: S603
        until = time.monotonic() + asked.minutes * 60
        while work.poll() is None and time.monotonic() < until:
            time.sleep(2)
        if work.poll() is None:
            work.terminate()
            work.wait()
        tell(session)
    return 0


def choose(session: Path, copy: Path, sample: int, seed: int) -> tuple[int, int]:
    """Leave only a random sample of the mutants that stand outside annotations."""
    with sqlite3.connect(session) as database:
        ranges: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
        kept = []
        asked = "SELECT job_id, module_path, start_pos_row, start_pos_col FROM mutation_specs"
        rows = database.execute(asked).fetchall()
        for job, module, row, column in rows:
            if module not in ranges:
                ranges[module] = annotated(copy / module)
            if not any(first <= (row, column) < last for first, last in ranges[module]):
                kept.append(job)
        drawn = set(random.Random(seed).sample(sorted(kept), min(sample, len(kept))))  # noqa: S311
        for job, *_ in rows:
            if job not in drawn:
                for table in ("mutation_specs", "work_items"):
                    database.execute(f"DELETE FROM {table} WHERE job_id = ?", (job,))  # noqa: S608
    return len(kept), len(drawn)


def tell(session: Path) -> None:
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "SELECT module_path, start_pos_row, operator_name, test_outcome FROM mutation_specs"
            " JOIN work_results USING (job_id) ORDER BY 1, 2"
        ).fetchall()
    noticed, survived = Counter[str](), []
    for module, line, operator, outcome in rows:
        if "SURVIVED" in str(outcome).upper():
            survived.append(f"  {module}:{line} {operator}")
        else:
            noticed[module] += 1
    count, good = len(rows), sum(noticed.values())
    if not count:
        print("no mutant was run")
        return
    share = good / count
    spread = 1.96 * math.sqrt(share * (1 - share) / count)
    print(f"{good} of {count} noticed: {share:.1%}, in 19 of 20 such samples within {spread:.1%}")
    print("survived:", *survived, sep="\n")


if __name__ == "__main__":
    sys.exit(main())
