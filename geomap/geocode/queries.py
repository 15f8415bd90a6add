"""What the geocoders share: checks of a query, and the shape of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from geopy.location import Location

from geomap.errors import GeocodeError

MAX_QUERY_CHARS = 500
MAX_RESULTS = 50

Result: TypeAlias = "Location | list[Location] | None"


def checked(query: object) -> str:
    """Return a query with single blanks.

    Raises
    ------
    GeocodeError
        When it is not text, empty or too long.
    """
    if not isinstance(query, str):
        raise GeocodeError(f"expected a place name as text, got {type(query).__name__}")
    text = " ".join(query.split())
    if not text:
        raise GeocodeError("expected a place name, got an empty text")
    if len(text) > MAX_QUERY_CHARS:
        raise GeocodeError(f"expected a place name of at most {MAX_QUERY_CHARS} characters, got {len(text)}")
    return text


def codes(country_codes: str | Iterable[str] | None) -> frozenset[str]:
    """Return country codes in capitals; none where all countries are meant."""
    if country_codes is None:
        return frozenset()
    given = country_codes.split(",") if isinstance(country_codes, str) else country_codes
    return frozenset(code.strip().upper() for code in given if code.strip())


def count(limit: int | None) -> int:
    """Return how many results to give."""
    return MAX_RESULTS if limit is None else max(1, min(limit, MAX_RESULTS))


def answer(locations: list[Location], exactly_one: bool) -> Result:
    """Return the first location, or all of them; None where there is none, as geopy's geocoders do."""
    if not locations:
        return None
    return locations[0] if exactly_one else locations
