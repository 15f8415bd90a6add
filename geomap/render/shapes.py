"""Where a place lies on the page: its polygon, its reach of river, its point, or a note that none is known."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.model import Analysis, Place, Span
from geomap.render.statements import PlaceGroup

Form = Literal["area", "line", "point", "unknown", "label", "list"]
Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

AREA_LEVELS: Final = frozenset({"admin1", "admin2", "area", "island", "water"})
LIST_LEVELS: Final = frozenset({"continent", "country"})
PLACE_DIGITS: Final = 4  # of a degree: 11 m; fewer make neighbours overlap
CRUMB_DEG2: Final = 2e-5  # islets below about 0.15 km² cost bytes and show as nothing
RIVER_NEAR_DEG: Final = 0.15  # a gazetteer's point of a river, often its mouth, lies so near the river's line
REACH_DEG: Final = 0.5  # some 50 km up and down a river from a town named with it
LONG_RIVER_DEG: Final = 4.0  # from end to end; one so long is not drawn whole
REACH_MARGIN_DEG: Final = 0.02  # a river that is itself the border lies beside its region's simplified edge


@dataclass(frozen=True, slots=True)
class Base:
    """What lies under the claims, and whom to credit.

    Parts are ``land``, ``lakes``, ``rivers``, ``borders``, ``regions``, and ``disputed`` where such outlines are shown.
    """

    parts: dict[str, BaseGeometry]
    sources: frozenset[str]


class Shapes(Protocol):
    """What the map needs to know of boundaries; `geomap.render.boundaries` has the real ones."""

    def geometry(self, key: str) -> BaseGeometry | None:
        """Return the geometry of a `Place.boundary`, None where there is none."""

    def base(self, bounds: Bounds, *, tolerance_deg: float, countries: Iterable[str]) -> Base:
        """Return what lies under the claims within bounds; lines of regions for the given countries."""

    def names(self, bounds: Bounds) -> Sequence[tuple[str, Sequence[tuple[float, float]]]]:
        """Return the countries within bounds: name, and latitude and longitude of spots for it, best first."""

    def sources(self, keys: Iterable[str]) -> frozenset[str]:
        """Return which sources the geometry of these keys comes from: ``osm``, ``ne``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one place lies on the page. `label` is the latitude and longitude that its label goes to."""

    form: Form
    geometry: BaseGeometry | None = None
    label: tuple[float, float] | None = None

    @property
    def bounds(self) -> Bounds | None:
        """West, south, east, north of what is drawn; None where nothing is."""
        if self.geometry is not None:
            west, south, east, north = self.geometry.bounds
            return west, south, east, north
        if self.label is not None and self.form != "list":
            return self.label[1], self.label[0], self.label[1], self.label[0]
        return None


def shape_of(group: PlaceGroup, analyses: Sequence[Analysis], shapes: Shapes) -> Shape:
    """Return how the place of a group of statements is drawn.

    A settlement, a site and a part of a town are points, whatever polygon there may be; a region is its polygon or,
    without one, an area of unknown outline, never a pin; a country or continent stands in the list; a
    self-proclaimed republic is a label; a river is its reach inside the region named with it, or near the towns named
    with it, and a long one of which neither is said stands in the list: nobody holds all of the Nile.
    """
    place = group.place
    if place is None or place.level in LIST_LEVELS:
        return Shape("list")
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = (place.latitude, place.longitude)
    if place.level == "polity":
        return Shape("label", label=point) if point else Shape("list")
    if place.level not in AREA_LEVELS:
        return Shape("point", label=point) if point else Shape("list")
    geometry = shapes.geometry(place.boundary) if place.boundary else _river(place, shapes)
    if geometry is None or geometry.is_empty:
        if place.level in ("water", "island"):
            # A lake or river without a line would as a circle claim more than is known; an islet is a point.
            return Shape("point", label=point) if place.level == "island" and point else Shape("list")
        return Shape("unknown", label=point) if point else Shape("list")
    if geometry.geom_type in ("LineString", "MultiLineString"):
        reach = _reach(geometry, group, analyses, shapes)
        return Shape("line", reach, line_label(reach)) if reach is not None else Shape("list")
    geometry = without_crumbs(geometry)
    return Shape("area", geometry, area_label(geometry))


def inset(geometry: BaseGeometry, distance_deg: float) -> BaseGeometry:
    """Return a polygon drawn in by a distance (degrees of latitude), its narrow parts and sharp turns left behind.

    A border inside the edge is drawn along it. Where nothing is left, that is the polygon itself.
    """
    stretch = math.cos(math.radians((geometry.bounds[1] + geometry.bounds[3]) / 2)) or 1.0
    flat = shapely.transform(geometry, lambda xy: xy * (stretch, 1.0))
    # Drawn in too far and let out again: what a border this far inside would trip over is gone.
    smooth = shapely.buffer(shapely.buffer(flat, -1.8 * distance_deg), 0.8 * distance_deg)
    if smooth.is_empty:
        return geometry
    smooth = shapely.simplify(smooth, distance_deg / 5)
    return shapely.transform(smooth, lambda xy: xy / (stretch, 1.0))


def without_crumbs(geometry: BaseGeometry) -> BaseGeometry:
    """Return a polygon without islets too small to see; the largest part always stays."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    if len(parts) < 2:
        return geometry
    largest = max(part.area for part in parts)
    return shapely.MultiPolygon([part for part in parts if part.area >= CRUMB_DEG2 or part.area == largest])


