"""The row of a gazetteer table while the tables are built."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geomap.gazetteer.alternates import distinct


@dataclass
class Row:
    """One place; the fields are the columns of `geomap.gazetteer.entries`."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    level: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    feature: str = ""
    population: int = 0
    boundary: str = ""
    aliases: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def add_names(self, names: Iterable[str], foreign: Iterable[str] = ()) -> None:
        """Add usual and foreign names, without those that fold alike."""
        self.aliases = distinct([*self.aliases, *names], self.name)
        self.foreign = distinct([*self.foreign, *foreign], self.name, *self.aliases)
