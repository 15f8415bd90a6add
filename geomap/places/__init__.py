"""Places: which words of a document name a place, and which place each of them is."""

from geomap.places.find import Found, find_places

__all__ = ["Found", "find_places"]
