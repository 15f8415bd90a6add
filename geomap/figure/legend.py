"""The legend: each sign that the map shows, with its party, under a heading that speaks as the texts do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import shapely

from geomap.figure import signs
from geomap.figure.canvas import Canvas, wrapped
from geomap.figure.signs import Part
from geomap.render.content import Content
from geomap.render.hues import PartyLook
from geomap.render.layers.signs import Mark
from geomap.render.layers.tree import KINDS
from geomap.render.statements import FRESH_DAYS
from geomap.render.strings import STRINGS, fill

HEADING_PT: Final = 6.4
ITEM_PT: Final = 6.2
NOTE_PT: Final = 5.6
ROW_PT: Final = 11.0
SWATCH_PT: Final = 33.0
_AREA: Final = (0.0, 0.0, 13.0, 8.4)  # of the picture of an area, in a row


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign of the legend: the marks of one kind, party and modality, and the places that have them."""

    sign: str
    party: str | None
    planned: bool
    denied: bool
    marks: list[Mark] = field(default_factory=list)

    @property
    def layer_kind(self) -> str:
        """The kind as the layers name it."""
        return self.sign + ("_denied" if self.denied else "")


def entries(marks: Iterable[Mark]) -> list[Entry]:
    """Return the signs of some marks in the order of the layers; disagreements have no entry."""
    found: dict[tuple[int, bool, str, bool], Entry] = {}
    for mark in marks:
        if mark.sides:
            continue
        kind = mark.sign + ("_denied" if mark.denied else "")
        key = (KINDS.index(kind), mark.party is None, mark.party or "", mark.planned)
        found.setdefault(key, Entry(mark.sign, mark.party, mark.planned, mark.denied)).marks.append(mark)
    # Within a kind the party with most signs first, as in the tree of layers.
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1], -len(found[key].marks), key))]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: a heading, an item with its picture, or a note."""

    kind: str
    words: str
    parts: tuple[Part, ...] = ()

    @property
    def height(self) -> float:
        return {"heading": HEADING_PT * 1.3, "more": HEADING_PT * 1.3, "item": ROW_PT, "note": NOTE_PT * 1.4}[self.kind]


class Legend:
    """The rows of a legend for a column of some width."""

    def __init__(self, content: Content, marks: Sequence[Mark], width_pt: float, *, mentions: bool = False) -> None:
        self._blocks = [*_blocks(content, marks, width_pt, mentions), _notes(content, marks, width_pt)]
        self._blocks = [block for block in self._blocks if block]

    def height(self, columns: int = 1) -> float:
        """Return how high the legend is in a number of columns."""
        return max((sum(map(_block_height, column)) for column in self._columns(columns)), default=0.0)

    def draw(self, canvas: Canvas, x: float, top: float, *, columns: int = 1, column_pt: float = 0.0) -> None:
        """Draw the legend from its upper left corner down."""
        for number, column in enumerate(self._columns(columns)):
            y = top
            for block in column:
                for row in block:
                    _draw(canvas, row, x + number * column_pt, y)
                    y -= row.height
                y -= 3.5

    def _columns(self, columns: int) -> list[list[list[_Row]]]:
        """Deal the blocks to the columns in their order, so that the highest column is as low as may be."""
        heights = [_block_height(block) for block in self._blocks]
        limit = max([sum(heights) / columns, *heights])
        while True:
            dealt: list[list[list[_Row]]] = [[]]
            used = 0.0
            for block, height in zip(self._blocks, heights, strict=True):
                if dealt[-1] and used + height > limit:
                    dealt.append([])
                    used = 0.0
                dealt[-1].append(block)
                used += height
            if len(dealt) <= columns:
                return dealt
            limit += 4


def _block_height(block: Sequence[_Row]) -> float:
    return sum(row.height for row in block) + 3.5


def _blocks(content: Content, marks: Sequence[Mark], width_pt: float, mentions: bool) -> list[list[_Row]]:
    blocks: dict[str, list[_Row]] = {}
    for entry in entries(mark for mark in marks if mark.form != "label"):
        heading = STRINGS[f"layer_{entry.layer_kind}"]
        look = content.looks[entry.party]
        name = fill("layer_planned", party=look.name) if entry.planned else look.name
        lines = wrapped(name, width_pt - SWATCH_PT, ITEM_PT)[:3] or [""]
        block = blocks.setdefault(
            heading, [_Row("heading", line) for line in wrapped(heading, width_pt, HEADING_PT, bold=True)]
        )
        block.append(_Row("item", lines[0], tuple(_swatch(entry, look))))
        block += [_Row("more", line) for line in lines[1:]]
    if mentions:
        dot = Part(shapely.Point(SWATCH_PT - 9, 0).buffer(1.6), "#6b6b6b")
        heading = STRINGS["figure_legend_places"]
        blocks[heading] = [_Row("item", heading, (dot,))]
    return list(blocks.values())


def _notes(content: Content, marks: Sequence[Mark], width_pt: float) -> list[_Row]:
    """Return what each of the other signs that the map shows means."""
    textures = {mark.texture for mark in marks}
    shown = {
        "figure_part": "hatch" in textures,
        "figure_whole": "solid" in textures,
        "figure_approach": any(mark.where == "approach" for mark in marks),
        "figure_badge": any(mark.where == "badge" for mark in marks),
        "figure_planned": any(mark.planned for mark in marks),
        "figure_denied": any(mark.denied for mark in marks),
        "figure_disagreement": "stripes" in textures,
        "figure_unknown": any(mark.form == "unknown" for mark in marks),
        "figure_polity": any(mark.form == "label" for mark in marks),
        "figure_faded": any(mark.strength < 1 for mark in marks) and bool(FRESH_DAYS),
    }
    rows = []
    for key, is_shown in shown.items():
        if is_shown:
            rows += [_Row("note", line) for line in wrapped(STRINGS[key], width_pt, NOTE_PT)]
    return rows


def _swatch(entry: Entry, look: PartyLook) -> list[Part]:
    """Return the picture of an entry: an area, a point, or both, as the map has them; y is its middle."""
    # A symbol inside an area is drawn as that of a point.
    forms = {
        "point" if mark.where == "badge" else "area" if mark.form in ("area", "unknown") else mark.form
        for mark in entry.marks
    }
    parts: list[Part] = []
    plain = [mark for mark in entry.marks if mark.where != "approach"]
    if "area" in forms and plain:
        west, south, east, north = _AREA
        box = shapely.box(west + 1.5, south - 4.2, east + 1.5, north - 4.2)
        fill_kind = next((mark.texture for mark in plain if mark.texture in ("hatch", "solid")), "")
        look_parts = signs.texture(box, fill_kind, colour=look.colour, slant_deg=look.slant_deg, strength=1.0)
        if entry.sign == "sovereignty":
            inner = shapely.boundary(shapely.buffer(box, -1.9, join_style="mitre"))
            dash = (2.0, 1.6) if entry.planned else (4.5, 1.6)
            parts += [Part(shapely.boundary(box), "#8b8f94", 0.4), Part(inner, look.colour, 1.2, dash)]
        elif entry.sign == "strike":
            parts.append(Part(shapely.boundary(box), look.colour, 3.0, (1.3, 3.0)))
        else:
            edge = signs.edge(
                entry.sign, box, colour=look.colour, strength=1.0, planned=entry.planned, denied=entry.denied
            )
            parts += [*look_parts, *edge]
    x = SWATCH_PT - 11.5
    if "line" in forms and "area" not in forms and plain:
        line = shapely.LineString([(1, -2.5), (6, 1.5), (10, -1), (15, 2.5)])
        parts += signs.river(
            entry.sign, line, colour=look.colour, strength=1.0, planned=entry.planned, denied=entry.denied
        )
    points = [mark for mark in plain if mark.form == "point" or mark.where == "badge"]
    if points:
        parts += signs.symbol(
            entry.sign, x, 0, colour=look.colour, radius=signs.SMALL_RADIUS, planned=entry.planned, denied=entry.denied
        )
    if any(mark.where == "approach" for mark in entry.marks):
        at = x if points else x - signs.ARC_RADIUS * 0.8
        parts += signs.arc(at, 0, colour=look.colour, planned=entry.planned, denied=entry.denied)
    if not parts:
        parts = signs.symbol(entry.sign, x, 0, colour=look.colour, radius=signs.SMALL_RADIUS)
    return parts


def _draw(canvas: Canvas, row: _Row, x: float, y: float) -> None:
    if row.kind in ("heading", "note"):
        size = HEADING_PT if row.kind == "heading" else NOTE_PT
        colour = "#1f2328" if row.kind == "heading" else "#4a4f55"
        canvas.text(x, y - size, row.words, size_pt=size, bold=row.kind == "heading", colour=colour)
        return
    middle = y - (ROW_PT / 2 if row.kind == "item" else row.height * 0.4)
    for part in row.parts:
        geometry = shapely.transform(part.geometry, lambda xy: xy + np.array((x, middle)))
        paint(canvas, Part(geometry, part.colour, part.width_pt, part.dash, part.alpha))
    canvas.text(x + SWATCH_PT, middle - ITEM_PT * 0.36, row.words, size_pt=ITEM_PT)


def paint(canvas: Canvas, part: Part) -> None:
    """Draw one part of a sign."""
    if part.width_pt:
        canvas.stroke(part.geometry, part.colour, part.width_pt, dash=part.dash, alpha=part.alpha)
    else:
        canvas.fill(part.geometry, part.colour, alpha=part.alpha)
