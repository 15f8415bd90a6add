"""What a new map says that the published one does not, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.model import Analysis


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that came to the map, or went from it."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims by id, each with what it says in short."""

    new: tuple[Change, ...] = ()
    gone: tuple[Change, ...] = ()


def changes_between(before: Path | None, name: str, analyses: Iterable[Analysis]) -> Changes:
    """Compare a published version with what would be published.

    Parameters
    ----------
    before
        The folder of the published version; None stands for an empty map.
    name
        Of its files.
    analyses
        What would be published.
    """
    old = _published(before, name) if before is not None else {}
    new = {claim.id: _words(claim.kind, claim.place_name, claim.party) for each in analyses for claim in each.claims}
    return Changes(
        tuple(Change(key, words) for key, words in new.items() if key not in old),
        tuple(Change(key, words) for key, words in old.items() if key not in new),
    )


def _published(folder: Path, name: str) -> dict[str, str]:
    """Return the claims of a version, from whichever of its files has them."""
    try:
        if (folder / f"{name}.json").exists():
            articles = json.loads((folder / f"{name}.json").read_bytes())["articles"]
            claims = [claim for article in articles for claim in article["claims"]]
            return {each["id"]: _words(each["kind"], each["place"]["name"], each["party"]) for each in claims}
        if (folder / f"{name}.geojson").exists():
            features = json.loads((folder / f"{name}.geojson").read_bytes())["features"]
            found = [each["properties"] for each in features if each["properties"]["table"] == "claims"]
            return {each["claim_id"]: _words(each["kind"], each["place"], each["party"]) for each in found}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # a damaged version is made anew
    return {}


def _words(kind: Any, place: Any, party: Any) -> str:
    return f"{kind} of {place} by {party or 'a party not named'}"
