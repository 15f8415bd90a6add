"""The gazetteer as a geopy geocoder: a face of the resolver that reads articles, without a network."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap.errors import GeocodeError
from geomap.gazetteer import Gazetteer, fold_name, open_gazetteer
from geomap.geocode.queries import MAX_RESULTS, Result, answer, checked, codes, count
from geomap.model import Place

REVERSE_LIMIT_KM = 100.0
_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_CELL_DEG = 0.5
_NO_LONGER = ("P.PPLH", "P.PPLQ", "P.PPLW")  # settlements that are no more
_WIDER = frozenset(("country", "admin1", "admin2", "polity"))


@dataclass(frozen=True, slots=True)
class _Hit:
    row: int
    score: float | None
    reason: str


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Find places in geomap's gazetteer, with the interface of a geopy geocoder and without a network.

    Parameters
    ----------
    gazetteer
        An open gazetteer; opened if not given.
    supplements
        Tables of places of the user's own, where the gazetteer is opened here.
    timeout
        Accepted for geopy's sake; a look-up takes microseconds.

    Examples
    --------
    >>> geocoder = GazetteerGeocoder()
    >>> geocoder.geocode("Kupyansk, Ukraine").raw["name"]
    'Kupiansk'
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        supplements: Sequence[Path] = (),
        timeout: Any = DEFAULT_SENTINEL,
    ) -> None:
        super().__init__(timeout=timeout, user_agent="geomap")
        self.gazetteer = gazetteer if gazetteer is not None else open_gazetteer(supplements=supplements)
        self._cells: dict[tuple[int, int], list[int]] | None = None

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
    ) -> Result:
        """Return the places that a name stands for, the likeliest first.

        Parameters
        ----------
        query
            A name, with or without what it lies in: "Izium", "Izium, Ukraine", "Kherson region".
        exactly_one
            Return the likeliest `geopy.Location`, or None; else a list of them, or None.
        timeout
            Accepted and not needed.
        limit
            How many to return at most.
        country_codes
            ISO 3166-1 alpha-2 codes that the place must lie in.

        Raises
        ------
        GeocodeError
            When the query is not text, empty or longer than 500 characters.
        """
        text = checked(query)
        wanted = codes(country_codes)
        hits = []
        for hit in self._hits(text):
            if self.gazetteer.latitude(hit.row) is not None and self._lies_in(hit.row, wanted):
                hits.append(hit)
            if len(hits) >= (1 if exactly_one else count(limit)):
                break
        return answer([self._location(hit) for hit in hits], exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
    ) -> Result:
        """Return the settlements nearest to a point, within 100 km of it.

        Parameters
        ----------
        query
            Anything that `geopy.Point` takes: a point, (latitude, longitude), or "46.64, 32.61".
        exactly_one, timeout, limit, country_codes
            As in `geocode`.

        Raises
        ------
        GeocodeError
            When the query is not a point on Earth.
        """
        try:
            if query is None:
                raise TypeError
            point = query if isinstance(query, Point) else Point(query)
        except (ValueError, TypeError) as error:
            raise GeocodeError(f"not a point: {query!r:.100}; expected (latitude, longitude) in degrees") from error
        wanted = codes(country_codes)
        near = self._nearest(point.latitude, point.longitude, 1 if exactly_one else count(limit), wanted)
        return answer([self._location(_Hit(row, None, f"{km:.1f} km away"), km) for km, row in near], exactly_one)

    # -- names

    def _hits(self, text: str) -> Iterator[_Hit]:
        seen: set[int] = set()
        for hit in (*self._exact(text), *self._resolved(text), *self._within(text)):
            if hit.row not in seen:
                seen.add(hit.row)
                yield hit

    def _exact(self, text: str) -> list[_Hit]:
        found = self.gazetteer.explain(text, limit=MAX_RESULTS)
        rows = self.gazetteer.find(text)
        return [_Hit(row, explained.score, explained.reason) for row, explained in zip(rows, found, strict=False)]

    def _resolved(self, text: str) -> list[_Hit]:
        """Read the query as the resolver of articles does."""
        from geomap.articles import prepare
        from geomap.model import Article
        from geomap.places import find_places

        document = prepare(Article(key="query", text=text))
        for mention in find_places(document, self.gazetteer).mentions:
            before = document.text[: mention.outer.start]
            if mention.place is not None and before == before.lower():  # "city of Kherson", but not "Foo of Kherson"
                places = [(mention.place, mention.score), *((other.place, other.score) for other in mention.runners_up)]
                found = [(self.gazetteer.row_of(place.id), score) for place, score in places]
                return [_Hit(row, score, mention.reason) for row, score in found if row is not None]
        return []

    def _within(self, text: str) -> list[_Hit]:
        """Read "name, region, country" part by part, for names that no article would write so (all lower case)."""
        head, *wider = [part.strip() for part in text.split(",")]
        if not wider:
            return []
        wholes = [
            {self._unit(row) for row in self.gazetteer.find(part) if self.gazetteer.level(row) in _WIDER}
            for part in wider
            if fold_name(part)
        ]
        return [hit for hit in self._exact(head) if all(self._units(hit.row) & whole for whole in wholes)]

    def _unit(self, row: int) -> tuple[str, str]:
        """Return what a country or unit is compared by: its country and, unless it is one, its first-level code."""
        level = self.gazetteer.level(row)
        return self.gazetteer.country(row), "" if level == "country" else self.gazetteer.admin1(row)

    def _units(self, row: int) -> set[tuple[str, str]]:
        country = self.gazetteer.country(row)
        return {(country, ""), (country, self.gazetteer.admin1(row))}

    def _lies_in(self, row: int, wanted: frozenset[str]) -> bool:
        return not wanted or not wanted.isdisjoint(self.gazetteer.country(row).split("+"))

    # -- points

    def _nearest(self, latitude: float, longitude: float, most: int, wanted: frozenset[str]) -> list[tuple[float, int]]:
        cells = self._cells
        if cells is None:
            cells = self._cells = self._index()
        found = []
        for cell in _cells_around(latitude, longitude):
            for row in cells.get(cell, ()):
                if self._lies_in(row, wanted):
                    km = _distance_km(
                        latitude, longitude, self.gazetteer.latitude(row) or 0.0, self.gazetteer.longitude(row) or 0.0
                    )
                    if km <= REVERSE_LIMIT_KM:
                        found.append((km, row))
        return sorted(found)[:most]

    def _index(self) -> dict[tuple[int, int], list[int]]:
        """Sort the settlements into cells of half a degree; done at the first `reverse`, in about a second."""
        gazetteer = self.gazetteer
        cells: dict[tuple[int, int], list[int]] = {}
        for row in range(gazetteer.places):
            latitude, longitude = gazetteer.latitude(row), gazetteer.longitude(row)
            if latitude is None or longitude is None or gazetteer.level(row) != "settlement":
                continue
            if gazetteer.feature(row) not in _NO_LONGER:
                cells.setdefault(_cell(latitude, longitude), []).append(row)
        return cells

    # -- results

    def _location(self, hit: _Hit, distance_km: float | None = None) -> Location:
        place = self.gazetteer.place(hit.row)
        raw = _record(place)
        if hit.score is not None:
            raw["score"] = round(hit.score, 4)
        if distance_km is not None:
            raw["distance_km"] = round(distance_km, 3)
        raw["reason"] = hit.reason
        return Location(self._address(place), Point(place.latitude, place.longitude), raw)

    def _address(self, place: Place) -> str:
        parts = [place.name]
        rows = []
        if place.admin1 and place.level != "admin1":
            rows.append(self.gazetteer.admin1_row(place.country, place.admin1))
        if place.country and place.level != "country":
            rows.extend(self.gazetteer.country_row(code) for code in place.country.split("+"))
        parts += [self.gazetteer.name(row) for row in rows if row is not None]
        return ", ".join(dict.fromkeys(parts))


def _record(place: Place) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "geonamesid": place.geonamesid,
        "name": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "level": place.level,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "population": place.population,
        "boundary": place.boundary,
    }


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL_DEG), math.floor((longitude % 360.0) / _CELL_DEG)


def _cells_around(latitude: float, longitude: float) -> Iterator[tuple[int, int]]:
    """Yield every cell that a place within the limit of a point may lie in."""
    reach_deg = math.degrees(REVERSE_LIMIT_KM / _EARTH_RADIUS_KM)
    columns = round(360.0 / _CELL_DEG)
    south, north = math.floor((latitude - reach_deg) / _CELL_DEG), math.floor((latitude + reach_deg) / _CELL_DEG)
    widest = min(90.0, max(abs(latitude - reach_deg), abs(latitude + reach_deg)))
    narrowing = math.cos(math.radians(widest))
    span_deg = reach_deg / narrowing if narrowing > 0.01 else 180.0
    if span_deg >= 180.0:
        wanted: Iterable[int] = range(columns)
    else:
        first, last = (math.floor((longitude + side) / _CELL_DEG) for side in (-span_deg, span_deg))
        wanted = {column % columns for column in range(first, last + 1)}
    for column in sorted(wanted):
        for line in range(south, north + 1):
            yield line, column


def _distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance (haversine)."""
    north, other_north = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((other_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
