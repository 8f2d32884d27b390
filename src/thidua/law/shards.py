"""Many subjects cut into shards that fit in memory, each table read once.

Tables that come in the order of their subjects are cut where they lie: a shard is a range of subjects, and Parquet's
statistics tell which parts of a file hold it. Rows in any other order are first laid aside, in one pass over a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from pyarrow import parquet

from thidua.law.reading import SINGLES

SHARD = 250_000  # subjects evaluated at once; more only cost memory
MOST_SHARDS = 256  # as many as the bucket of a row can name in one byte
BUCKET = "bucket"
SEED = 0

Tables = Mapping[str, pl.LazyFrame]
Progress = Callable[[str, int, int], None]  # what is under way, how much is done, of how much


class Folder(dict[str, pl.LazyFrame]):
    """Tables by their names, with the Parquet files they are read from; `text` are those that come from CSV."""

    files: Mapping[str, Path] = {}
    text: frozenset[str] = frozenset()


def quiet(what: str, done: int, of: int) -> None:
    """Tell nobody."""


def shard_of(count: int) -> pl.Expr:
    """The shard that a subject belongs to: the same for all its rows, whatever table they stand in."""
    return (pl.col("subject_id").hash(seed=SEED) % count).cast(pl.UInt8).alias(BUCKET)


def shards_for(subjects: int, at_once: int | None = None) -> int:
    return min(MOST_SHARDS, max(1, -(-subjects // (at_once or SHARD))))


@contextmanager
def shards(
    tables: Tables, count: int, columns: Mapping[str, set[str]], scratch: Path | None = None, tell: Progress = quiet
) -> Iterator[Iterator[Tables]]:
    """The tables of one shard after the other; one shard alone is the tables as they are.

    Args:
        columns: the columns of each list that anybody will read; a table not named is not read at all.
        scratch: where the rows are laid aside until the end; by default the system's place for such files.
    """
    read = {name: narrow(name, table, columns) for name, table in tables.items() if is_read(name, columns)}
    if count == 1:
        yield iter([read])
        return
    if isinstance(tables, Folder) and all(name in tables.files and lies_in_order(tables.files[name]) for name in read):
        yield ranges(read, count)
        return
    with TemporaryDirectory(prefix="thidua-review-", dir=scratch, ignore_cleanup_errors=True) as place:
        folder = Path(place)
        for done, (name, table) in enumerate(read.items()):
            tell(f"đọc bảng {name}", done, len(read))
            lay_aside(table, folder / name, count)
        yield (gather(read, folder, number) for number in range(count))


def lies_in_order(file: Path) -> bool:
    """Whether the parts of a Parquet file follow each other by subject, as far as its statistics tell."""
    about = parquet.ParquetFile(file).metadata
    place = about.schema.to_arrow_schema().get_field_index("subject_id")
    last = None
    for group in range(about.num_row_groups):
        found = about.row_group(group).column(place).statistics
        if found is None or not found.has_min_max or not isinstance(found.min, str) or found.null_count:
            return False  # a row without an id is in no range: laid aside, it is found
        if last is not None and found.min < last:
            return False
        last = found.max
    return True


def ranges(read: Tables, count: int) -> Iterator[Tables]:
    """Shards of neighbouring subjects. Only how fast this is depends on the order, not what comes out."""
    subjects = read["subjects"].select(pl.len()).collect(engine="streaming").item()
    every = max(1, -(-subjects // count))
    ids = read["subjects"].select(pl.col("subject_id").sort().gather_every(every)).collect(engine="streaming")
    cuts = ids["subject_id"].unique().sort().to_list()
    for first, last in zip(cuts, [*cuts[1:], None], strict=True):
        mine = pl.col("subject_id") >= first
        if last is not None:
            mine = mine & (pl.col("subject_id") < last)
        yield {name: table.filter(mine) for name, table in read.items()}


def is_read(name: str, columns: Mapping[str, set[str]]) -> bool:
    return name == "subjects" or name in SINGLES or name in columns


def narrow(name: str, table: pl.LazyFrame, columns: Mapping[str, set[str]]) -> pl.LazyFrame:
    """Only the columns that are read, so that no others are written; of small tables everything is kept."""
    if name == "subjects" or name in SINGLES:
        return table
    kept = {"subject_id", "year", *columns[name]}
    return table.select(column for column in table.collect_schema().names() if column in kept)


def lay_aside(table: pl.LazyFrame, folder: Path, count: int) -> None:
    """One pass over a table; its rows go to one file or several per shard."""
    folder.mkdir()
    cut = table.with_columns(pl.col("subject_id").cast(pl.String)).with_columns(shard_of(count))
    cut.sink_parquet(pl.PartitionBy(folder, key=BUCKET, include_key=False), compression="lz4", statistics=False)


def gather(read: Tables, folder: Path, number: int) -> Tables:
    """The rows of one shard, read back."""
    found = {}
    for name, table in read.items():
        files = sorted((folder / name / f"{BUCKET}={number}").glob("*.parquet"))
        schema = table.collect_schema()
        schema["subject_id"] = pl.String()
        found[name] = pl.scan_parquet(files) if files else pl.LazyFrame(schema=schema)
    return found
