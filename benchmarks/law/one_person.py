"""What does one person's full set of verdicts cost, reasons and the earliest year included, without the queries?

    python benchmarks/law/one_person.py [--people N] [--runs N]

People of the synthetic register of `data.py`, all awards that are for people, on 20 December 2024. Counted is what a
page does once it has the facts: read them strictly, ask about every award, write every reason and the earliest year.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data
from facts import as_facts


def main() -> None:
    from thidua.law import check_all

    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        people = list(as_facts(data.make(Path(place) / "people", asked.people)))
    on = date.fromisoformat(data.ON)
    answers = [check_all(one, on=on) for one in people]  # the first question puts the rulebook together
    taken = []
    for _ in range(asked.runs):
        for one in people:
            started = perf_counter()
            check_all(one, on=on)
            taken.append((perf_counter() - started) * 1000)
    clauses = sum(len(answer["clauses"]) for one in answers for answer in one)
    print(
        f"{asked.people} people, {len(answers[0])} awards each, {clauses / asked.people:.0f} clauses with reasons each"
    )
    late = quantiles(taken, n=20)[-1]
    print(f"median {median(taken):.1f} ms, 95th in a hundred {late:.1f} ms, worst {max(taken):.1f} ms")


if __name__ == "__main__":
    main()
