"""Words of a register kept between reviews: the next one only runs the rules, and folds anew what changed.

A folder holds a few Arrow files and `manifest.json`, which names them and says what the words mean. Files are never
written over: a new manifest takes the place of the old one in one step, then the files it no longer names go.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from thidua.law.reading import FactsRefused, Problem
from thidua.law.review import Plan, words_of
from thidua.law.shards import SHARD, Progress, quiet

MANIFEST = "manifest.json"
FORM = 1  # of the files; raise it when the meaning of a word changes


def meaning(plan: Plan) -> str:
    """What the words of a plan mean: which facts they are and the moment they were folded for."""
    moment = plan.moment
    facts = sorted((fact.table, *fact.columns, str(fact.dtype)) for fact in plan.facts)
    told = [FORM, moment.on.isoformat(), moment.decisive.isoformat(), moment.year, facts]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def is_kept(folder: Path) -> bool:
    return (folder / MANIFEST).exists()


def keep(
    plan: Plan,
    tables: Mapping[str, pl.LazyFrame],
    folder: Path,
    *,
    scratch: Path | None = None,
    at_once: int | None = None,
    tell: Progress = quiet,
) -> None:
    """Fold everybody anew and keep the words; what was kept before stays until all is written.

    Raises:
        FactsRefused: with every problem of the tables.
    """
    folder.mkdir(parents=True, exist_ok=True)
    book = _Book(folder, meaning(plan))
    for words in words_of(plan, tables, scratch=scratch, at_once=at_once, tell=tell):
        book.add(words)
    book.close()


def update(plan: Plan, tables: Mapping[str, pl.LazyFrame], changed: Collection[str], folder: Path) -> None:
    """Fold those anew who changed.

    Args:
        tables: every row of those subjects as they are now; who is named and has no row left is dropped.
        changed: ids of the subjects whose rows are new, other or gone.
    Raises:
        FactsRefused: the words mean something else, or the tables hold others than those named.
    """
    names = _manifest(plan, folder)["files"]
    ids = pl.Series("subject_id", sorted(changed), dtype=pl.String)
    fresh = pl.concat(list(words_of(plan, tables)))
    strangers = fresh.filter(~pl.col("subject_id").is_in(ids.implode()))["subject_id"]
    if len(strangers):
        some = ", ".join(strangers.head(10))
        raise FactsRefused(
            [Problem("subjects.subject_id", f"{len(strangers)} mã không có trong danh sách đổi: {some}")]
        )
    book = _Book(folder, meaning(plan))
    for name in names:
        words = pl.read_ipc(folder / name)
        rest = words.filter(~pl.col("subject_id").is_in(ids.implode()))
        if len(rest) == len(words) and len(words) >= SHARD // 2:
            book.take_over(name)
        else:
            book.add(rest)
    book.add(fresh)
    book.close()


def words_kept(plan: Plan, folder: Path) -> Iterator[pl.DataFrame]:
    """The words in parts, as `words_of` gives them.

    Raises:
        FactsRefused: there are none, or they were folded for another question.
    """
    for name in _manifest(plan, folder)["files"]:
        yield pl.read_ipc(folder / name)


def _manifest(plan: Plan, folder: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        raise FactsRefused([Problem(str(folder), "chưa có từ năm nào được giữ: gấp lại từ các bảng")]) from None
    except ValueError as error:
        raise FactsRefused([Problem(str(folder / MANIFEST), f"không đọc được: {error}")]) from None
    if told.get("meaning") != meaning(plan):
        why = "được gấp cho câu hỏi khác (ngày, năm hoặc bộ quy tắc đã đổi): gấp lại từ các bảng"
        raise FactsRefused([Problem(str(folder), why)])
    return told


class _Book:
    """Files being written: small parts are put together, and nothing counts before `close`."""

    def __init__(self, folder: Path, meaning: str) -> None:
        self.folder, self.meaning = folder, meaning
        self.files: list[str] = []
        self.waiting: list[pl.DataFrame] = []
        self.known = {place.name for place in folder.glob("*.arrow")}

    def add(self, words: pl.DataFrame) -> None:
        self.waiting.append(words)
        if sum(map(len, self.waiting)) >= SHARD:
            self._write()

    def take_over(self, name: str) -> None:
        self.files.append(name)

    def close(self) -> None:
        if self.waiting:
            self._write()
        new = self.folder / f"{MANIFEST}.new"
        new.write_text(json.dumps({"meaning": self.meaning, "files": self.files}, indent=1), "utf-8")
        new.replace(self.folder / MANIFEST)
        for name in self.known - set(self.files):
            (self.folder / name).unlink()

    def _write(self) -> None:
        number = len(self.known) + len(self.files)
        while (self.folder / f"words-{number:04}.arrow").exists():
            number += 1
        name = f"words-{number:04}.arrow"
        pl.concat(self.waiting).write_ipc(self.folder / name, compression="uncompressed")
        self.files.append(name)
        self.waiting = []
