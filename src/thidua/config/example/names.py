"""Vietnamese names put together from weighted parts; which name comes next depends on the seed alone."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

DATA = Path(__file__).parent / "data"
SOURCE = "UIT-ViNames"
ONE_MIDDLE_SHARE = 0.78  # names of three syllables; the rest have four
NO_MIDDLE = "(none)"  # how the list writes a name without a middle part


class NameMaker:
    """Draws full names by sex."""

    def __init__(self) -> None:
        parts: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
        with (DATA / "names.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["source"].startswith(SOURCE) and row["part"] in ("surname", "middle", "given"):
                    parts[row["part"], row["sex"]].append((row["name"], float(row["weight"])))
        self._names = {key: [name for name, _ in found] for key, found in parts.items()}
        self._bounds = {key: list(accumulate(weight for _, weight in found)) for key, found in parts.items()}

    def make(self, sex: str, rng: random.Random) -> str:
        """A name of two to four syllables; middle and given name differ."""
        surname = self._draw("surname", "all", rng)
        middle = self._draw("middle", sex, rng)
        given = self._draw("given", sex, rng)
        while given == middle:
            given = self._draw("given", sex, rng)
        parts = [surname, given] if middle == NO_MIDDLE else [surname, middle, given]
        if rng.random() > ONE_MIDDLE_SHARE and " " not in given:
            second = self._draw("given", sex, rng)
            if second not in parts:
                parts.insert(-1, second)
        return " ".join(parts)

    def _draw(self, part: str, sex: str, rng: random.Random) -> str:
        return rng.choices(self._names[part, sex], cum_weights=self._bounds[part, sex])[0]
