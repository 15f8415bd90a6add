"""The static map, for print and for pages without scripts: PNG, SVG and PDF with the signs of the page."""

from geomap.figure.build import DPI, WIDTH_MM, GeoFigure, build_figure, figure_of, format_of

__all__ = ["DPI", "WIDTH_MM", "GeoFigure", "build_figure", "figure_of", "format_of"]