def area_label(geometry: BaseGeometry) -> tuple[float, float]:
    """Return latitude and longitude of the middle of the widest part of a polygon."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    centre = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.02), 0)
    return round(centre.y, PLACE_DIGITS), round(centre.x, PLACE_DIGITS)


def line_label(geometry: BaseGeometry) -> tuple[float, float]:
    """Return latitude and longitude of a point half way along the longest part of a line."""
    longest = max(shapely.get_parts(geometry), key=lambda part: part.length)
    middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    return round(middle.y, PLACE_DIGITS), round(middle.x, PLACE_DIGITS)


def encode(geometry: BaseGeometry, *, digits: int) -> dict[str, Any]:
    """Return a geometry for the page: its kind, and rings or lines as strings of differences.

    The strings are in the widely used polyline form: latitude and longitude by turns, each the difference from the
    one before in units of the last digit, in five-bit pieces.
    """
    parts = shapely.get_parts(geometry)
    if any(part.geom_type == "Polygon" for part in parts):
        rings = [
            [encode_line(ring.coords, digits=digits) for ring in (part.exterior, *part.interiors)]
            for part in parts
            if part.geom_type == "Polygon"
        ]
        return {"t": "area", "d": digits, "p": rings}
    lines = [encode_line(part.coords, digits=digits) for part in parts if part.geom_type == "LineString"]
    return {"t": "line", "d": digits, "p": lines}


def encode_line(coordinates: Iterable[Sequence[float]], *, digits: int) -> str:
    """Return the coordinates (longitude, latitude) of a line in the polyline form."""
    scale = 10**digits
    out: list[str] = []
    last_x = last_y = 0
    for point in coordinates:
        x, y = round(point[0] * scale), round(point[1] * scale)
        if x != last_x or y != last_y or not out:
            out += _PIECES[y - last_y], _PIECES[x - last_x]
            last_x, last_y = x, y
    return "".join(out)


class _Pieces(dict[int, str]):
    """A difference in five-bit pieces, as characters; most are small, and are worked out once."""

    def __missing__(self, value: int) -> str:
        bits = ~(value << 1) if value < 0 else value << 1
        pieces = []
        while bits >= 0x20:
            pieces.append(chr((0x20 | (bits & 0x1F)) + 63))
            bits >>= 5
        pieces.append(chr(bits + 63))
        made = "".join(pieces)
        if abs(value) <= _SMALL:
            self[value] = made
        return made


_SMALL = 10_000
_PIECES = _Pieces()


def _river(place: Place, shapes: Shapes) -> BaseGeometry | None:
    """Return the line of a river that the gazetteer knows as a point only, if one of its name runs by that point."""
    if place.level != "water" or place.latitude is None or place.longitude is None:
        return None
    name = re.sub(r"[^a-z0-9]+", "-", place.name.lower()).strip("-")
    line = shapes.geometry(f"ne:river-{name}") if name else None
    point = shapely.Point(place.longitude, place.latitude)
    return line if line is not None and shapely.distance(line, point) < RIVER_NEAR_DEG else None


def _reach(line: BaseGeometry, group: PlaceGroup, analyses: Sequence[Analysis], shapes: Shapes) -> BaseGeometry | None:
    """Return the part of a river inside the regions that its sentences name with it, or near the towns, or in its land.

    None of a long one of which nothing near is named.
    """
    keys: dict[str, None] = {}
    towns: list[BaseGeometry] = []
    for statement in group.statements:
        claim, analysis = statement.claim, analyses[statement.analysis]
        near = _region_in_sentence(analysis, claim.sentence, claim.place.start)
        if near is not None:
            keys[near.boundary] = None
        else:
            towns += _towns_in_sentence(analysis, claim.sentence)
    around = [region for key in keys if (region := shapes.geometry(key)) is not None]
    around = around or [town.buffer(REACH_DEG) for town in towns if shapely.distance(line, town) < REACH_DEG]
    near_named = bool(around)
    if not around and group.place is not None and group.place.country:
        country = shapes.geometry(group.place.country)
        around = [country] if country is not None else []
    if around:
        inside = shapely.intersection(line, shapely.buffer(shapely.union_all(around), REACH_MARGIN_DEG))
        parts = [part for part in shapely.get_parts(inside) if part.geom_type == "LineString"]
        line = shapely.MultiLineString(parts) if parts else line
    west, south, east, north = line.bounds
    return line if near_named or max(east - west, north - south) < LONG_RIVER_DEG else None


def _towns_in_sentence(analysis: Analysis, sentence: Span) -> list[BaseGeometry]:
    """Return the points of the towns named in a sentence."""
    return [
        shapely.Point(place.longitude, place.latitude)
        for mention in analysis.mentions
        if sentence.start <= mention.span.start < sentence.end
        and mention.kind == "place"
        and (place := mention.place) is not None
        and place.level == "settlement"
        and place.longitude is not None
        and place.latitude is not None
    ]


def _region_in_sentence(analysis: Analysis, sentence: Span, at: int) -> Place | None:
    """Return the region named nearest to a place of the text, in the same sentence."""
    near = [
        (abs(mention.span.start - at), mention.span.start, mention.place)
        for mention in analysis.mentions
        if mention.place is not None
        and mention.place.level in ("admin1", "admin2")
        and mention.place.boundary
        and mention.kind == "place"
        and sentence.start <= mention.span.start < sentence.end
    ]
    return min(near, key=lambda each: each[:2])[2] if near else None
