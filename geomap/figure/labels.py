"""Labels that keep clear of each other and of the signs: beside the sign, at the end of a short line, or not at all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from geomap.figure.canvas import Canvas, balanced, text_width
from geomap.figure.frame import Frame

NAME_PT: Final = 6.6
LINE_PT: Final = 5.6
COUNTRY_PT: Final = 6.2
GAP_PT: Final = 1.4
WRAP_PT: Final = 70.0  # of a line under a region's name: about half of it
LEADING: Final = 1.22
GROUND: Final = 0.82  # how white the ground of a label is
_ASCENT: Final = 0.76  # of the size, above the baseline: capitals and accents
_DESCENT: Final = 0.24
_LEADER: Final = "#5b6066"
_RIM: Final = 5.0

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be written at a spot. `form` is that of the place; `reach` how far its signs lie to each side."""

    form: str
    name: str
    lines: tuple[str, ...]
    x: float
    y: float
    room: tuple[float, float] | None = None
    reach: tuple[float, float] = (5.5, 5.5)


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    size_pt: float
    bold: bool
    italic: bool
    width: float


class Labels:
    """The labels of one map.

    Parameters
    ----------
    canvas
        The sheet to write on.
    frame
        The rectangle that no label leaves.
    taken
        Boxes that no label may cover: signs, scale bar, inset.
    """

    def __init__(self, canvas: Canvas, frame: Frame, taken: Iterable[Box]) -> None:
        self._canvas = canvas
        self._frame = frame
        self._taken = list(taken)
        self._leaders: list[tuple[float, float, float, float]] = []

    def place(self, labels: Sequence[Label]) -> list[str]:
        """Write labels, those first that come first; return the names of those for which there was no room."""
        return [label.name for label in labels if not self._place(label)]

    def country(self, name: str, spots: Iterable[tuple[float, float]]) -> None:
        """Write the name of a country at the first of its spots that is free, if any is."""
        words = "\u200a".join(name.upper())
        width = text_width(words, COUNTRY_PT)
        for x, y in spots:
            box = (x - width / 2, y - COUNTRY_PT * 0.5, x + width / 2, y + COUNTRY_PT * 0.5)
            if self._free(box, near=6):
                self._taken.append(box)
                self._canvas.text(x, y - COUNTRY_PT * 0.36, words, size_pt=COUNTRY_PT, colour="#6a7077", align="center")
                return

    def _place(self, label: Label) -> bool:
        for lines in (label.lines, ()) if label.lines else ((),):
            rows = _rows(label, [part for line in lines for part in balanced(line, WRAP_PT, LINE_PT)])
            width = max(row.width for row in rows) + 2
            height = sum(row.size_pt * LEADING for row in rows) + 1
            if (
                label.form == "area"
                and label.room
                and lines
                and (width > label.room[0] * 0.85 or height > label.room[1] * 0.7)
            ):
                continue
            for dx, dy, leader in _shifts(label, width, height):
                x, y = label.x + dx, label.y + dy
                box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                line = _leader(label, box) if leader else None
                if self._free(box) and (line is None or self._clear(line)):
                    self._write(rows, box, line)
                    return True
        return False

    def _free(self, box: Box, near: float = GAP_PT) -> bool:
        frame = self._frame
        if box[0] < frame.x + 2 or box[2] > frame.x + frame.width - 2:
            return False
        if box[1] < frame.y + 2 or box[3] > frame.y + frame.height - 2:
            return False
        if any(_crosses(line, box) for line in self._leaders):
            return False
        return not any(
            box[0] < other[2] + near
            and box[2] > other[0] - near
            and box[1] < other[3] + near
            and box[3] > other[1] - near
            for other in self._taken
        )

    def _clear(self, line: tuple[float, float, float, float]) -> bool:
        """Tell whether a leader crosses no label and no sign but its own, nor another leader."""
        x, y = line[0], line[1]
        boxes = [box for box in self._taken if not (box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1)]
        return not any(_crosses(line, box) for box in boxes) and not any(_meet(line, other) for other in self._leaders)

    def _write(self, rows: Sequence[_Text], box: Box, leader: tuple[float, float, float, float] | None) -> None:
        import shapely

        self._taken.append(box)
        if leader:
            self._leaders.append(leader)
            self._canvas.stroke(shapely.LineString([leader[:2], leader[2:]]), _LEADER, 0.5)
        middle = (box[0] + box[2]) / 2
        top = box[3] - 0.5
        for row in rows:
            baseline = top - row.size_pt * (LEADING - 1) / 2 - row.size_pt * _ASCENT
            ground = shapely.box(
                middle - row.width / 2 - 1,
                baseline - row.size_pt * _DESCENT,
                middle + row.width / 2 + 1,
                baseline + row.size_pt * (_ASCENT + 0.04),
            )
            self._canvas.fill(ground, "#ffffff", alpha=GROUND)
            self._canvas.text(
                middle, baseline, row.words, size_pt=row.size_pt, bold=row.bold, italic=row.italic, align="center"
            )
            top -= row.size_pt * LEADING


