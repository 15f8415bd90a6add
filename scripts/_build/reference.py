"""Build data/reference/ from the copies: called by scripts/build_data.py.

The list of occupied settlements is Ukraine's own, parsed and joined to GeoNames by name and raion; here it gets the
keys of data/boundaries, the names of data/gazetteer, eight towns matched by hand (``reference_matches.csv``), and for
each settlement that could not be matched the places of the gazetteer that it may be.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts._build.layers import write

FIELDS = (
    "katottg", "name", "name_uk", "admin1", "admin2", "from", "until", "dated_as", "place_id", "latitude", "longitude",
    "match", "candidates",
)  # fmt: skip
UNIT_FIELDS = ("key", "settlements", "geonames")
_SETTLEMENTS = frozenset("CKMX")  # village, city of special status, town, settlement
_HERE = Path(__file__).parent
_HEAD = (
    "# What data/reference holds: where it comes from, under which terms, and the hash that the reader checks.\n"
    "# Written by scripts/build_data.py; edit the builder, not this file.\n"
)
_ACT = (
    "Ministry of Development of Communities and Territories of Ukraine, order No 376 of 28 February 2025: territories "
    "in which hostilities are or were conducted, or which are temporarily occupied"
)
_CODIFIER = "Codifier of administrative-territorial units (KATOTTG) of Ukraine, 16 May 2025"


def build(source: Path, folder: Path, *, gazetteer: Path, oblasts: Mapping[str, str]) -> dict[str, int]:
    """Write the list of occupied settlements, the numbers of settlements, and ``registry.toml`` into `folder`.

    Parameters
    ----------
    source
        The folder of the copies.
    folder
        ``data/reference``.
    gazetteer
        ``data/gazetteer/ukraine.tsv.gz``, as built.
    oblasts
        KATOTTG codes of the oblasts to their keys in data/boundaries.

    Returns
    -------
    dict of str to int
        File name to number of rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    codifier = source / "gazetteer" / "katottg_codifier_2025-05-16.csv.gz"
    units = _Units(codifier, oblasts)
    listed = source / "control" / "official_ua" / "settlement_occupation_intervals.csv"
    places = _places(gazetteer)
    admin1 = _admin1_codes(listed, places)
    rows = _rows(listed, units, places, admin1)
    geonames = {units.oblasts[f"UA{code}"]: name for code, name in admin1.items()}
    counts = [
        {"key": key, "settlements": str(count), "geonames": geonames.get(key, "")}
        for key, count in sorted(units.settlements.items())
    ]
    files = {
        "ukraine_occupied.csv.gz": gzip.compress(_csv(FIELDS, rows), 9, mtime=0),
        "ukraine_settlements.csv": _csv(UNIT_FIELDS, counts),
    }
    entries = {
        "ukraine_occupied": {
            "file": "ukraine_occupied.csv.gz",
            "title": "Ukraine's official list of temporarily occupied settlements",
            "short": "Ukraine's official list",
            "side": "UA",
            "published": "2025",
            "covers_from": "2014-02-19",  # the day before its first date, so that this one is a change
            "covers_until": "2025-02-28",
            "country": "UA",
            "holder": "RU",
            "otherwise": "UA",
            "rows": len(rows),
            "source": _ACT + "; joined to GeoNames (CC BY 4.0) by name and raion",
            "licence": "LicenseRef-official-act AND CC-BY-4.0",
            "attribution": "Ministry of Development of Communities and Territories of Ukraine; GeoNames, CC BY 4.0",
            "note": "one side's list, published in 2025; dates can be off by days; one end (2025-09-09) lies after the "
            "list itself and is kept as published",
        },
        "ukraine_settlements": {
            "file": "ukraine_settlements.csv",
            "title": "Number of settlements of each oblast and raion of Ukraine; GeoNames' codes of the listed oblasts",
            "rows": len(counts),
            "source": _CODIFIER,
            "licence": "LicenseRef-official-act",
            "attribution": "",
        },
    }
    for entry in entries.values():
        entry["sha256"] = hashlib.sha256(files[str(entry["file"])]).hexdigest()
    for name, data in files.items():
        write(data, folder / name)
    write(_registry(entries), folder / "registry.toml")
    return {str(entry["file"]): int(str(entry["rows"])) for entry in entries.values()}


