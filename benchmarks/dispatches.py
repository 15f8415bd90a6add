"""A made-up corpus for measuring the map: two years of dispatches from templates, the same ones each time."""

from __future__ import annotations

import csv
import gzip
import random
from datetime import date, timedelta
from pathlib import Path

from geomap.model import Article

GAZETTEER = Path(__file__).resolve().parent.parent / "data" / "gazetteer" / "ukraine.tsv.gz"
FIRST = date(2022, 3, 1)
DAYS = 730
TOWNS = 140
OBLASTS = {"05": "Donetsk", "14": "Luhansk", "26": "Zaporizhzhia", "08": "Kherson", "07": "Kharkiv", "16": "Mykolaiv"}
OUTLETS = ("Template Wire", "Template Gazette", "Template Tribune", "Template Post", "Template Radio", "Template Daily")
FORCES = ("Russian", "Ukrainian")
SPEAKERS = (
    "the Ukrainian General Staff said",
    "the Russian Defence Ministry said",
    "the regional governor said",
    "the city council said",
    "officials in Kyiv said",
    "a military analyst wrote",
)

# What is said of a town, of a region, and sentences that only name places.
OF_TOWNS = (
    "{force} forces captured {town} on {weekday}, {speaker}.",
    "{force} troops retook {town} after days of fighting, {speaker}.",
    "{force} troops attacked {town} from three sides on {weekday}, and nobody could say how it would end.",
    "{force} missiles struck {town} on {weekday} and damaged a school.",
    "{force} forces control {town}, {speaker}, and have set up checkpoints on the roads out of it.",
    "{force} forces withdrew from {town} on {weekday}, {speaker}.",
    "The {force}-held town of {town} has had no running water for weeks.",
    "{speaker_first} denied that {force} troops had captured {town}.",
)
OF_REGIONS = (
    "{force} forces control parts of the {oblast} region, {speaker}.",
    "{force} troops seized several villages in the {oblast} region on {weekday}, {speaker}.",
    "Authorities in the Russian-held parts of the {oblast} region announced a vote on joining Russia.",
    "{force} shelling struck the {oblast} region throughout {weekday}.",
)
ASIDES = (
    "Buses left {one} for {other} in the morning, and a train from Lviv arrived late.",
    "Families from {one} waited at the station in {other} for news of their relatives.",
    "A hospital in {one} took in the wounded, while {other} was without power.",
    "Volunteers drove from {one} to {other} with water, bread and generators.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def towns(count: int = TOWNS) -> list[str]:
    """Return the names of the largest towns in six regions, those aside that share a name with another place."""
    found: dict[str, list[tuple[int, str]]] = {}
    with gzip.open(GAZETTEER, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["level"] == "settlement":
                found.setdefault(row["name"], []).append((int(row["population"] or 0), row["admin1"]))
    alone = ((name, *rows[0]) for name, rows in found.items() if len(rows) == 1 and "'" not in name)
    largest = sorted((-population, name) for name, population, region in alone if region in OBLASTS)
    return [name for _, name in largest[:count]]


def dispatches(count: int, *, days: int = DAYS) -> list[Article]:
    """Return articles spread over days, with about five places and two claims each."""
    random_ = random.Random(20220301)
    names = towns()
    made = []
    for number in range(count):
        day = FIRST + timedelta(number * days // count)
        town = random_.choice(names)
        lines = [_filled(random_, random_.choice(OF_TOWNS), town, names)]
        second = OF_REGIONS if number % 3 == 0 else OF_TOWNS
        lines.append(_filled(random_, random_.choice(second), random_.choice(names), names))
        lines += [_filled(random_, random_.choice(ASIDES), town, names) for _ in range(1 + number % 2)]
        outlet = OUTLETS[number % len(OUTLETS)]
        made.append(
            Article(
                key=f"dispatch-{number}",
                text="\n\n".join(lines) + "\n",
                title=f"Dispatch {number + 1}: fighting around {town}",
                date=day,
                date_basis="given",
                outlet=outlet,
                url=f"https://{outlet.split()[1].lower()}.example/{day.isoformat()}/{number}",
            )
        )
    return made


def _filled(random_: random.Random, template: str, town: str, names: list[str]) -> str:
    one, other = random_.sample(names, 2)
    speaker = random_.choice(SPEAKERS)
    first = speaker.rsplit(" ", 1)[0]
    return template.format(
        force=random_.choice(FORCES),
        town=town,
        oblast=random_.choice(list(OBLASTS.values())),
        weekday=random_.choice(WEEKDAYS),
        speaker=speaker,
        speaker_first=first[0].upper() + first[1:],
        one=one,
        other=other,
    )
