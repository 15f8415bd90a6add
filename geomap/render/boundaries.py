"""The geometry of the page from the boundaries of `geomap.regions`, each polygon as fine as a screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import RenderError
from geomap.regions import DISPUTED, PARTS, Boundaries, basemap
from geomap.render.basenames import spots
from geomap.render.shapes import Base, Bounds, Shapes

RECOGNISED = "recognised"
VIEWPOINTS = (RECOGNISED, DISPUTED)
"""How borders are seen: as recognised between states, or those and the outlines of disputed areas."""

TOLERANCE_DEG = 0.006  # about half a kilometre: two pixels at the zoom where an oblast fills a screen


AFAR_DEG = 0.2
"""From this tolerance on a base has land and borders only: what lies around the view, seen from afar."""

_NEAR_PARTS = frozenset(("lakes", "rivers", "regions"))


class BoundaryShapes:
    """What the map needs to know of boundaries, from a `geomap.regions.Boundaries`, seen from a viewpoint."""

    def __init__(self, boundaries: Boundaries, *, viewpoint: str = RECOGNISED) -> None:
        self._boundaries = boundaries
        self._parts = (*PARTS, DISPUTED) if viewpoint == DISPUTED else PARTS

    def geometry(self, key: str) -> BaseGeometry | None:
        """Return the polygons or lines of a key, None where no layer has it."""
        if key not in self._boundaries:
            return None
        return self._boundaries.geometry(key, tolerance_deg=TOLERANCE_DEG)

    def base(self, bounds: Bounds, *, tolerance_deg: float, countries: Iterable[str]) -> Base:
        """Return what lies under the claims; lines of regions for the given countries (ISO 3166-1 alpha-2)."""
        # Not finer than the claims' own polygons, whose edges its lines are to meet.
        fine = max(tolerance_deg, TOLERANCE_DEG)
        wanted = self._parts if fine < AFAR_DEG else [part for part in self._parts if part not in _NEAR_PARTS]
        made = basemap(self._boundaries, bounds, tolerance_deg=fine, regions_of=countries, parts=wanted)
        return Base({name: getattr(made, name) for name in wanted}, self._credits(made.layers))

    def names(self, bounds: Bounds) -> Sequence[tuple[str, Sequence[tuple[float, float]]]]:
        """Return the countries within bounds: name, and latitude and longitude of spots for it, best first."""
        layer = self._boundaries.layer("world_countries")
        found = []
        for row in layer.within(bounds):
            # As fine as a name needs it: a country's coast has tens of thousands of points.
            country = shapely.simplify(layer.geometry(row), (bounds[2] - bounds[0]) / 200)
            if places := spots(country, bounds):
                found.append((str(layer.properties[row]["name"]), places))
        return sorted(found, key=lambda each: (-len(each[1]), each[0]))

    def sources(self, keys: Iterable[str]) -> frozenset[str]:
        """Return which sources the geometry of these keys comes from: ``osm``, ``ne``, or words of a user's layer."""
        known = [key for key in keys if key in self._boundaries]
        return self._credits(info.name for info in self._boundaries.sources(known))

    def _credits(self, layers: Iterable[str]) -> frozenset[str]:
        registry, added = self._boundaries.registry, self._boundaries.added
        return frozenset(
            f"{registry[name].attribution} ({registry[name].licence})"
            if name in added
            else "osm"
            if registry[name].licence.startswith("ODbL")
            else "ne"
            for name in layers
        )


def shapes_of(regions: Boundaries | Shapes | None, *, viewpoint: str = RECOGNISED) -> Shapes:
    """Return the shapes of some boundaries, by default of those that come with geomap, seen from a viewpoint.

    Raises
    ------
    RenderError
        When the viewpoint is not one of `VIEWPOINTS`.
    BoundaryError
        When the boundaries are missing or damaged.
    """
    if viewpoint not in VIEWPOINTS:
        raise RenderError(f"viewpoint must be one of {', '.join(VIEWPOINTS)}, got {viewpoint!r}")
    if regions is None or isinstance(regions, Boundaries):
        return BoundaryShapes(regions or Boundaries(), viewpoint=viewpoint)
    return regions
