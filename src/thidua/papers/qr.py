"""QR codes as one vector outline: sharp at every size and without seams between modules."""

from __future__ import annotations

from collections.abc import Sequence

import segno

# Scoring the eight masks takes four fifths of the time of a code. Every reader reads every mask, so one
# is fixed and a thousand codes take a second instead of five.
MASK = 3


def matrix_of(text: str) -> tuple[Sequence[int], ...]:
    """Modules of the code at error correction level M, 1 is dark, without quiet zone."""
    return tuple(segno.make(text, error="m", micro=False, boost_error=False, mask=MASK).matrix)


def outline_svg(text: str) -> str:
    """The code as an SVG of one path, one unit per module, without quiet zone."""
    matrix = matrix_of(text)
    size = len(matrix)
    path = "".join(_loop_path(loop) for loop in _outlines(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#000" fill-rule="evenodd" d="{path}"/></svg>'
    )


Point = tuple[int, int]


def _outlines(matrix: Sequence[Sequence[int]]) -> list[list[Point]]:
    """Closed loops round the dark regions, dark on the right-hand side."""
    size = len(matrix)
    edges: dict[Point, list[Point]] = {}
    for y, row in enumerate(matrix):
        above = matrix[y - 1] if y else None
        below = matrix[y + 1] if y + 1 < size else None
        for x, dark in enumerate(row):
            if not dark:
                continue
            if above is None or not above[x]:
                edges.setdefault((x, y), []).append((x + 1, y))
            if x + 1 == size or not row[x + 1]:
                edges.setdefault((x + 1, y), []).append((x + 1, y + 1))
            if below is None or not below[x]:
                edges.setdefault((x + 1, y + 1), []).append((x, y + 1))
            if x == 0 or not row[x - 1]:
                edges.setdefault((x, y + 1), []).append((x, y))
    loops = []
    while edges:
        start, ends = edges.popitem()
        loop, point = [start], ends.pop()
        if ends:
            edges[start] = ends
        while point != start:
            loop.append(point)
            ends = edges[point]
            following = ends.pop()
            if not ends:
                del edges[point]
            point = following
        loops.append(loop)
    return loops


def _loop_path(loop: list[Point]) -> str:
    """Path of one loop with its straight runs joined."""
    steps = [f"M{loop[0][0]} {loop[0][1]}"]
    last = len(loop) - 1
    for place in range(1, len(loop)):
        (x0, y0), (x, y) = loop[place - 1], loop[place]
        x1, y1 = loop[place + 1] if place < last else loop[0]
        if (x0 == x == x1) or (y0 == y == y1):
            continue
        steps.append(f"H{x}" if y == y0 else f"V{y}")
    return "".join(steps) + "Z"
