"""Geocoders in the manner of geopy: the gazetteer's own, offline, and a chain from it to any online one.

`GazetteerGeocoder` is a face of the resolver that reads articles: "Izium, Ukraine", "Kherson region" and "Oskil River"
mean the same to both. Nothing here touches the network but what `online_chain` builds, and nothing calls that unasked:
the names that the gazetteer lacks then go to the online service, nothing else of an article does.
"""

from geomap.geocode.cache import GeocodeCache
from geomap.geocode.offline import GazetteerGeocoder
from geomap.geocode.online import CachingGeocoder, ChainGeocoder, online_chain

__all__ = ["CachingGeocoder", "ChainGeocoder", "GazetteerGeocoder", "GeocodeCache", "online_chain"]
