"""From analyses to a figure for print: title, map, legend, scale bar, sources, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

import numpy as np
import shapely

from geomap.errors import RenderError
from geomap.figure import drawing, furniture
from geomap.figure.alt import alt_text
from geomap.figure.canvas import PT_PER_MM, Canvas, Format, wrapped
from geomap.figure.frame import ASPECTS, Frame, aspect, frame
from geomap.figure.legend import Legend
from geomap.files import write_whole
from geomap.model import Analysis
from geomap.regions import Boundaries
from geomap.render.boundaries import shapes_of
from geomap.render.content import Content, attribution, content
from geomap.render.shapes import Bounds, Shapes
from geomap.render.strings import count, fill
from geomap.render.strings import language as speaking

WIDTH_MM: Final = 180.0  # two columns of most journals
DPI: Final = 300
WIDTHS_MM: Final = (60.0, 1000.0)
DPIS: Final = (50, 1200)
MOST_PIXELS: Final = 100_000_000
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
OUTLETS_NAMED: Final = 8
NAMES_LISTED: Final = 30

_MARGIN: Final = 6.0
_SIDE_MM: Final = 140.0  # from this width on, the legend stands beside the map
_COLUMN: Final = 118.0
_LEAST_COLUMN: Final = 108.0
_TITLE_PT: Final = 10.5
_NARROW: Final = 300.0  # points: below, a smaller title
_SUB_PT: Final = 7.0
_FOOT_PT: Final = 5.8
_WORLD_VIEW: Final[Bounds] = (-170.0, -55.0, 170.0, 75.0)
_DETAIL: Final = 2500  # steps of detail across the map: finer than 300 dpi shows


class GeoFigure:
    """A map for print, with the same words in `alt_text`.

    Parameters
    ----------
    page_content
        All that the figure says; also what other outputs are made from.
    canvas
        The drawn sheet.
    alt
        The figure in words.
    credited
        Whose data it shows: ``osm``, ``geonames``, ``ne``.
    """

    def __init__(self, page_content: Content, canvas: Canvas, alt: str, credited: frozenset[str]) -> None:
        self.content = page_content
        self.alt_text = alt
        self.credited = credited
        self._canvas = canvas
        self._made: dict[tuple[Format, int], bytes] = {}

    def data(self, form: Format, *, dpi: int = DPI) -> bytes:
        """Return the figure as ``png``, ``svg`` or ``pdf``: the same bytes for the same analyses.

        Raises
        ------
        RenderError
            When the resolution is out of bounds.
        """
        if not DPIS[0] <= dpi <= DPIS[1]:
            raise RenderError(f"expected a resolution of {DPIS[0]} to {DPIS[1]} dpi, got {dpi}")
        inches = self._canvas.width_pt / 72, self._canvas.height_pt / 72
        if form == "png" and inches[0] * inches[1] * dpi**2 > MOST_PIXELS:
            raise RenderError(
                f"{inches[0] * dpi:,.0f} × {inches[1] * dpi:,.0f} pixels are more than the {MOST_PIXELS:,} that a "
                "picture may have; choose a smaller width or resolution, or SVG or PDF"
            )
        if (form, dpi) not in self._made:
            self._made[form, dpi] = self._canvas.data(
                form, dpi=dpi, title=self.content.heading, description=self.alt_text.strip()
            )
        return self._made[form, dpi]

    def pixels(self, *, dpi: int = DPI) -> np.ndarray:
        """Return the figure as rows of pixels, each red, green, blue and alpha."""
        return self._canvas.pixels(dpi=dpi)

    def save(self, path: str | Path, *, dpi: int = DPI) -> tuple[Path, Path]:
        """Write the figure in the form that the file's ending names, and ``NAME.alt.txt`` beside it.

        Parameters
        ----------
        path
            Ends in ``.png``, ``.svg`` or ``.pdf``; its folder must exist.
        dpi
            Pixels an inch of a PNG.

        Returns
        -------
        tuple of Path
            The picture, and its text.

        Raises
        ------
        RenderError
            When the ending is another one, or a file cannot be written; what was there before is left as it was.
        """
        target = Path(path)
        texts = target.with_name(f"{target.stem}.alt.txt")
        made: dict[Path, str | bytes] = {
            texts: self.alt_text.encode("utf-8"),
            target: self.data(format_of(target), dpi=dpi),
        }
        write_whole(made)
        return target, texts

    def __repr__(self) -> str:
        return f"<GeoFigure {self.content.title!r}: {self.content.subheading}>"

    def _repr_png_(self) -> bytes:
        return self.data("png", dpi=150)


def format_of(path: Path) -> Format:
    """Return the form that a file's ending names.

    Raises
    ------
    RenderError
        When it names none that a figure has.
    """
    ending = path.suffix.lower().removeprefix(".")
    for form in FORMATS:
        if ending == form:
            return form
    expected = ", ".join(f".{form}" for form in FORMATS)
    raise RenderError(f"expected a file that ends in one of {expected}, got {path.name!r}")


def build_figure(
    analyses: Sequence[Analysis],
    *,
    title: str | None = None,
    regions: Boundaries | Shapes | None = None,
    parties: object = None,
    window_days: int = 30,
    width_mm: float = WIDTH_MM,
    heading: bool = True,
    language: str = "en",
) -> GeoFigure:
    """Draw analyses as one figure for print.

    Parameters
    ----------
    analyses
        What was read.
    title, regions, parties, window_days
        As of `geomap.render.build_map`; the figure has the same signs, of all statements that are not older than the
        window.
    width_mm
        Of the whole figure. Its height follows from the map and its legend.
    heading
        Whether the title stands above the map; where the page around has it, it need not. The notice always stays.
    language
        Of the figure's own words, ``en`` or ``uk``.

    Returns
    -------
    GeoFigure
        ``save("figure.pdf")`` writes it.

    Raises
    ------
    RenderError
        When the width or the window is out of bounds, or the language is not known.
    """
    if window_days < 1:
        raise RenderError(f"window_days must be 1 or more, got {window_days}")
    shapes = shapes_of(regions)
    with speaking(language):
        gathered = content(tuple(analyses), title=title, shapes=shapes, parties=parties, window_days=window_days)
        return figure_of(gathered, shapes, width_mm=width_mm, heading=heading)


def figure_of(gathered: Content, shapes: Shapes, *, width_mm: float = WIDTH_MM, heading: bool = True) -> GeoFigure:
    """Draw what a page says as a figure; see `build_figure`."""
    if not WIDTHS_MM[0] <= width_mm <= WIDTHS_MM[1]:
        raise RenderError(f"expected a width of {WIDTHS_MM[0]:g} to {WIDTHS_MM[1]:g} mm, got {width_mm:g}")
    width = width_mm * PT_PER_MM
    inner = width - 2 * _MARGIN
    view = drawing.view_of(gathered) or _WORLD_VIEW
    shown = drawing.shown_marks(gathered)
    beside = width_mm >= _SIDE_MM
    map_width = inner - _COLUMN - 8 if beside else inner
    columns = 1 if beside else max(1, int(inner // _LEAST_COLUMN))
    column = _COLUMN if beside else inner / columns
    legend = Legend(gathered, shown, column - 6, mentions=not shown)
    legend_height = legend.height(columns)
    map_height = map_width * aspect(view)
    if beside:
        map_height = min(max(map_height, legend_height), map_width * ASPECTS[1] * 1.25)
        if legend_height > map_height:  # more signs than stand beside a map: below it, in columns
            beside, columns = False, max(1, int(inner // _LEAST_COLUMN))
            map_width, column = inner, inner / columns
            legend = Legend(gathered, shown, column - 6, mentions=not shown)
            legend_height = legend.height(columns)
            map_height = map_width * aspect(view)
    canvas = Canvas(width)
    where = frame(view, x=_MARGIN, y=0.0, width=map_width, height=map_height)
    credited, crowded = _map(canvas, where, gathered, shapes)
    credited |= gathered.credited
    top = _titles(canvas, gathered, bottom=map_height + 4, width=inner) if heading else map_height
    canvas.top_pt = top + _MARGIN
    below = -8.0
    if beside:
        legend.draw(canvas, _MARGIN + map_width + 8, map_height)
    else:
        legend.draw(canvas, _MARGIN, below, columns=columns, column_pt=column)
        below -= legend_height + 4
    notes = _notes(gathered, crowded)
    canvas.bottom_pt = _foot(canvas, gathered, credited, notes, top=below + 3, width=inner) - _MARGIN
    return GeoFigure(gathered, canvas, alt_text(gathered, shown, notes), credited)


def _map(canvas: Canvas, where: Frame, gathered: Content, shapes: Shapes) -> tuple[frozenset[str], list[str]]:
    """Draw the map into its frame; return whose data it shows, and the names for which there was no room."""
    bounds = where.bounds()
    under = shapes.base(bounds, tolerance_deg=(bounds[2] - bounds[0]) / _DETAIL, countries=sorted(gathered.countries()))
    drawn = drawing.on_paper(gathered, where)
    drawing.base(canvas, where, under)
    drawing.marks(canvas, where, drawn, under)
    dots = drawing.mention_dots(canvas, where, drawn) if drawn.mentions else []
    taken = drawing.boxes(drawn)
    busy = [shapely.box(*box) for box in taken] + [where.clip(area) for area in drawn.paper.values()]
    credited = under.sources
    corners = [(side, end) for side in ("upper", "lower") for end in ("right", "left")]
    if not where.projection.world:
        size = min(max(where.width * 0.2, 52.0), 92.0)
        corner = furniture.emptiest(where, busy, [(each, size, size * 0.82) for each in corners])
        box = furniture.locator_box(where, corner, size)
        credited |= furniture.locator(canvas, where, box, shapes)
        taken.append(box)
        rest = [("lower", end) for end in ("left", "right") if ("lower", end) != corner]
        scale = furniture.scale_bar(
            canvas, where, furniture.emptiest(where, busy, [(each, 90.0, 16.0) for each in rest])
        )
        taken += [scale] if scale else []
    placer, crowded = drawing.labels(canvas, where, drawn, taken, dots)
    for name, spots in shapes.names(bounds):
        placer.country(name, [where.spot(*spot) for spot in spots])
    canvas.stroke(shapely.boundary(where.box), "#1f2328", 0.6)
    return credited, crowded


def _titles(canvas: Canvas, gathered: Content, *, bottom: float, width: float) -> float:
    """Write the title and what stands under it, from below up; return where they end."""
    title_pt = _TITLE_PT if width > _NARROW else _TITLE_PT * 0.85
    lines = [
        *((line, title_pt, True) for line in wrapped(gathered.heading, width, title_pt, bold=True)[:4]),
        *((line, _SUB_PT, False) for line in wrapped(gathered.subheading, width, _SUB_PT)[:3]),
    ]
    y = bottom
    for line, size, bold in reversed(lines):
        canvas.text(_MARGIN, y + size * 0.3, line, size_pt=size, bold=bold)
        y += size * 1.3
    return y


def _foot(
    canvas: Canvas, gathered: Content, credited: frozenset[str], notes: Sequence[str], *, top: float, width: float
) -> float:
    """Write how new the news are and what they rest on, the notes, and whose data it is; return where they end."""
    outlets = list(dict.fromkeys(source.outlet for source in gathered.sources if source.outlet))
    named = outlets[:OUTLETS_NAMED]
    if len(outlets) > OUTLETS_NAMED:
        named.append(count(len(outlets) - OUTLETS_NAMED, "other"))
    data = attribution(credited)
    texts = [
        f"{gathered.news}. {gathered.notice}",
        *([fill("figure_sources", outlets="; ".join(named))] if named else []),
        *notes,
        *([fill("figure_data", lines="; ".join(data))] if data else []),
    ]
    y = top
    for text in texts:
        for line in wrapped(text, width, _FOOT_PT):
            y -= _FOOT_PT * 1.35
            canvas.text(_MARGIN, y, line, size_pt=_FOOT_PT, colour="#3c4043")
    return y


def _notes(gathered: Content, crowded: Sequence[str]) -> list[str]:
    """Return what a reader must know of what the figure does not show."""
    every = [
        (shape.form, one)
        for group, shape in zip(gathered.groups, gathered.shapes, strict=True)
        for one in group.statements
    ]
    listed = sum(form == "list" and not one.old for form, one in every)
    old = sum(one.old for _, one in every)
    notes = []
    if listed:
        notes.append(fill("figure_not_drawn", statements=count(listed, "statement")))
    if old:
        notes.append(fill("figure_old", statements=count(old, "statement"), days=gathered.window_days))
    if crowded:
        notes.append(fill("figure_no_room", names=", ".join(crowded[:NAMES_LISTED])))
    return notes
