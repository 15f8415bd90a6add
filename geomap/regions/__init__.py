"""Regions of the map: boundaries by key, points joined to them, and what lies under the claims.

Everything starts from a `Boundaries`, which opens a layer when it is first needed and parses a polygon when it is
first asked for; keep one for a run. Geometry is shapely's, in WGS 84 with x east and y north; the functions that
return a ``geopandas.GeoDataFrame`` (`Boundaries.frame`, `join`, `mentions_frame`) give it in EPSG:4326.
"""

from geomap.regions.basemap import DISPUTED, PARTS, Basemap, basemap, country_labels, reach
from geomap.regions.boundaries import Boundaries, Bounds, Region
from geomap.regions.layers import LayerInfo
from geomap.regions.locate import NEAR_KM, NOWHERE, Location, join, locate, locate_places, mentions_frame

__all__ = [
    "DISPUTED",
    "NEAR_KM",
    "NOWHERE",
    "PARTS",
    "Basemap",
    "Boundaries",
    "Bounds",
    "LayerInfo",
    "Location",
    "Region",
    "basemap",
    "country_labels",
    "join",
    "locate",
    "locate_places",
    "mentions_frame",
    "reach",
]
