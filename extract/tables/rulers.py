"""Drawn lines put together: collinear pieces become one, and lines that touch become a frame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from extract.document.page import Box, Rule, surround

_DOT, _DOTS, _APART = 1.6, 4, 4.0
"""A dotted line has at least so many dots, each at most so large and so far from the next, in points."""
_NEAR = 2.5
"""Lines whose distance is at most this, in points, touch."""


class Frame(NamedTuple):
    """Lines that touch each other: `rows` and `columns` are their heights and places, as `(position, from, to)`."""

    box: Box
    rows: tuple[tuple[float, float, float], ...]
    columns: tuple[tuple[float, float, float], ...]


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """Frames from top to bottom."""
    rules = [*(rule for rule in rules if not _is_dot(rule)), *_dotted(rules)]
    flat = _merged_lines(rules, horizontal=True)
    upright = _merged_lines(rules, horizontal=False)
    boxes = [Box(a, y, b, y) for y, a, b in flat] + [Box(x, a, x, b) for x, a, b in upright]
    groups = _touching(boxes)
    found = []
    for members in groups:
        box = surround([boxes[i] for i in members])
        rows = tuple(sorted(flat[i] for i in members if i < len(flat)))
        columns = tuple(sorted(upright[i - len(flat)] for i in members if i >= len(flat)))
        found.append(Frame(box, rows, columns))
    return sorted(found, key=lambda frame: frame.box.top)


def _is_dot(rule: Rule) -> bool:
    return max(rule.x1 - rule.x0, rule.bottom - rule.top) <= _DOT


def _dotted(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Dotted lines: dots that follow each other closely, upright or flat."""
    dots = [rule for rule in rules if _is_dot(rule)]
    for start, end, across in (("top", "bottom", "x0"), ("x0", "x1", "top")):
        rows: dict[int, list[Rule]] = defaultdict(list)
        for dot in dots:
            rows[round(getattr(dot, across))].append(dot)
        for row in rows.values():
            runs: list[list[Rule]] = []
            for dot in sorted(row, key=attrgetter(start)):
                if runs and getattr(dot, start) - getattr(runs[-1][-1], end) <= _APART:
                    runs[-1].append(dot)
                else:
                    runs.append([dot])
            yield from (Rule(*surround([Box(*dot) for dot in run])) for run in runs if len(run) >= _DOTS)


def covers(lines: Iterable[tuple[float, float, float]], position: float, start: float, end: float) -> float:
    """Which share of `start` to `end` the lines at a position cover."""
    if end <= start:
        return 0.0
    pieces = sorted((max(a, start), min(b, end)) for p, a, b in lines if abs(p - position) <= _NEAR)
    covered, reached = 0.0, start
    for a, b in pieces:
        if b > reached:
            covered += b - max(a, reached)
            reached = b
    return covered / (end - start)


def _merged_lines(rules: Sequence[Rule], *, horizontal: bool) -> list[tuple[float, float, float]]:
    """Lines of one direction as `(position, from, to)`; pieces that continue each other are one."""
    lines = []
    for rule in rules:
        if rule.horizontal == horizontal:
            if horizontal:
                lines.append(((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
            else:
                lines.append(((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    lines.sort()
    merged: list[list[float]] = []
    open_at: list[int] = []
    for position, start, end in lines:
        open_at = [i for i in open_at if position - merged[i][0] <= _NEAR / 2]
        for i in open_at:
            if start <= merged[i][2] + _NEAR and end >= merged[i][1] - _NEAR:
                merged[i][1], merged[i][2] = min(merged[i][1], start), max(merged[i][2], end)
                break
        else:
            merged.append([position, start, end])
            open_at.append(len(merged) - 1)
    return [(p, a, b) for p, a, b in merged]


def _touching(boxes: Sequence[Box]) -> list[list[int]]:
    """Groups of boxes that touch, directly or through others: a sweep from top to bottom."""
    parent = list(range(len(boxes)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    order = sorted(range(len(boxes)), key=lambda i: boxes[i].top)
    active: list[int] = []
    for i in order:
        box = boxes[i]
        active = [j for j in active if boxes[j].bottom >= box.top - _NEAR]
        for j in active:
            other = boxes[j]
            if box.x0 <= other.x1 + _NEAR and box.x1 >= other.x0 - _NEAR:
                parent[root(i)] = root(j)
        active.append(i)
    groups: dict[int, list[int]] = {}
    for i in range(len(boxes)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())
