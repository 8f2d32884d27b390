"""Which of many records may be one person: those that share a key are compared, the rest are not.

Keys are joined in Polars, so that a hundred thousand rows against a million people cost about as many comparisons as
there are people born on one day with one family name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from thidua.record.identity.names import forms
from thidua.record.identity.score import CLEAR_OF_THE_NEXT, Score, Who, score

AT_ONCE = 20_000
FEW = 50  # namesakes up to which a name without a birth date is worth a comparison
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """`place` in the searched records."""

    place: int
    score: Score


@dataclass(frozen=True, slots=True)
class Found:
    """The likely ones, best first. `meant` is the best when it is sure and clear of the next."""

    place: int
    candidates: tuple[Candidate, ...]

    @property
    def meant(self) -> int | None:
        return self.candidates[0].place if is_clear([one.score for one in self.candidates]) else None


def is_clear(scores: Sequence[Score]) -> bool:
    """Whether the first of these, best first, is sure and leads the second."""
    if not scores or not scores[0].is_sure:
        return False
    return len(scores) == 1 or scores[0].points - scores[1].points >= CLEAR_OF_THE_NEXT


def match(asked: Sequence[Who], known: Sequence[Who], *, progress: Progress | None = None) -> Iterator[Found]:
    """For each asked record that is like any known one: its candidates. Places count from 0."""
    right = keys(known)
    namesakes = _namesakes(right)
    for start in range(0, len(asked), AT_ONCE):
        if progress:
            progress(start, len(asked))
        some = asked[start : start + AT_ONCE]
        pairs = pairs_of(keys(some), right).sort("left")
        for left, places in pairs.group_by("left", maintain_order=True).agg("right").iter_rows():
            who = some[left]
            found = []
            for place in places:
                scored = score(who, known[place], namesakes=namesakes[place])
                if scored is not None and scored.is_likely:
                    found.append(Candidate(place, scored))
            if found:
                found.sort(key=lambda one: (-one.score.points, one.place))
                yield Found(start + left, tuple(found))


def doubles(known: Sequence[Who], *, progress: Progress | None = None) -> Iterator[tuple[int, int, Score]]:
    """Pairs among these records that are likely one person, each once, the first place the smaller."""
    right = keys(known)
    namesakes = _namesakes(right)
    for start in range(0, len(known), AT_ONCE):
        if progress:
            progress(start, len(known))
        left = right.slice(start, AT_ONCE)
        pairs = pairs_of(left, right).filter(pl.col("left") < pl.col("right")).sort("left", "right")
        for one, other in pairs.iter_rows():
            scored = score(known[one], known[other], namesakes=max(1, namesakes[one] - 1))
            if scored is not None and scored.is_likely:
                yield one, other, scored


def _namesakes(people: pl.DataFrame) -> list[int]:
    """How many of these have the name of each, in any order and with any accents."""
    return people.select(pl.len().over("key"))["len"].to_list()


def keys(people: Sequence[Who]) -> pl.DataFrame:
    """One row a record: what must be shared for a comparison."""
    bare = [forms(who.full_name).bare or ("",) for who in people]
    whole = [who.born_on if who.born_on and len(who.born_on) == 10 else None for who in people]
    frame = pl.DataFrame(
        {
            "place": range(len(people)),
            "key": [" ".join(sorted(words)) for words in bare],
            "given": [words[-1] for words in bare],
            "family": [words[0] for words in bare],
            "birth": whole,
            "year": [who.born_on[:4] if who.born_on else None for who in people],
            "number": [who.identity_no or None for who in people],
            "unit": [who.unit or None for who in people],
        },
        schema_overrides=dict.fromkeys(("birth", "year", "number", "unit"), pl.String),
    )
    parts = pl.col("birth").str
    return frame.with_columns(
        monthday=parts.slice(5, 5),
        swapped=pl.when(parts.slice(8, 2) <= "12").then(
            pl.concat_str(parts.slice(0, 5), parts.slice(8, 2), pl.lit("-"), parts.slice(5, 2))
        ),
    )


def pairs_of(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """(left, right): places of records that share a key."""
    rare = right.group_by("key").len().filter(pl.col("len") <= FEW).select("key")
    without = pl.col("year").is_null()
    ways = [
        _joined(left, right, ["number"]),
        _joined(left, right, ["key", "year"]),
        _joined(left, right, ["key", "monthday"]),
        _joined(left, right, ["key", "unit"]),
        _joined(left, right, ["birth", "given"]),
        _joined(left, right, ["birth", "family"]),
        _joined(left, right, ["swapped", "given"], ["birth", "given"]),
        _joined(left.filter(without), right.join(rare, on="key"), ["key"]),
        _joined(left, right.filter(without).join(rare, on="key"), ["key"]),
    ]
    return pl.concat(ways).unique()


def _joined(left: pl.DataFrame, right: pl.DataFrame, on: list[str], on_right: list[str] | None = None) -> pl.DataFrame:
    """Places of both sides where these columns are the same; nothing is like nothing."""
    one = left.select(pl.col("place").alias("left"), *on)
    other = right.select(pl.col("place").alias("right"), *(on_right or on))
    return one.join(other, left_on=on, right_on=on_right or on, nulls_equal=False).select("left", "right")


def likely_births(born_on: str | None) -> tuple[str, ...]:
    """The day of birth that a list gives and, where it can be read so, with day and month the other way round."""
    if not born_on or len(born_on) != 10:
        return ()
    year, month, day = born_on.split("-")
    return (born_on, f"{year}-{day}-{month}") if day <= "12" and day != month else (born_on,)
