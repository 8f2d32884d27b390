"""The fixed words of decisions and certificates, and the "Căn cứ" lines: data with sources, read strictly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

CONFIDENCE = ("high", "medium", "low")


class BadWording(ValueError):
    """A key that is missing, unknown or of the wrong shape; names file and key."""


@dataclass(frozen=True)
class Basis:
    """One "Căn cứ" line with where it comes from."""

    text: str
    regime: str
    source: str
    confidence: str
    kind: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def applies(self, *, regime: str | None, on: date, kind: str) -> bool:
        return (
            self.regime in {"any", regime}
            and self.kind in {"", kind}
            and (self.valid_from is None or on >= self.valid_from)
            and (self.valid_until is None or on < self.valid_until)
        )


@dataclass(frozen=True)
class AwardWords:
    """How one award is named in texts; see wording.yaml for each."""

    mark: str
    called: str
    on_paper: str
    verb: str
    honour: Literal["gold", "plain"]


def _load(name: str) -> dict[str, Any]:
    text = resources.files("thidua.decisions").joinpath(name).read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    if not isinstance(found, dict):
        raise BadWording(f"{name}: expected keys, got {type(found).__name__}")
    return found


@cache
def bases() -> tuple[Basis, ...]:
    """All lines of bases.yaml, in the order they are printed."""
    return tuple(_basis(number, raw) for number, raw in enumerate(_load("bases.yaml")["lines"], start=1))


def _basis(number: int, raw: dict[str, Any]) -> Basis:
    known = {"text", "regime", "source", "confidence", "kind", "from", "until"}
    if strange := set(raw) - known:
        raise BadWording(f"bases.yaml, line {number}: unknown {', '.join(sorted(strange))}")
    if missing := {"text", "regime", "source", "confidence"} - set(raw):
        raise BadWording(f"bases.yaml, line {number}: missing {', '.join(sorted(missing))}")
    if raw["confidence"] not in CONFIDENCE:
        raise BadWording(f"bases.yaml, line {number}: confidence {raw['confidence']!r}")
    return Basis(
        text=raw["text"],
        regime=raw["regime"],
        source=raw["source"],
        confidence=raw["confidence"],
        kind=raw.get("kind", ""),
        valid_from=raw.get("from"),
        valid_until=raw.get("until"),
    )


@cache
def _words() -> dict[str, Any]:
    found = _load("wording.yaml")
    wanted = {"awards", "subject", "articles", "recipients", "annex_title", "reason", "proposal_basis", "heads"}
    if set(found) != wanted:
        raise BadWording(f"wording.yaml: expected {sorted(wanted)}, got {sorted(found)}")
    return found


@cache
def award_words(award: str) -> AwardWords:
    """The words of an award; one nobody has worded yet gets the general ones."""
    awards = _words()["awards"]
    return AwardWords(**awards.get(award, awards["other"]))


def head_of(kind: str) -> str:
    """The post of the head of a kind of unit: "Bộ trưởng"."""
    heads = _words()["heads"]
    return str(heads.get(kind, heads["other"]))


@dataclass(frozen=True)
class Occasion:
    """What the sentences of one decision are about.

    Args:
        award_name: the award's name, used only where no wording is kept.
        body, head: the issuing body and the post of its head.
        individuals, collectives: lines of the list, by kind.
    """

    award: str
    award_name: str
    year: int
    body: str
    head: str
    individuals: int
    collectives: int

    @property
    def words(self) -> AwardWords:
        return award_words(self.award)

    def say(self, template: str) -> str:
        plain = {"body": self.body, "head": self.head, "award": self.award_name, "year": str(self.year)}
        called = self.words.called.format(**plain)
        return template.format(**plain, called=called, subjects=self._subjects(), those=self._those())

    def _subjects(self) -> str:
        parts = []
        if self.collectives:
            parts.append(f"{self.collectives:02d} tập thể")
        if self.individuals:
            parts.append(f"{self.individuals:02d} cá nhân")
        return f"{' và '.join(parts) or 'các tập thể, cá nhân'} thuộc {self.body}"

    def _those(self) -> str:
        if self.individuals and self.collectives:
            return "các tập thể, cá nhân"
        return "các tập thể" if self.collectives else "các cá nhân"

    @property
    def subject(self) -> str:
        return self.say(_words()["subject"])

    @property
    def articles(self) -> list[str]:
        return [self.say(line) for line in _words()["articles"]]

    @property
    def recipients(self) -> list[str]:
        return [self.say(line) for line in _words()["recipients"]]

    @property
    def annex_title(self) -> str:
        return self.say(_words()["annex_title"])

    @property
    def reason(self) -> str:
        return self.say(_words()["reason"])

    @property
    def on_paper(self) -> str:
        return self.say(self.words.on_paper)

    def bases(self, *, regime: str | None, on: date, kind: str) -> Sequence[Basis]:
        """The lines that apply, then the proposal of the council."""
        found = [one for one in bases() if one.applies(regime=regime, on=on, kind=kind)]
        proposal = Basis(self.say(_words()["proposal_basis"]), "any", "", "high")
        return [*found, proposal]
