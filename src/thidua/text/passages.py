"""Which earlier texts share whole runs of words with a text, and which runs: for reports that were copied.

Runs of words are compared in Polars, all texts at once; only the few best are then laid beside each other word by word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import polars as pl

from thidua.text.folding import fold

RUN = 6  # words that must follow one another; fewer are phrases that everybody writes
LEAST = 0.15  # share of a text's runs that another text must have
_WORD = re.compile(r"\S+")
_NO_WORD = r"[^a-z0-9 ]+"


@dataclass(frozen=True)
class Overlap:
    """`share` of the asked text's runs that the other one has, from 0 to 1."""

    key: int
    share: float


@dataclass(frozen=True)
class Piece:
    """Words of a text in order; `same` where the other text has them too, in the same order."""

    text: str
    same: bool


def overlaps(asked: str, others: Mapping[int, str], *, most: int = 5) -> list[Overlap]:
    """The other texts that share the most runs of words with the asked one, best first; none for a short text."""
    runs = set(_runs(pl.DataFrame({"key": [0], "text": [asked]}))["run"])
    if not runs or not others:
        return []
    schema = {"key": pl.Int64, "text": pl.String}
    table = pl.DataFrame({"key": list(others), "text": list(others.values())}, schema=schema)
    shared = (
        _runs(table)
        .filter(pl.col("run").is_in(list(runs)))
        .group_by("key")
        .agg(pl.col("run").n_unique().alias("shared"))
        .with_columns((pl.col("shared") / len(runs)).alias("share"))
        .filter(pl.col("share") >= LEAST)
        .sort(["share", "key"], descending=[True, False])
        .head(most)
    )
    return [Overlap(key, round(share, 4)) for key, share in shared.select("key", "share").iter_rows()]


def _runs(table: pl.DataFrame) -> pl.DataFrame:
    """(key, run): a hash for each run of words of each text, accents and punctuation aside."""
    plain = (
        pl.col("text").str.to_lowercase().str.normalize("NFD").str.replace_all(r"\p{M}", "").str.replace_all("đ", "d")
    )
    words = (
        table.select("key", plain.str.replace_all(_NO_WORD, " ").str.split(" ").alias("word"))
        .explode("word")
        .filter(pl.col("word") != "")
        .with_columns(pl.col("word").hash().alias("word"))
    )
    # A run is a whole one when the word at its end is of the same text.
    last = pl.col("key").shift(-(RUN - 1)) == pl.col("key")
    run = pl.struct(*[pl.col("word").shift(-step).alias(str(step)) for step in range(RUN)]).hash()
    return words.select("key", run.alias("run"), last.alias("whole")).filter("whole").select("key", "run")


def beside(asked: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, with the runs that they share marked in each."""
    mine, theirs = _words(asked), _words(other)
    matcher = SequenceMatcher(None, [word for word, _place in mine], [word for word, _place in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= RUN]
    return (
        _pieces(asked, mine, [(block.a, block.size) for block in blocks]),
        _pieces(other, theirs, [(block.b, block.size) for block in blocks]),
    )


def _words(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Folded words without punctuation, each with its place in the text."""
    found = ((re.sub(_NO_WORD, "", fold(match[0])), match.span()) for match in _WORD.finditer(text))
    return [(word, span) for word, span in found if word]


def _pieces(text: str, words: Sequence[tuple[str, tuple[int, int]]], runs: Sequence[tuple[int, int]]) -> list[Piece]:
    pieces, done = [], 0
    for first, size in runs:
        start, end = words[first][1][0], words[first + size - 1][1][1]
        if start > done:
            pieces.append(Piece(text[done:start], same=False))
        pieces.append(Piece(text[start:end], same=True))
        done = end
    if done < len(text):
        pieces.append(Piece(text[done:], same=False))
    return pieces
