"""A sheet of paper in points, drawn on with shapely geometry and lines of text, written by matplotlib.

Nothing of the process shows in the files: no clock, no user's matplotlib settings, one font that matplotlib brings
along, and no text is read as mathematics.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from typing import Any, Final, Literal

import matplotlib
import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from shapely.geometry.base import BaseGeometry

Format = Literal["png", "svg", "pdf"]
FONT: Final = "DejaVu Sans"
INK: Final = "#1f2328"
PT_PER_INCH: Final = 72.0
PT_PER_MM: Final = 72.0 / 25.4

_SETTINGS: Final[dict[str, Any]] = {
    "font.sans-serif": [FONT],
    "svg.fonttype": "none",
    "svg.hashsalt": "geomap",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "text.parse_math": False,
    "text.usetex": False,
    "axes.unicode_minus": False,
    "path.simplify": False,
    "savefig.bbox": None,
}
# matplotlib's settings are those of the whole process.
_one_at_a_time = threading.Lock()


class Canvas:
    """A white sheet; x to the right from its left edge and y up, in points.

    Set `bottom_pt` and `top_pt` when it is known how much was drawn: the sheet is cut there.

    Parameters
    ----------
    width_pt
        Its width.
    """

    def __init__(self, width_pt: float) -> None:
        self.width_pt = width_pt
        self.bottom_pt, self.top_pt = 0.0, 1.0
        # Each adds one thing to the axes at a height; nothing of matplotlib's is made before the file is.
        self._steps: list[Callable[[Any, int], None]] = []

    @property
    def height_pt(self) -> float:
        """How high the sheet is."""
        return self.top_pt - self.bottom_pt

    def fill(self, geometry: BaseGeometry, colour: str, *, alpha: float = 1.0) -> None:
        """Fill the polygons of a geometry."""
        path = _polygon_path(geometry)
        if path is None:
            return

        def step(axes: Any, height: int) -> None:
            patch = PathPatch(path, facecolor=colour, edgecolor="none", linewidth=0, alpha=alpha, zorder=height)
            axes.add_artist(patch)

        self._steps.append(step)

    def stroke(
        self,
        geometry: BaseGeometry,
        colour: str,
        width_pt: float,
        *,
        dash: tuple[float, ...] | None = None,
        alpha: float = 1.0,
    ) -> None:
        """Draw the lines of a geometry; dashes are lengths in points, drawn and left out by turns."""
        segments = [np.asarray(part.coords)[:, :2] for part in _lines(geometry)]
        if not segments:
            return
        # matplotlib counts dashes in widths of the line.
        style: Any = (0, tuple(length / width_pt for length in dash)) if dash else "solid"

        def step(axes: Any, height: int) -> None:
            lines = LineCollection(
                segments,
                colors=[colour],
                linewidths=[width_pt],
                linestyles=[style],
                alpha=alpha,
                capstyle="butt",
                joinstyle="bevel" if dash else "round",
                zorder=height,
            )
            axes.add_collection(lines, autolim=False)

        self._steps.append(step)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size_pt: float,
        bold: bool = False,
        italic: bool = False,
        colour: str = INK,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Write one line of text; y is its baseline. It stays text in SVG and PDF."""

        def step(axes: Any, height: int) -> None:
            axes.text(
                x,
                y,
                words,
                fontproperties=_font(size_pt, bold, italic),
                color=colour,
                ha=align,
                va="baseline",
                zorder=height,
                parse_math=False,
            )

        self._steps.append(step)

    def data(self, form: Format, *, dpi: int, title: str, description: str) -> bytes:
        """Return the sheet as a file: the same bytes for the same drawing."""
        metadata: dict[Format, dict[str, Any]] = {
            "png": {"Title": title, "Description": description, "Software": "geomap"},
            "svg": {"Title": title, "Description": description, "Creator": "geomap", "Date": None},
            "pdf": {"Title": title, "Subject": description, "Creator": "geomap", "CreationDate": None},
        }
        stream = io.BytesIO()
        with self._drawn() as figure:
            figure.savefig(stream, format=form, dpi=dpi, metadata=metadata[form])
        made = stream.getvalue()
        return _named_svg(made, title, description) if form == "svg" else made

    def pixels(self, *, dpi: int) -> np.ndarray:
        """Return the sheet as a PNG of it shows it: rows of pixels, each red, green, blue and alpha."""
        with self._drawn() as figure:
            figure.set_dpi(dpi)
            figure.canvas.draw()
            return np.array(figure.canvas.buffer_rgba())

    @contextmanager
    def _drawn(self) -> Iterator[Any]:
        with _settings():
            figure = Figure(figsize=(self.width_pt / PT_PER_INCH, self.height_pt / PT_PER_INCH), facecolor="#ffffff")
            FigureCanvasAgg(figure)
            axes: Any = figure.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            axes.set_xlim(0, self.width_pt)
            axes.set_ylim(self.bottom_pt, self.top_pt)
            for height, step in enumerate(self._steps):
                step(axes, height)
            yield figure


