"""How many names of each country's articles could not be placed: where the gazetteer is too thin for what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.model import Analysis

if TYPE_CHECKING:
    from geomap.regions import Boundaries

_WHOLE = frozenset({"UA"})  # countries whose whole dump geomap has


@dataclass(frozen=True, slots=True)
class CountryRate:
    """Mentions in the articles about a country (ISO 3166-1 alpha-2): all names of places, and those not placed."""

    country: str
    names: int
    unplaced: int


def unplaced_rates(analyses: Sequence[Analysis]) -> list[CountryRate]:
    """Return the rate of each country that an article with unplaced names is about, the most unplaced names first.

    A name that is not placed has no country of its own: it counts for the one that most of its article's placed names
    lie in, demonyms and whole countries aside. An article without any counts for none.
    """
    names: Counter[str] = Counter()
    unplaced: Counter[str] = Counter()
    for analysis in analyses:
        placed = [
            mention.place.country
            for mention in analysis.mentions
            if mention.kind != "actor" and mention.place is not None and mention.place.level != "country"
        ]
        countries = Counter(country for country in placed if len(country) == 2)
        if not countries:
            continue
        about = min(countries, key=lambda country: (-countries[country], country))
        lost = sum(name.count for name in analysis.unplaced)
        names[about] += len(placed) + lost
        unplaced[about] += lost
    rates = [CountryRate(country, names[country], lost) for country, lost in unplaced.items() if lost]
    return sorted(rates, key=lambda rate: (-rate.unplaced, rate.country))


def unplaced_lines(analyses: Sequence[Analysis], boundaries: Boundaries) -> tuple[str, ...]:
    """Return the rates in words, a line for each country."""
    from geomap.render.strings import fill

    lines = []
    for rate in unplaced_rates(analyses):
        name = boundaries.region(rate.country).name if rate.country in boundaries else rate.country
        share = f"{rate.unplaced / rate.names:.0%}"
        counts = {"unplaced": f"{rate.unplaced:,}", "names": f"{rate.names:,}", "share": share}
        line = fill("report_unplaced_rate", country=name, **counts)
        if rate.country not in _WHOLE:
            line += " " + fill("report_unplaced_advice", code=rate.country)
        lines.append(line)
    return tuple(lines)
