"""The small chart of a target, drawn on the server: one ink line, the target dashed, a silent axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 300.0, 84.0
_LEFT, _RIGHT = 20.0, 280.0
_TOP, _BOTTOM = 12.0, 62.0
_LABELS_AT = 80.0
_MOST_LABELS = 6


@dataclass(frozen=True)
class Mark:
    """One year: where its label stands and, when a value is known, where its point stands."""

    label: str
    x: float
    y: float | None
    show_label: bool


@dataclass(frozen=True)
class Sparkline:
    """Coordinates for the template; `lines` are the stretches without a gap."""

    marks: tuple[Mark, ...]
    lines: tuple[str, ...]
    also_lines: tuple[str, ...]
    target_top: float | None
    target_bottom: float | None

    @property
    def band_height(self) -> float:
        if self.target_top is None or self.target_bottom is None:
            return 0.0
        return round(self.target_bottom - self.target_top, 1)


Point = tuple[str, float | None]


def as_points(values: Iterable[object]) -> list[Point]:
    """Accept pairs (label, value), mappings with `label`/`year` and `value`, or bare values."""
    points: list[Point] = []
    for index, item in enumerate(values):
        label: object = str(index + 1)
        value: object = item
        if isinstance(item, dict):
            label, value = item.get("label", item.get("year", label)), item.get("value")
        elif isinstance(item, (tuple, list)):
            label, value = item[0], item[1]
        points.append((str(label), None if value is None or value == "" else float(str(value))))
    return points


def sparkline(
    points: Sequence[Point],
    target_low: float | None = None,
    target_high: float | None = None,
    also: Sequence[Point] = (),
) -> Sparkline:
    """Place the points; a target with two bounds is a band, with one a line."""
    known = [value for _, value in (*points, *also) if value is not None]
    targets = [bound for bound in (target_low, target_high) if bound is not None]
    low, high = min([*known, *targets], default=0.0), max([*known, *targets], default=1.0)
    if high == low:
        low, high = low - 1, high + 1

    def y(value: float) -> float:
        return round(_BOTTOM - (value - low) / (high - low) * (_BOTTOM - _TOP), 1)

    def x(index: int, count: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (index / (count - 1) if count > 1 else 0.5), 1)

    every = -(-len(points) // _MOST_LABELS) or 1
    last = len(points) - 1
    marks = tuple(
        Mark(label, x(index, len(points)), None if value is None else y(value), (last - index) % every == 0)
        for index, (label, value) in enumerate(points)
    )
    also_marks = [
        Mark(label, x(index, len(also)), None if value is None else y(value), False)
        for index, (label, value) in enumerate(also)
    ]
    heights = sorted(y(bound) for bound in targets)
    return Sparkline(
        marks=marks,
        lines=_stretches(marks),
        also_lines=_stretches(also_marks),
        target_top=heights[0] if heights else None,
        target_bottom=heights[-1] if heights else None,
    )


def _stretches(marks: Iterable[Mark]) -> tuple[str, ...]:
    stretches: list[list[str]] = [[]]
    for mark in marks:
        if mark.y is None:
            stretches.append([])
        else:
            stretches[-1].append(f"{mark.x},{mark.y}")
    return tuple(" ".join(stretch) for stretch in stretches if len(stretch) > 1)
