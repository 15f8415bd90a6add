"""The map: a self-contained page that folium and the project's own script draw."""

from geomap.render.build import GeoMap, build_map

__all__ = ["GeoMap", "build_map"]
