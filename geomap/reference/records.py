"""A dated reference list: which place it has in whose hands on which day, and what it does not know."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from geomap.gazetteer.fold import fold_name
from geomap.model import Place

if TYPE_CHECKING:
    from shapely import STRtree

    from geomap.regions import Boundaries

Kind = Literal["listed", "not_listed", "no_coordinates", "not_covered"]

CONTESTED: Final = "contested"
"""The holder of a place that a list has in nobody's hands alone."""

SAME_POINT_KM: Final = 1.0
SAME_NAME_KM: Final = 5.0
_KM_PER_DEG = math.radians(6371.0088)
_CELL_DEG = 0.1  # of latitude and longitude: more than SAME_NAME_KM wide up to 60 degrees north
_POINTS = frozenset({"settlement", "island", "facility"})
_REGIONS = frozenset({"country", "admin1", "admin2", "area"})


@dataclass(frozen=True, slots=True)
class ReferenceInfo:
    """What a list is, and how far it reaches.

    `side` is the party whose list it is, "" where none's. It covers the days from `covers_from` to `covers_until`, both
    inclusive, None is open. `otherwise` is who holds a listed place outside its periods, "" where the list does not
    say. `complete` says that a settlement of `country` that is not listed is in the hands of `otherwise` as well.
    `says` gives the list's own words for a holder.
    """

    name: str
    title: str
    side: str = ""
    published: str = ""
    covers_from: date | None = None
    covers_until: date | None = None
    country: str = ""
    otherwise: str = ""
    complete: bool = False
    says: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    attribution: str = ""
    note: str = ""

    def word(self, holder: str) -> str:
        """Return the list's word for what a holder has: "occupied", "held by UA", "contested"."""
        if not holder:
            return "not told"
        return self.says.get(holder) or (CONTESTED if holder == CONTESTED else f"held by {holder}")