class _Units:
    """The codifier: keys of oblasts and raions by the head of a code, and their numbers of settlements."""

    def __init__(self, path: Path, oblasts: Mapping[str, str]) -> None:
        self.oblasts = {code[:4]: key for code, key in oblasts.items()}
        self.raions: dict[str, str] = {}
        self.settlements: Counter[str] = Counter()
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
            for *levels, kind, _ in list(csv.reader(stream, delimiter=";"))[1:]:
                code = next(level for level in reversed(levels) if level)
                if kind == "P":
                    self.raions[code[:6]] = code
                elif kind in _SETTLEMENTS:
                    self.settlements.update(key for key in self.keys(code) if key)

    def keys(self, code: str) -> tuple[str, str]:
        """Return the keys of the oblast and the raion of a settlement; "" where it is in none."""
        return self.oblasts.get(code[:4], ""), self.raions.get(code[:6], "")


def _matches(path: Path) -> dict[str, str]:
    """Return the GeoNames id of each settlement of the list that has one."""
    matched = {row["katottg"]: f"gn:{row['geonameid']}" for row in _read(path) if row["geonameid"]}
    return matched | {row["katottg"]: f"gn:{row['geonameid']}" for row in _read(_HERE / "reference_matches.csv")}


def _admin1_codes(path: Path, places: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """Return GeoNames' code of each oblast, by the oblast's two digits: that of most of its settlements."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for code, place in _matches(path).items():
        votes[code[2:4]][places[place]["admin1"]] += 1
    return {oblast: max(sorted(counts), key=lambda name: counts[name]) for oblast, counts in sorted(votes.items())}


def _rows(
    path: Path, units: _Units, places: Mapping[str, dict[str, str]], admin1: Mapping[str, str]
) -> list[dict[str, str]]:
    by_hand = {row["katottg"]: f"gn:{row['geonameid']}" for row in _read(_HERE / "reference_matches.csv")}
    raions = {code[2:] for code in units.raions}
    by_name: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places.values():
        if place["level"] == "settlement":
            # Where GeoNames tells no raion of today (all over Crimea), the oblast has to do.
            unit = place["admin2"] if place["admin2"] in raions else f"oblast {place['admin1']}"
            for name in {place["name"], *place["aliases"].split("|")}:
                by_name[unit, _key(name)].add(place["id"])
    listed = list(_read(path))
    holders: dict[str, set[str]] = defaultdict(set)
    for row in listed:
        if row["geonameid"]:
            holders[f"gn:{row['geonameid']}"].add(row["katottg"])
    # A place that two settlements of the list were matched to is neither's for sure.
    sure = {place for place, codes in holders.items() if len(codes) == 1} | set(by_hand.values())
    rows = []
    for row in listed:
        code = row["katottg"]
        place_id = by_hand.get(code) or (f"gn:{row['geonameid']}" if row["geonameid"] else "")
        match = "hand" if code in by_hand else row["match"]
        if place_id and place_id not in sure:
            place_id, match = "", "ambiguous"
        name = _key(row["name_uk"])
        near = by_name[code[2:6], name] | by_name[f"oblast {admin1.get(code[2:4], '')}", name]
        candidates = [] if place_id else sorted(near - sure)
        place = places.get(place_id, {})
        if place_id and not place:
            raise ValueError(f"{path}: {code} is matched to {place_id}, which the gazetteer lacks")
        oblast, raion = units.keys(code)
        rows.append({
            "katottg": code,
            "name": place.get("name", ""),
            "name_uk": row["name_uk"].strip(),
            "admin1": oblast,
            "admin2": raion,
            "from": row["occupied_from"],
            "until": row["occupied_until"],
            "dated_as": row["source_level"],
            "place_id": place_id,
            "latitude": place.get("latitude", ""),
            "longitude": place.get("longitude", ""),
            "match": match,
            "candidates": "|".join(candidates),
        })  # fmt: skip
    return sorted(rows, key=lambda row: (row["katottg"], row["from"], row["until"]))


def _places(path: Path) -> dict[str, dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _key(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _read(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _csv(fields: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _registry(entries: Mapping[str, Mapping[str, Any]]) -> bytes:
    text = _HEAD
    for name, entry in sorted(entries.items()):
        text += f"\n[{name}]\n" + "".join(
            f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items() if value != ""
        )
    return text.encode()
