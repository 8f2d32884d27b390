"""How many of a list's people are found in the record, how many wrongly, and how long does it take?

    python benchmarks/record/identity.py [lines people]        (default: 100 thousand lines against 1 million people)

The lines are labelled and carry the known noise of `thidua.record.tests.noise`. Beside the matcher stands what one
would write first: the identity number, else name without accents, birth date and unit exactly alike.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from thidua import text
from thidua.record.identity.matching import match
from thidua.record.identity.score import Who
from thidua.record.tests.noise import Line, lines, people

ASKED, KNOWN, SEED = 100_000, 1_000_000, 20251215


def exact(asked: list[Line], known: list[Who]) -> dict[int, int]:
    """By number, else by name, birth date and unit as they stand; several are none."""
    by_number = {who.identity_no: place for place, who in enumerate(known) if who.identity_no}
    by_all: dict[tuple[str, str | None, str | None], int | None] = {}
    for place, who in enumerate(known):
        key = (text.fold(who.full_name), who.born_on, who.unit)
        by_all[key] = None if key in by_all else place
    found = {}
    for place, line in enumerate(asked):
        who = line.who
        other = by_number.get(who.identity_no or "")
        if other is None:
            other = by_all.get((text.fold(who.full_name), who.born_on, who.unit))
        if other is not None:
            found[place] = other
    return found


def quality(name: str, asked: list[Line], meant: dict[int, int], took: float) -> None:
    right = sum(asked[place].of == other for place, other in meant.items())
    real = sum(line.of is not None for line in asked)
    print(f"{name:<10} {took:6.1f} s   precision {right / len(meant):.4f}   recall {right / real:.4f}", flush=True)


def by_noise(asked: list[Line], wrong: Iterable[int]) -> str:
    count = Counter(noise for place in wrong for noise in asked[place].noise or ("none",))
    return ", ".join(f"{noise} {number}" for noise, number in count.most_common(8))


def main() -> None:
    many, size = [int(one) for one in sys.argv[1:3]] or [ASKED, KNOWN]
    known = people(size, seed=SEED)
    asked = lines(known, many, seed=SEED + 1)
    print(f"{many:,} lines against {size:,} people, 2 cores", flush=True)

    started = time.perf_counter()
    quality("exact", asked, exact(asked, known), time.perf_counter() - started)

    started = time.perf_counter()
    meant: dict[int, int] = {}
    asked_of: dict[int, set[int]] = {}
    for found in match([line.who for line in asked], known):
        if found.meant is not None:
            meant[found.place] = found.meant
        else:
            asked_of[found.place] = {one.place for one in found.candidates}
    quality("matcher", asked, meant, time.perf_counter() - started)

    real = sum(line.of is not None for line in asked)
    queued = sum(asked[place].of in some for place, some in asked_of.items() if asked[place].of is not None)
    right = sum(asked[place].of == other for place, other in meant.items())
    print(f"left to a person: {len(asked_of):,} lines ({len(asked_of) / many:.1%}); with them recall "
          f"{(right + queued) / real:.4f}")  # fmt: skip
    wrong = [place for place, other in meant.items() if asked[place].of != other]
    print(f"wrong by noise: {by_noise(asked, wrong)}")
    missed = [place for place, line in enumerate(asked) if line.of is not None and place not in meant]
    print(f"not found alone by noise: {by_noise(asked, missed)}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB")


if __name__ == "__main__":
    main()
