"""The static map, for print and for pages without scripts: PNG, SVG and PDF with the signs of the page."""

from geomap.figure.build import DPI, WIDTH_MM, GeoFigure, build_figure, figure_of, format_of
from geomap.figure.still import draw_still

__all__ = ["DPI", "WIDTH_MM", "GeoFigure", "build_figure", "draw_still", "figure_of", "format_of"]
