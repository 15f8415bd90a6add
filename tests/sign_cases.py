"""Every combination of what can be said of an area and of a town, each at a spot of its own on one map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import shapely
from render_cases import one_claim

from geomap.model import CLAIM_KINDS, Analysis, Event, Place
from geomap.render.shapes import Base

COLUMNS = 12
STEP_DEG = 1.0
TODAY = date(2022, 9, 20)


@dataclass(frozen=True)
class Sign:
    """One cell of the sheet: what it shows, and the fields of the claims that stand for it."""

    name: str
    form: str
    claims: tuple[dict[str, Any], ...]


def signs() -> list[Sign]:
    """Return all combinations of form, kind, extent, and plain, planned or denied; then disagreement and age."""
    found = []
    for form, kind, extent, how in product(
        ("area", "point"), CLAIM_KINDS, ("whole", "part", "approach"), ("plain", "planned", "denied")
    ):
        fields = {
            "kind": kind,
            "party": "RU",
            "extent": extent,
            "extent_stated": extent == "whole",
            "modality": "planned" if how == "planned" else "actual",
            "polarity": "denied" if how == "denied" else "affirmed",
        }
        found.append(Sign(f"{form} {kind} {extent} {how}", form, (fields,)))
    for form in ("area", "point"):
        sides = tuple(
            {"kind": "control", "party": party, "speaker": f"a {party} spokesman", "extent_stated": True}
            for party in ("RU", "UA")
        )
        found.append(Sign(f"{form} disagreement", form, sides))
        for days in (0, 15, 30):
            found.append(
                Sign(
                    f"{form} {days} days old",
                    form,
                    ({"kind": "control", "party": "UA", "days": days, "extent": "part"},),
                )
            )
    return found


def spot(number: int) -> tuple[float, float]:
    """Return longitude and latitude of the middle of a cell, which all are on the equator's grid."""
    return (number % COLUMNS + 0.5) * STEP_DEG, -(number // COLUMNS + 0.5) * STEP_DEG


def sheet() -> list[Analysis]:
    """Return one analysis for each claim of each cell."""
    made = []
    for number, sign in enumerate(signs()):
        longitude, latitude = spot(number)
        place = Place(
            f"cell:{number}", sign.name, latitude, longitude, "admin1" if sign.form == "area" else "settlement",
            boundary=f"G-{number}" if sign.form == "area" else "",
        )  # fmt: skip
        for order, given in enumerate(sign.claims):
            fields = dict(given)
            day = TODAY - timedelta(fields.pop("days", 0))
            analysis = one_claim(fields.pop("kind"), fields.pop("party"), article_date=TODAY, **fields)
            claim = analysis.claims[0]._replace(
id=f"{number}-{order}", resolved=place, place_name=sign.name,
                event=Event(day, day, "day", "text"),
            )  # fmt: skip
            article = replace(analysis.article, key=f"{number}-{order}", outlet=f"Outlet {order}")
            made.append(replace(analysis, article=article, claims=(claim,), mentions=()))
    return made


class Grid:
    """Boundaries of the sheet: a box for each area, and nothing below."""

    def geometry(self, key: str) -> Any:
        if not key.startswith("G-"):
            return None
        longitude, latitude = spot(int(key[2:]))
        return shapely.box(longitude - 0.33, latitude - 0.33, longitude + 0.33, latitude + 0.33)

    def base(self, bounds: tuple[float, float, float, float], *, tolerance_deg: float, countries: Any) -> Base:
        return Base({"land": shapely.box(*bounds)}, frozenset())

    def names(self, bounds: tuple[float, float, float, float]) -> Sequence[tuple[str, Sequence[tuple[float, float]]]]:
        return []

    def sources(self, keys: Any) -> frozenset[str]:
        return frozenset()
