"""How much of each country the gazetteer has: where names will be missed, and a dump of GeoNames would help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from geomap.gazetteer.gazetteer import Gazetteer

THIN_PEOPLE = 20_000
"""A country with more people than this to each settlement known is thinly covered: most of its villages are missing."""

COLUMNS = ("country", "name", "places", "admin1", "admin2", "water", "people a place", "")
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the gazetteer has of a country: settlements and their parts, first- and second-level units, waters."""

    country: str
    name: str
    people: int
    places: int
    admin1: int
    admin2: int
    water: int

    @property
    def thin(self) -> bool:
        """Whether most of its villages must be missing; none at all in a country of a million is thin too."""
        return self.people >= _MILLION and self.people > THIN_PEOPLE * self.places

    def cells(self) -> tuple[str, ...]:
        """Return what a table shows, in the order of `COLUMNS`."""
        share = f"{self.people / self.places:,.0f}" if self.places and self.people else "-"
        counts = (f"{number:,}" for number in (self.places, self.admin1, self.admin2, self.water))
        return (self.country, self.name, *counts, share, "thin" if self.thin else "")


def coverage(gazetteer: Gazetteer) -> list[Coverage]:
    """Return the coverage of every country of the gazetteer, by code; a river of several countries counts in each.

    Examples
    --------
    >>> from geomap.gazetteer import open_gazetteer
    >>> next(each for each in coverage(open_gazetteer()) if each.country == "UA").places > 30_000
    True
    """
    counts: Counter[tuple[str, str]] = Counter()
    for (countries, level), number in gazetteer.counts().items():
        for country in countries.split("+"):
            counts[country, level] += number
    found = []
    for country in sorted({country for country, level in counts if level == "country" and country}):
        row = gazetteer.country_row(country)
        found.append(
            Coverage(
                country,
                gazetteer.name(row) if row is not None else "",
                gazetteer.population(row) if row is not None else 0,
                counts[country, "settlement"] + counts[country, "district"],
                counts[country, "admin1"],
                counts[country, "admin2"],
                counts[country, "water"],
            )
        )
    return found