@lru_cache(maxsize=4096)
def text_width(words: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return how wide a line of text is, in points."""
    with _quiet():
        width, _, _ = text_to_path.get_text_width_height_descent(words, _font(size_pt, bold, italic), False)
    return float(width)


def wrapped(words: str, width_pt: float, size_pt: float, *, bold: bool = False) -> list[str]:
    """Return a text as lines of at most a width, cut at blanks; a word that is wider is cut within."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size_pt, bold=bold) <= width_pt:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > 1 and text_width(line, size_pt, bold=bold) > width_pt:
            fitting = next(
                size for size in range(len(line) - 1, 0, -1)
                if size == 1 or text_width(line[:size], size_pt, bold=bold) <= width_pt
            )  # fmt: skip
            lines.append(line[:fitting])
            line = line[fitting:]
    return [*lines, line] if line else lines


def balanced(words: str, width_pt: float, size_pt: float) -> list[str]:
    """Return a text as lines of about the same width, no more of them than fit a width."""
    lines = wrapped(words, width_pt, size_pt)
    narrow = width_pt
    while len(lines) > 1 and narrow > 12:
        narrow -= 3
        tighter = wrapped(words, narrow, size_pt)
        if len(tighter) > len(lines) or max(text_width(line, size_pt) for line in tighter) > narrow:
            break
        lines = tighter
    return lines


@lru_cache(maxsize=64)
def _font(size_pt: float, bold: bool, italic: bool) -> FontProperties:
    return FontProperties(
        family=[FONT, "sans-serif"],
        size=size_pt,
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
    )


@contextmanager
def _settings() -> Iterator[None]:
    """Use matplotlib's own defaults and the settings above, whatever the user's file says."""
    with _one_at_a_time, _quiet(), matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)  # type: ignore[arg-type]
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        # A script that the font lacks shows as boxes in PNG and PDF; that is no fault of the program.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        yield


def _polygon_path(geometry: BaseGeometry) -> Path | None:
    """Return one compound path of all polygons, exterior and interior rings turned against each other."""
    vertices: list[np.ndarray] = []
    codes: list[np.ndarray] = []
    for part in polygons(geometry):
        part = shapely.geometry.polygon.orient(part)
        for ring in (part.exterior, *part.interiors):
            points = np.asarray(ring.coords)[:, :2]
            kinds = np.full(len(points), Path.LINETO, dtype=Path.code_type)
            kinds[0], kinds[-1] = Path.MOVETO, Path.CLOSEPOLY
            vertices.append(points)
            codes.append(kinds)
    return Path(np.vstack(vertices), np.concatenate(codes)) if vertices else None


def polygons(geometry: BaseGeometry) -> Iterator[shapely.Polygon]:
    """Yield the polygons of a geometry, those of a collection in it too."""
    for part in shapely.get_parts(geometry):
        if part.geom_type in ("GeometryCollection", "MultiPolygon"):
            yield from polygons(part)
        elif part.geom_type == "Polygon" and not part.is_empty:
            yield part


def _lines(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type in ("GeometryCollection", "MultiLineString"):
            yield from _lines(part)
        elif part.geom_type in ("LineString", "LinearRing") and not part.is_empty:
            yield part


def _named_svg(made: bytes, title: str, description: str) -> bytes:
    """Give the picture a name and a description that screen readers speak."""
    head, mark, rest = made.partition(b"<svg ")
    attributes, end, body = rest.partition(b">")
    names = f'\n <title id="geomap-title">{escape(title)}</title>\n <desc id="geomap-desc">{escape(description)}</desc>'
    role = b' role="img" aria-labelledby="geomap-title geomap-desc"'
    return head + mark + attributes + role + end + names.encode("utf-8") + body