def _rows(label: Label, lines: Sequence[str]) -> list[_Text]:
    italic = label.form == "label"
    rows = [
        _Text(label.name, NAME_PT, not italic, italic, text_width(label.name, NAME_PT, bold=not italic, italic=italic))
    ]
    rows += [_Text(line, LINE_PT, False, italic, text_width(line, LINE_PT, italic=italic)) for line in lines]
    return rows


def _shifts(label: Label, width: float, height: float) -> list[tuple[float, float, bool]]:
    """Return where a label may go, as shifts of its middle from the spot, best first; and whether with a leader."""
    if label.form in ("area", "unknown", "label"):
        reach = (label.room[0] * 0.34, label.room[1] * 0.36) if label.room else (0.0, 0.0)
        steps = sorted(
            {(x * 6.0, y * 5.0) for x in range(-9, 10) for y in range(-9, 10)},
            key=lambda each: (each[0] ** 2 * 0.7 + each[1] ** 2, each),
        )
        return [(x, y, False) for x, y in steps if abs(x) <= reach[0] and abs(y) <= reach[1]]
    left, right = width / 2 + label.reach[0] + 1.5, width / 2 + label.reach[1] + 1.5
    up = height / 2 + 7.0
    beside = [(right, 0.0), (-left, 0.0)] if label.reach[1] <= label.reach[0] else [(-left, 0.0), (right, 0.0)]
    near = [
        *beside,
        (0.0, up),
        (0.0, -up),
        (right - 2, up - 3),
        (right - 2, 3 - up),
        (2 - left, up - 3),
        (2 - left, 3 - up),
    ]
    shifts = [(x, y, False) for x, y in near]
    for far in (12.0, 18.0, 25.0, 33.0, 42.0, 52.0, 64.0):
        for step in range(16):
            angle = math.pi / 8 * step
            x, y = math.cos(angle), math.sin(angle)
            shifts.append((x * (far + width / 2), y * (far + height / 2), True))
    return shifts


def _fits(width: float, height: float, room: tuple[float, float]) -> bool:
    return width <= room[0] * 0.85 and height <= room[1] * 0.7


def _leader(label: Label, box: Box) -> tuple[float, float, float, float]:
    """Return the line from the rim of a sign to the nearest point of its label."""
    x, y = min(max(label.x, box[0]), box[2]), min(max(label.y, box[1]), box[3])
    dx, dy = x - label.x, y - label.y
    length = math.hypot(dx, dy) or 1.0
    rim = label.reach[1 if dx > 0 else 0] if abs(dx) > abs(dy) else _RIM
    rim = min(rim, length)
    return label.x + dx / length * rim, label.y + dy / length * rim, x, y


def _crosses(line: tuple[float, float, float, float], box: Box) -> bool:
    """Tell whether a segment meets a box (by Liang and Barsky's clipping)."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    low, high = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            low = max(low, room / step)
        else:
            high = min(high, room / step)
    return low <= high


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    def side(line: tuple[float, float, float, float], x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    return side(one, *other[:2]) * side(one, *other[2:]) < 0 and side(other, *one[:2]) * side(other, *one[2:]) < 0
