"""Ukraine's official list beside the claims: a layer of its own, and a note at each claim. No claim changes by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from geomap.reference import Comparison, Entry, ReferenceList, compare
from geomap.render.content import Content
from geomap.render.shapes import encode_line
from geomap.render.strings import STRINGS, day, fill

DIGITS = 3  # of a degree: 110 m, finer than a sign of the layer is wide


@dataclass(frozen=True, slots=True)
class Beside:
    """What a list says: `layer` for the page's data island, `notes` by the number of a statement."""

    layer: dict[str, Any]
    notes: dict[int, str]


def beside(content: Content, reference: ReferenceList, *, parties: object = None) -> Beside | None:
    """Return what a list says beside the claims, None where it covers none of the places or of the days.

    Parameters
    ----------
    content
        What the page says.
    reference
        `geomap.reference.official_list()`. Its settlements are drawn where it has them in other hands than
        `ReferenceInfo.otherwise`.
    parties
        The known parties, for the sides that they stand on.
    """
    info, times = reference.info, content.timeline
    if times.first is None or times.last is None or info.country not in content.countries():
        return None
    if reference.outside(times.first) and reference.outside(times.last):
        return None
    groups = _groups(reference, times.first, times.last)
    if not groups:
        return None
    layer = {
        "covers": [day(value) if value else "" for value in (info.covers_from, info.covers_until)],
        "published": info.published,
        "source": info.attribution,
        "digits": DIGITS,
        "groups": [
            [*span, encode_line(_near_by_near(points), digits=DIGITS)] for span, points in sorted(groups.items())
        ],
    }
    return Beside(layer, _notes(content, reference, parties))


def _groups(reference: ReferenceList, first: date, last: date) -> dict[tuple[int, int], list[tuple[float, float]]]:
    """Return longitude and latitude of settlements by the days of the slider on which the list has them so.

    Those count from the first one of the slider; the second is the first day no more.
    """
    info = reference.info
    low = max(first, info.covers_from or first)
    high = min(last, info.covers_until or last) + timedelta(1)
    groups: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for entry in reference.entries:
        if entry.longitude is None or entry.latitude is None:
            continue
        for start, end in _spans(entry, info.otherwise):
            since, until = max(start or low, low), min(end or high, high)
            if since < until:
                span = ((since - first).days, (until - first).days)
                groups.setdefault(span, []).append((entry.longitude, entry.latitude))
    return groups


def _spans(entry: Entry, otherwise: str) -> Iterable[tuple[date | None, date | None]]:
    return ((period.start, period.end) for period in entry.periods if period.holder != otherwise)


def _near_by_near(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points in rows from south to north, so that their differences are small; each place once."""
    return sorted(set(points), key=lambda point: (round(point[1] * 5), point))


def _notes(content: Content, reference: ReferenceList, parties: object) -> dict[int, str]:
    side_of = getattr(parties, "side_of", None)
    notes = {}
    for group in content.groups:
        for one in group.statements:
            article = content.analyses[one.analysis].article
            found = compare(one.claim, article, reference, side_of=side_of if callable(side_of) else None)
            if found.outcome != "not_covered":
                notes[one.number] = fill("reference_note", name=STRINGS["reference_name"], words=_words(found))
    return dict(sorted(notes.items()))


def _words(found: Comparison) -> str:
    on = day(found.reference_day) if found.reference_day else ""
    if found.outcome == "share" and found.counts is not None:
        agreed, listed = round((found.share or 0.0) * found.counts.listed), round(found.counts.listed)
        if not found.counts.settlements:
            return fill("reference_share", agreed=f"{agreed:,}", listed=f"{listed:,}")
        every = f"{found.counts.settlements:,}"
        return fill("reference_share_of", agreed=f"{agreed:,}", listed=f"{listed:,}", every=every)
    if found.outcome in ("ahead", "behind"):
        return fill(f"reference_{found.outcome}", days=abs(found.lead_days or 0), day=on)
    return fill(f"reference_{found.outcome}{'_since' if on else ''}", day=on)
