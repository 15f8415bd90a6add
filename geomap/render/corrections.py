"""What editors have corrected, as the page says it: each correction in a line, none kept quiet."""

from __future__ import annotations

from collections.abc import Iterable

from geomap.overrides import Outcome
from geomap.render.content import shortened
from geomap.render.strings import STRINGS, day, fill

REASON_LIMIT = 300
_APPLIED = frozenset({"applied", "found by quote"})
# What a claim is about: whose id or name stands in these says nothing to a reader.
_BARE = frozenset({"place"})


def correction_lines(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    """Return what each correction that took effect did, and its day and reason, in the order of the overrides."""
    return [(_what(one), _why(one)) for one in outcomes if one.status in _APPLIED]


def _what(outcome: Outcome) -> str:
    override = outcome.override
    place = shortened(override.place) or STRINGS["correction_some_place"]
    if override.action in ("place", "never"):
        return fill(f"correction_{override.action}", name=shortened(override.field))
    if override.action != "correct":
        return fill(f"correction_{override.action}", place=place)
    if override.field in _BARE:
        return fill("correction_correct_place", place=place)
    before, after = (shortened(value) or STRINGS["correction_nothing"] for value in (outcome.before, override.value))
    return fill("correction_correct", place=place, field=override.field, before=before, after=after)


def _why(outcome: Outcome) -> str:
    override = outcome.override
    parts = (day(override.day) if override.day else "", shortened(override.reason, REASON_LIMIT))
    return ": ".join(part for part in parts if part)
