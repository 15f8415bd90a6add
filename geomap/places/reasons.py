"""Why a name was settled so, in words for a reader."""

from __future__ import annotations

from geomap.places.company import Referent
from geomap.places.context import Sense
from geomap.places.names import Names, Row
from geomap.places.rank import beside, best_of

_SURE = 0.9


def reason_for(referent: Referent, row: Row, sense: Sense, names: Names) -> str:
    """Say what spoke for the chosen place."""
    rows = referent.name.rows
    if len(rows) == 1:
        return "the only place of this name in the gazetteer"
    parts: list[str] = []
    if sense.type_word and row.level in referent.hints:
        parts.append(f"the word “{sense.type_word}” beside it")
    for whole in (*referent.qualifiers, *referent.districts):
        if _inside(row, whole):
            parts.append(f"named with {whole.place(names.gazetteer).name}")
            break
    if referent.near is not None:
        there = referent.near.name.rows[best_of(referent.near)][0]
        if beside(row, there):
            parts.append(f"said to be near {there.place(names.gazetteer).name}")
    if not parts:
        if row.log_population >= referent.name.largest:
            parts.append("the largest of this name")
        elif row.level in ("country", "admin1"):
            parts.append(f"the {'country' if row.level == 'country' else 'region'} is meant more often than a town")
        else:
            parts.append("fits the other places of the article")
    return f"{' and '.join(parts)}; {len(rows)} places bear this name"


def _inside(row: Row, whole: Row) -> bool:
    if whole.level == "admin2":
        return row.admin2 == whole.admin2
    return row.country == whole.country and (whole.level == "country" or row.admin1 == whole.admin1)
