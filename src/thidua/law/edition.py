"""An edition of the rulebooks: all their files together, named by one digest, loaded whole or refused whole."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import IO, Any

from thidua.law.cases import Case, differences, load_cases
from thidua.law.engine import Engine
from thidua.law.kernel.moment import Moment
from thidua.law.loading import load_law
from thidua.law.question import LOCAL_RULES
from thidua.law.rulebook import Law, Rulebook
from thidua.law.strict import Gathered, RulebookError
from thidua.law.words import AWARDS

Files = Mapping[str, bytes]
"""Name ("B2/ldtt.yaml", always with "/") → bytes of each file."""
Told = Callable[[int, int], None]

COMMON = ("sources.yaml", "awards.yaml", "base_salary.yaml", "regimes.yaml")


@dataclass(frozen=True)
class Folder(Traversable):
    """Files in memory, read as a folder is."""

    content: Files
    path: str = ""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def __str__(self) -> str:
        return self.path

    def __truediv__(self, child: Any) -> Folder:
        return self.joinpath(child)

    def joinpath(self, *descendants: Any) -> Folder:
        return Folder(self.content, "/".join([*filter(None, [self.path]), *map(str, descendants)]))

    def is_file(self) -> bool:
        return self.path in self.content

    def is_dir(self) -> bool:
        return any(name.startswith(self._inside) for name in self.content)

    def iterdir(self) -> Iterator[Folder]:
        children = {name[len(self._inside) :].partition("/")[0] for name in self.content if self._holds(name)}
        return (self / child for child in sorted(children))

    def read_bytes(self) -> bytes:
        return self.content[self.path]

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        return self.content[self.path].decode(encoding or "utf-8", errors or "strict")

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        raw = io.BytesIO(self.content[self.path])
        return raw if "b" in mode else io.TextIOWrapper(raw, encoding="utf-8")

    @property
    def _inside(self) -> str:
        return f"{self.path}/" if self.path else ""

    def _holds(self, name: str) -> bool:
        return name.startswith(self._inside)


def files_of(folder: Traversable) -> dict[str, bytes]:
    """Every YAML file of a folder of rulebooks, one level deep."""
    found: dict[str, bytes] = {}
    for place in folder.iterdir():
        if place.is_dir():
            found |= {f"{place.name}/{one.name}": one.read_bytes() for one in place.iterdir() if _is_yaml(one.name)}
        elif _is_yaml(place.name):
            found[place.name] = place.read_bytes()
    return found


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def digest_of(content: Files) -> str:
    """SHA-256 over the names and bytes of all files, by name, in hexadecimal; each with its length before it."""
    whole = hashlib.sha256()
    for name in sorted(content):
        for part in (name.encode("utf-8"), content[name]):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


@cache
def packaged_files() -> Files:
    """The rulebooks inside the package."""
    return files_of(files("thidua.law") / "rulebooks")


@cache
def packaged_digest() -> str:
    return digest_of(packaged_files())


def load_edition(content: Files) -> tuple[Law, tuple[Case, ...]]:
    """The law of these files and all its cases.

    Raises:
        RulebookError: every problem, each naming the file and the key.
    """
    folder = Folder(content)
    gathered = Gathered()
    law = gathered.read(load_law, folder)
    gathered.problems += _strangers(content, law)
    if law is None:
        raise RulebookError(*gathered.problems)
    for award in AWARDS:
        if award not in law.awards:
            gathered.problems.append(f"awards.yaml: awards: {award} is missing")
    cases: list[Case] = []
    for book in law.rulebooks.values():
        cases += gathered.read(_cases, folder, book) or ()
        gathered.read(_runs, law, book)
    gathered.stop()
    return law, tuple(cases)


def _strangers(content: Files, law: Law | None) -> list[str]:
    """Files nothing would read: a folder of no regime, a file at the top that has no place there."""
    if law is None:
        return []
    read = {regime.id for regime in law.regimes if regime.is_read}
    found = []
    for name in sorted(content):
        folder, _, rest = name.partition("/")
        if (not rest and name not in COMMON) or (rest and folder not in read):
            found.append(f"{name}: belongs to no regime that is read")
    return found


def _cases(folder: Traversable, book: Rulebook) -> list[Case]:
    name = f"{book.regime}/{book.award}.cases.yaml"
    try:
        found = load_cases(folder, book.regime, book.award)
    except (TypeError, KeyError, AttributeError, ValueError, RecursionError) as error:
        if isinstance(error, RulebookError):
            raise
        raise RulebookError(f"{name}: has the wrong shape: {error}") from error
    gathered = Gathered()
    for case in found:
        gathered.read(case.ask)
    gathered.stop()
    return found


def _runs(law: Law, book: Rulebook) -> None:
    """Whether the engine can put every standard of the book together."""
    from thidua.law.assembly import assemble
    from thidua.law.running import Program

    regime = next(one for one in law.regimes if one.id == book.regime)
    for kind in book.standards:
        for local_rules in LOCAL_RULES:
            moment = Moment(regime.start, regime.start, regime.start.year, local_rules)
            try:
                standard = assemble(law, regime, book, kind, moment, None)
                if standard is not None:
                    Program.of([standard])
            except Exception as error:
                raise RulebookError(f"{book.regime}/{book.award}.yaml: {kind}: cannot be run: {error}") from error


@dataclass(frozen=True)
class Failure:
    """A case that came out otherwise than it says."""

    where: str
    name: str
    regime: str
    award: str
    problems: tuple[str, ...]


def failing(law: Law, cases: tuple[Case, ...], told: Told = lambda done, total: None) -> list[Failure]:
    """Every case asked; those that do not hold. `told` hears how many were asked, of how many."""
    engine = Engine(law)
    found = []
    for number, case in enumerate(cases):
        told(number, len(cases))
        try:
            answer = engine.answer(*case.ask())
            problems = differences(case, answer)
            if answer["regime"] != case.regime:
                problems.append(f"regime {answer['regime']}, not {case.regime}")
        except Exception as error:  # a rulebook that makes the engine fail has failed this case
            problems = [f"{type(error).__name__}: {error}"]
        if problems:
            found.append(Failure(case.where, case.name, case.regime, case.award, tuple(problems)))
    told(len(cases), len(cases))
    return found
