"""Online geocoders behind the gazetteer: asked in turn, slowly, again where they fail, and remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geopy.exc import GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geomap.errors import GeocodeError
from geomap.gazetteer import Gazetteer
from geomap.geocode.cache import GeocodeCache
from geomap.geocode.offline import GazetteerGeocoder
from geomap.geocode.queries import MAX_RESULTS, Result, answer, checked


class ChainGeocoder(Geocoder):  # type: ignore[misc]
    """Ask one geocoder after the other until one knows the answer.

    Parameters
    ----------
    geocoders
        Any geopy geocoders, in the order in which they are asked.

    Notes
    -----
    A geocoder that fails is passed over; its error is raised only if no later one knows the answer.
    """

    def __init__(self, geocoders: Sequence[Any]) -> None:
        super().__init__(user_agent="geomap")
        if not geocoders:
            raise GeocodeError("a chain of geocoders needs at least one")
        self.geocoders = tuple(geocoders)

    def geocode(self, query: str, *, exactly_one: bool = True, **options: Any) -> Result:
        """Return the first answer; options are those of the geocoders."""
        return self._ask("geocode", query, exactly_one, options)

    def reverse(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Result:
        """Return the first answer; options are those of the geocoders."""
        return self._ask("reverse", query, exactly_one, options)

    def _ask(self, method: str, query: Any, exactly_one: bool, options: Mapping[str, Any]) -> Result:
        failed: Exception | None = None
        for geocoder in self.geocoders:
            try:
                found: Result = getattr(geocoder, method)(query, exactly_one=exactly_one, **options)
            except GeocoderServiceError as error:
                failed = error
                continue
            if found:
                return found
        if failed is not None:
            raise GeocodeError(f"the geocoder could not be asked for {query!r:.100}: {failed}") from failed
        return None


class CachingGeocoder(Geocoder):  # type: ignore[misc]
    """Ask an online geocoder no more often than it allows, try again when it fails, and remember its answers on disk.

    Parameters
    ----------
    geocoder
        The geocoder to ask.
    cache
        Where answers are kept.
    name
        What tells this geocoder's answers from another's in the cache.
    min_delay_s
        Seconds between two requests; Nominatim's public server asks for one.
    max_retries, error_wait_s
        How often a failed request is tried again, and the seconds before that.
    """

    def __init__(
        self,
        geocoder: Any,
        cache: GeocodeCache,
        *,
        name: str,
        min_delay_s: float = 1.0,
        max_retries: int = 2,
        error_wait_s: float = 5.0,
    ) -> None:
        super().__init__(user_agent="geomap")
        self.geocoder = geocoder
        self.cache = cache
        self.name = name
        limits = {"min_delay_seconds": min_delay_s, "max_retries": max_retries, "swallow_exceptions": False}
        limits["error_wait_seconds"] = max(error_wait_s, min_delay_s)
        self._methods = {
            method: RateLimiter(getattr(geocoder, method), **limits)
            for method in ("geocode", "reverse")
            if hasattr(geocoder, method)
        }

    def geocode(self, query: str, *, exactly_one: bool = True, **options: Any) -> Result:
        """Return what the geocoder says, from the cache if it was asked before."""
        return self._ask("geocode", checked(query), exactly_one, options)

    def reverse(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Result:
        """Return what the geocoder says, from the cache if it was asked before."""
        return self._ask("reverse", query, exactly_one, options)

    def _ask(self, method: str, query: Any, exactly_one: bool, options: Mapping[str, Any]) -> Result:
        if method not in self._methods:
            raise GeocodeError(f"{type(self.geocoder).__name__} has no {method}()")
        telling = {key: value for key, value in sorted(options.items()) if key != "timeout"}
        key = f"{self.name}|{method}|{exactly_one}|{query}|{telling}"
        known, locations = self.cache.get(key)
        if not known:
            found = self._methods[method](query, exactly_one=exactly_one, **options)
            locations = [] if not found else [found] if isinstance(found, Location) else list(found)[:MAX_RESULTS]
            self.cache.put(key, locations)
        return answer(locations, exactly_one)


def online_chain(
    gazetteer: Gazetteer | None = None,
    *,
    online: Any = None,
    cache_dir: Path | None = None,
    user_agent: str = "geomap (offline gazetteer with online look-up of unknown names)",
    min_delay_s: float = 1.0,
    max_retries: int = 2,
    error_wait_s: float = 5.0,
    timeout_s: float = 10.0,
) -> ChainGeocoder:
    """Return a geocoder that asks the gazetteer first and an online service for what that lacks.

    Parameters
    ----------
    gazetteer
        An open gazetteer; opened if not given.
    online
        Any geopy geocoder; OpenStreetMap's public Nominatim if not given. Mind its terms of use: one request a
        second, a telling user agent, and the credit © OpenStreetMap contributors.
    cache_dir
        Where ``geocode.sqlite`` is kept; the user's cache directory by default.
    user_agent
        What the default Nominatim is told of who asks.
    min_delay_s, max_retries, error_wait_s
        See `CachingGeocoder`.
    timeout_s
        Seconds to wait for an answer of the default Nominatim.
    """
    if online is None:
        from geopy.geocoders import Nominatim

        online = Nominatim(user_agent=user_agent, timeout=timeout_s)
    if cache_dir is None:
        from platformdirs import user_cache_path

        cache_dir = user_cache_path("geomap", appauthor=False)
    caching = CachingGeocoder(
        online,
        GeocodeCache(Path(cache_dir) / "geocode.sqlite"),
        name=f"{type(online).__name__} {getattr(online, 'domain', '')}",
        min_delay_s=min_delay_s,
        max_retries=max_retries,
        error_wait_s=error_wait_s,
    )
    return ChainGeocoder([GazetteerGeocoder(gazetteer), caching])
