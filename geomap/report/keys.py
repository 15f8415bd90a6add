"""The keys by which a row is joined to other data: codes of country, region and raion, GeoNames, Wikidata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geomap.model import Analysis, Place
from geomap.report.properties import place_properties

if TYPE_CHECKING:
    from geomap.regions import Boundaries, Location


class PlaceKeys:
    """The join keys of every place that the analyses name."""

    def __init__(self, boundaries: Boundaries, analyses: Sequence[Analysis]) -> None:
        from geomap.regions import locate_places

        self._boundaries = boundaries
        places: dict[str, Place] = {}
        for analysis in analyses:
            for mention in analysis.mentions:
                if mention.place is not None:
                    places.setdefault(mention.place.id, mention.place)
            for claim in analysis.claims:
                if claim.resolved is not None:
                    places.setdefault(claim.resolved.id, claim.resolved)
        self._located: dict[str, Location] = dict(
            zip(places, locate_places(boundaries, list(places.values())), strict=True)
        )
        self._names: dict[str, str] = {}

    def record(self, place: Place | None) -> dict[str, Any]:
        """Return the columns that lead from a row to other tables; all empty where the place is not settled."""
        if place is None:
            return {}
        at = self._located[place.id]
        return place_properties(place) | {
            "wikidata": self._wikidata(place.boundary),
            "country": at.country or place.country,
            "admin1": at.admin1,
            "admin1_name": self.name(at.admin1),
            "admin2": at.admin2,
            "admin2_name": self.name(at.admin2),
        }

    def region(self, place: Place | None) -> tuple[str, str, str]:
        """Return the region that a place is or lies in: key, name, country."""
        if place is None:
            return "", "", ""
        at = self._located[place.id]
        if at.admin1:
            return at.admin1, self.name(at.admin1), at.country or place.country
        key = place.boundary if place.level in ("admin1", "area", "country") else ""
        return (
            key or at.country or place.country,
            self.name(key or at.country) or place.name,
            at.country or place.country,
        )

    def name(self, key: str) -> str:
        """Return the name of a boundary, "" where there is none."""
        if key and key not in self._names:
            self._names[key] = self._boundaries.region(key).name if key in self._boundaries else ""
        return self._names.get(key, "")

    def added(self, key: str) -> str:
        """Return the layer of the user's own that a key's outline comes from, "" where it comes with geomap."""
        if not self._boundaries.added or key not in self._boundaries:
            return ""
        layers = self._boundaries.region(key).layers
        return next((name for name in layers if name in self._boundaries.added), "")

    def credits(self) -> dict[str, tuple[str, str]]:
        """Return licence and attribution of each layer of the user's own."""
        registry = self._boundaries.registry
        return {name: (registry[name].licence, registry[name].attribution) for name in self._boundaries.added}

    def _wikidata(self, key: str) -> str:
        if not key or "+" in key or key not in self._boundaries:
            return ""
        region = self._boundaries.region(key)
        for name in region.layers:
            if name not in self._boundaries.registry:
                continue
            layer = self._boundaries.layer(name)
            row = layer.rows.get(key)
            if row is not None:
                return str(layer.properties[row].get("wikidata", ""))
        return ""