@dataclass(frozen=True, slots=True)
class Period:
    """From its first day `start` up to, and without, the day `end`; None is open."""

    start: date | None
    end: date | None
    holder: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A place, or an area, of a list.

    `place_id` is the gazetteer's id where it is known; `candidates` are the ids that it may have where it is not.
    `regions` are the keys of the boundaries that it lies in, "" where not known. `dated_as` is the unit that the list
    dates, where it dates a larger one ("hromada", "raion", "oblast"). `geometry` is a polygon, or None for a point.
    """

    key: str
    name: str
    periods: tuple[Period, ...]
    latitude: float | None = None
    longitude: float | None = None
    place_id: str = ""
    regions: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    dated_as: str = ""
    geometry: Any = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Days in one holder's hands, `end` exclusive; `change` says that the list dates its first day.

    The first day that a list covers is no change: nobody can tell since when it was so.
    """

    start: date | None
    end: date | None
    holder: str
    change: bool

    def has(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a list has of a place, over all days; `why` says it in words where it has nothing."""

    kind: Kind
    segments: tuple[Segment, ...] = ()
    entries: tuple[Entry, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What a list says of a place on a day.

    `kind` is ``listed``, ``not_listed`` (the list has it nowhere, which may be an answer: see `holder`),
    ``no_coordinates`` (places of this name are listed, and which of them it is cannot be told) or ``not_covered``.
    `holder` is a party, `CONTESTED`, or "" where the list does not tell; `word` is the list's own word, such as
    "occupied". `since` is the first day of it, `until` the first day no more.
    """

    kind: Kind
    holder: str = ""
    word: str = ""
    since: date | None = None
    until: date | None = None
    dated_as: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How a region is divided on a day.

    `held` counts by holder, in settlements or, for a list of polygons, in shares of the area; `listed` is the sum that
    it is a share of, `settlements` how many the region has in all, None where not known.
    """

    unit: Literal["settlements", "area"]
    held: Mapping[str, float]
    listed: float
    settlements: int | None = None

    def of(self, holders: Iterable[str]) -> float:
        """Return the share of some holders, from 0 to 1."""
        return sum(self.held.get(holder, 0.0) for holder in set(holders)) / self.listed if self.listed else 0.0


class ReferenceList:
    """A dated reference list.

    Parameters
    ----------
    info
        What it is.
    entries
        Its places and areas, keys unique.
    settlements
        How many settlements each region has, by its boundary key.
    units
        Keys of boundaries by the codes of the gazetteer: ``admin1`` or ``admin1.admin2`` of a place of `info.country`.
    """

    def __init__(
        self,
        info: ReferenceInfo,
        entries: Sequence[Entry],
        *,
        settlements: Mapping[str, int] | None = None,
        units: Mapping[str, str] | None = None,
    ) -> None:
        self.info = info
        self.entries = tuple(entries)
        self.settlements = dict(settlements or {})
        self._units = dict(units or {})
        self._by_id: dict[str, list[Entry]] = {}
        self._by_candidate: dict[str, list[Entry]] = {}
        self._by_region: dict[str, list[Entry]] = {}
        self._cells: dict[tuple[int, int], list[Entry]] = {}
        self._timelines: dict[tuple[Period, ...], tuple[Segment, ...]] = {}  # as they are asked for; many are alike
        self._areas = tuple(entry for entry in self.entries if entry.geometry is not None)
        for entry in self.entries:
            if entry.place_id:
                self._by_id.setdefault(entry.place_id, []).append(entry)
            for candidate in entry.candidates:
                self._by_candidate.setdefault(candidate, []).append(entry)
            for region in entry.regions:
                self._by_region.setdefault(region, []).append(entry)
            if entry.geometry is None and entry.latitude is not None and entry.longitude is not None:
                self._cells.setdefault(_cell(entry.latitude, entry.longitude), []).append(entry)

    @cached_property
    def holders(self) -> frozenset[str]:
        """All holders that the list knows."""
        named = {period.holder for entry in self.entries for period in entry.periods}
        return frozenset((named | {self.info.otherwise}) - {""})

    def status(self, place: Place, day: date) -> Status:
        """Return what the list says of a place on a day.

        Examples
        --------
        >>> from geomap.reference import official_list
        >>> izium = Place("gn:707292", "Izium", 49.20884, 37.25708, "settlement", "UA")
        >>> official_list().status(izium, date(2022, 6, 1)).word
        'occupied'
        >>> official_list().status(izium, date(2022, 9, 20)).word
        'not occupied'
        """
        if why := self.outside(day):
            return Status("not_covered", why=why)
        found = self.find(place)
        at = next((segment for segment in found.segments if segment.has(day)), None)
        if at is None:
            return Status(found.kind if found.kind != "listed" else "not_covered", why=found.why)
        dated_as = found.entries[0].dated_as if found.entries else ""
        return Status(found.kind, at.holder, self.info.word(at.holder), at.start, at.end, dated_as, found.why)

    def outside(self, day: date) -> str:
        """Return why a day is outside of the list, "" where it is not."""
        first, last = self.info.covers_from, self.info.covers_until
        if (first is not None and day < first) or (last is not None and day > last):
            return f"the list reaches from {first or 'the beginning'} to {last or 'today'}"
        return ""

    def find(self, place: Place) -> Finding:
        """Return what the list has of a place, a settlement or another point, over all days."""
        if place.id in self._by_id:
            return self._listed(self._by_id[place.id])
        if place.level not in _POINTS and not self._areas:
            return Finding("not_covered", why=f"the list has settlements, and this is of the level {place.level}")
        if self.info.complete and (place.level != "settlement" or place.country != self.info.country):
            return Finding("not_covered", why=f"the list has settlements of {self.info.country} only")
        if near := self._near(place):
            return self._listed(near)
        if place.id in self._by_candidate:
            return self._one_of(self._by_candidate[place.id])
        return self._not_listed(place)

    def share(self, place: Place, day: date, *, boundaries: Boundaries | None = None) -> Share | None:
        """Return how a region is divided on a day, None where the list does not tell.

        Parameters
        ----------
        place
            A place with a boundary.
        day
            A calendar date.
        boundaries
            Needed for a list that does not carry the keys of regions, as a user's.
        """
        keys = place.boundary.split("+") if place.boundary else []
        if not keys or place.level not in _REGIONS or self.outside(day):
            return None
        if self.settlements:
            if not all(key in self.settlements for key in keys):
                return None
            entries = {entry.key: entry for key in keys for entry in self._by_region.get(key, ())}
            total = sum(self.settlements[key] for key in keys)
            return self._count(entries.values(), day, total)
        if boundaries is None or place.boundary not in boundaries:
            return None
        from geomap.reference.areas import area_share, inside

        geometry = boundaries.geometry(place.boundary)
        if self._areas:
            return area_share(self, self._areas, geometry, day)
        return self._count(inside(self.entries, geometry), day, None)

    def segments(self, entries: Sequence[Entry]) -> tuple[Segment, ...]:
        """Return the days of the list in order, each stretch with its holder.

        Where periods of different holders overlap, the place is contested for those days.
        """
        return self._timeline(tuple([period for entry in entries for period in entry.periods]))

    def _timeline(self, periods: tuple[Period, ...]) -> tuple[Segment, ...]:
        """Return the days of the list in order by the periods of some entries; remembered."""
        found = self._timelines.get(periods)
        if found is not None:
            return found
        first, last = self.info.covers_from, self.info.covers_until
        dated = {day for period in periods for day in (period.start, period.end) if day is not None}
        cuts: list[date | None] = [first, *sorted(day for day in dated if first is None or day > first)]
        out: list[Segment] = []
        for at, start in enumerate(cuts):
            end = cuts[at + 1] if at + 1 < len(cuts) else None
            if start is not None and last is not None and start > last:
                break
            holders = {period.holder for period in periods if _covers(period, start)}
            holder = self.info.otherwise if not holders else holders.pop() if len(holders) == 1 else CONTESTED
            if out and out[-1].holder == holder:
                out[-1] = Segment(out[-1].start, end, holder, out[-1].change)
            else:
                out.append(Segment(start, end, holder, at > 0))
        found = self._timelines[periods] = tuple(segment for segment in out if segment.holder)
        return found

    def _listed(self, entries: Sequence[Entry]) -> Finding:
        return Finding("listed", self.segments(entries), tuple(entries))

    def _one_of(self, entries: Sequence[Entry]) -> Finding:
        """Return what the list has of a place that may be any of some entries: an answer only where all agree."""
        timelines = {self.segments([entry]) for entry in entries}
        places = {candidate for entry in entries for candidate in entry.candidates}
        if len(timelines) == 1 and len(places) <= len(entries):
            return Finding("listed", timelines.pop(), tuple(entries), "one of several of this name, all dated alike")
        count = len(entries)
        named = f"{count} settlements of this name are listed" if count > 1 else "a settlement of this name is listed"
        return Finding("no_coordinates", (), tuple(entries), f"{named}, without coordinates, and this may be another")

    def _not_listed(self, place: Place) -> Finding:
        if not self.info.complete:
            return Finding("not_listed", why="the list does not have it")
        for unit in (f"{place.admin1}.{place.admin2}", place.admin1):
            key = self._units.get(unit, "")
            listed = self._by_region.get(key, [])
            if key and len(listed) >= self.settlements.get(key, len(listed) + 1):
                # Every settlement of the unit is listed, so this one too, under a name that was not recognised.
                timelines = {self.segments([entry]) for entry in listed}
                if len(timelines) == 1:
                    return Finding(
                        "listed", timelines.pop(), (), "all settlements around it are listed, and dated alike"
                    )
                return Finding("no_coordinates", (), (), "it is listed under a name that could not be matched")
        always = Segment(self.info.covers_from, None, self.info.otherwise, False)
        return Finding("not_listed", (always,), (), "the list does not have it")

    def _near(self, place: Place) -> list[Entry]:
        """Return the entries at the place of a place: the nearest within reach, or the areas around it."""
        if place.latitude is None or place.longitude is None or place.level not in _POINTS:
            return []
        if self._areas:
            return [self._areas[row] for row in self._around(place.latitude, place.longitude)]
        row, column = _cell(place.latitude, place.longitude)
        name = fold_name(place.name)
        best: list[tuple[float, str, Entry]] = []
        for cell in ((row + north, column + east) for north in (-1, 0, 1) for east in (-1, 0, 1)):
            for entry in self._cells.get(cell, ()):
                if entry.place_id and self.info.complete:
                    reach = SAME_POINT_KM / 4  # another place of the gazetteer; only the same point is the same place
                else:
                    reach = SAME_NAME_KM if fold_name(entry.name) == name else SAME_POINT_KM
                far = _distance_km(place, entry)
                if far <= reach:
                    best.append((far, entry.key, entry))
        return [min(best, key=lambda found: found[:2])[2]] if best else []

    @cached_property
    def _tree(self) -> STRtree:
        import shapely

        return shapely.STRtree([entry.geometry for entry in self._areas])

    def _around(self, latitude: float, longitude: float) -> list[int]:
        import shapely

        return sorted(int(row) for row in self._tree.query(shapely.Point(longitude, latitude), predicate="intersects"))

    def _count(self, entries: Iterable[Entry], day: date, settlements: int | None) -> Share:
        held: Counter[str] = Counter()
        for periods, count in Counter(entry.periods for entry in entries).items():
            at = next((segment for segment in self._timeline(periods) if segment.has(day)), None)
            if at is not None:
                held[at.holder] += count
        return Share("settlements", dict(sorted(held.items())), held.total(), settlements)


def _covers(period: Period, day: date | None) -> bool:
    """Whether a period has a day; the day None is the one before all dated ones."""
    if day is None:
        return period.start is None
    return (period.start is None or period.start <= day) and (period.end is None or day < period.end)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude / _CELL_DEG), math.floor(longitude / _CELL_DEG)


def _distance_km(place: Place, entry: Entry) -> float:
    """Return the distance on the ground of two points close by, as on a plane."""
    if place.latitude is None or place.longitude is None or entry.latitude is None or entry.longitude is None:
        return math.inf
    north = place.latitude - entry.latitude
    east = (place.longitude - entry.longitude) * math.cos(math.radians(place.latitude))
    return math.hypot(north, east) * _KM_PER_DEG
