"""geomap: news text in, a map of who claims to control what out."""

__version__ = "0.1.0"
