"""The law this site works with, flat, and its documents; built once for each law."""

from __future__ import annotations

from functools import lru_cache

from thidua.law.edition import packaged_digest
from thidua.law.loading import the_law
from thidua.law.rulebook import Law
from thidua.rulebooks.domain.documents import Document, documents_of
from thidua.rulebooks.domain.provisions import Provision, provisions_of_law


class _Base:
    """The edition this process works with; None is that of the package."""

    law: Law | None = None
    edition: str | None = None


def law() -> Law:
    """The rulebooks of the edition in force; `in_force` adds what lawyers confirmed."""
    return _Base.law or the_law()


def edition() -> str:
    """The digest of that edition."""
    return _Base.edition or packaged_digest()


def work_with(edition: str, law: Law | None) -> None:
    """Called by `in_force` alone."""
    _Base.edition, _Base.law = edition, law


def provisions(of: Law | None = None) -> tuple[Provision, ...]:
    """Every statement of a law; without one, of that which the site works with."""
    return _flat(Same(of or law()))


def documents() -> dict[str, Document]:
    return _documents(Same(law()))


class Same:
    """A law as the key of a cache: it is the same only when it is the same object."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def __hash__(self) -> int:
        return id(self.law)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.law is self.law


@lru_cache(maxsize=4)
def _flat(same: Same) -> tuple[Provision, ...]:
    return tuple(provisions_of_law(same.law))


@lru_cache(maxsize=4)
def _documents(same: Same) -> dict[str, Document]:
    return documents_of(_flat(same))
