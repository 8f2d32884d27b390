"""Strict reading of one YAML mapping: unknown keys, missing ones and wrong types stop it, naming file and key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from thidua.law.rulebook import Citation

CONFIDENCES = ("high", "medium", "low")
STATUSES = ("draft", "unread")
PLACE = re.compile(r"(?P<article>\d+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?\Z")
MISSING = object()
ReadT = TypeVar("ReadT")


class RulebookError(ValueError):
    """Rulebooks are not as they must be; each of `problems` names the file and the key."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Gathered:
    """Reads on after a refusal, so that every problem is told at once."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def read(self, function: Callable[..., ReadT], *given: Any) -> ReadT | None:
        """What the function gives; None where it refuses, with its problems kept."""
        try:
            return function(*given)
        except RulebookError as refused:
            self.problems += refused.problems
            return None

    def stop(self) -> None:
        """Raise what was gathered, if anything was."""
        if self.problems:
            raise RulebookError(*dict.fromkeys(self.problems))


def every(nodes: Iterator[Node], function: Callable[..., ReadT], *given: Any) -> tuple[ReadT, ...]:
    """Each item of a list read; those that are wrong are told together."""
    gathered = Gathered()
    found = [gathered.read(function, node, *given) for node in nodes]
    gathered.stop()
    return tuple(one for one in found if one is not None)


class Node:
    """A mapping of a YAML file that knows where it stands and which of its keys were read."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, dict):
            raise RulebookError(f"{where}: must be a mapping")
        self.data: dict[str, Any] = data
        self.where = where
        self.read: set[str] = set()

    def fail(self, key: str, problem: str) -> RulebookError:
        return RulebookError(f"{self.where}: {key}: {problem}")

    def has(self, key: str) -> bool:
        return self.data.get(key) is not None

    def get(self, key: str, kind: type | tuple[type, ...], default: Any = MISSING) -> Any:
        self.read.add(key)
        value = self.data.get(key)
        if value is None:
            if default is MISSING:
                raise self.fail(key, "is missing")
            return default
        if (isinstance(value, bool) and kind is not bool) or not isinstance(value, kind):
            raise self.fail(key, f"has the wrong type: {value!r}")
        return value

    def text(self, key: str, default: Any = MISSING) -> Any:
        return self.get(key, str, default)

    def word(self, key: str, words: tuple[str, ...], default: Any = MISSING) -> Any:
        value = self.get(key, str, default)
        if value is not default and value not in words:
            raise self.fail(key, f"{value!r} is none of {', '.join(words)}")
        return value

    def whole(self, key: str, default: Any = MISSING) -> Any:
        return self.get(key, int, default)

    def day(self, key: str, default: Any = MISSING) -> Any:
        return self.get(key, date, default)

    def words(self, key: str, default: Any = MISSING) -> tuple[str, ...]:
        found = self.get(key, list, default)
        if found is default:
            return ()
        if not all(isinstance(item, str) for item in found):
            raise self.fail(key, "must be a list of words")
        return tuple(found)

    def node(self, key: str) -> Node:
        return Node(self.get(key, dict), f"{self.where}: {key}")

    def nodes(self, key: str) -> Iterator[Node]:
        for n, item in enumerate(self.get(key, list, [])):
            name = item.get("id", n) if isinstance(item, dict) else n
            yield Node(item, f"{self.where}: {key}[{name}]")

    def done(self) -> None:
        """Refuse keys nobody asked for."""
        unknown = sorted(str(key) for key in set(self.data) - self.read)
        if unknown:
            raise RulebookError(f"{self.where}: unknown key {', '.join(unknown)}")


class Library:
    """The documents that may be cited and the sources that may be named."""

    def __init__(self, documents: Mapping[str, str], sources: Mapping[str, Any]) -> None:
        self.documents = documents
        self.sources = sources

    def citation(self, text: str, node: Node) -> Citation:
        """`L22 22.1.a` is Điều 22 khoản 1 điểm a of the document called L22; `TT08` is a whole document."""
        document, _, place = text.strip().partition(" ")
        if document not in self.documents:
            raise node.fail("cite", f"{document!r} is not a known document")
        title = self.documents[document]
        if not place:
            return Citation(document, None, None, None, title)
        match = PLACE.match(place.strip())
        if match is None:
            raise node.fail("cite", f"{place!r} is no article, clause and point, as in 22.1.a")
        parts = [f"Điều {match['article']}"]
        if match["clause"]:
            parts.append(f"khoản {match['clause']}")
        if match["point"]:
            parts.append(f"điểm {match['point']}")
        printed = f"{title}, {' '.join(parts)}"
        return Citation(document, match["article"], match["clause"], match["point"], printed)

    def authored(self, node: Node) -> dict[str, Any]:
        """Citation, confidence, status, sources and note of anything the law says."""
        cite = node.text("cite")
        citations = tuple(self.citation(part, node) for part in cite.split(";"))
        sources = node.words("sources")
        if not sources:
            raise node.fail("sources", "names no source")
        for source in sources:
            if source not in self.sources:
                raise node.fail("sources", f"{source!r} is not a known source")
        return {
            "citations": citations,
            "confidence": node.word("confidence", CONFIDENCES),
            "sources": sources,
            "note": node.text("note", None),
            "status": node.word("status", STATUSES, "draft"),
        }
