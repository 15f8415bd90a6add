"""The figure as the page carries it, for readers without scripts and for paper: a small PNG."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

from geomap.figure.build import figure_of
from geomap.render.content import Content
from geomap.render.shapes import Shapes
from geomap.render.still import Still

# The sharpest that fits is taken; the page lays the picture out at its width, so that more dots print finer.
DPIS: Final = (144, 120, 100, 80, 60)
MOST_BYTES: Final = 110_000  # 150 kB as base64
COLOURS: Final = 64
WIDTH_MM: Final = 180.0
SCREEN_DPI: Final = 110


def draw_still(content: Content, shapes: Shapes) -> Still:
    """Draw what a page says as a picture for that page; see `geomap.render.still`."""
    figure = figure_of(content, shapes, width_mm=WIDTH_MM, heading=False)
    for dpi in DPIS:
        drawn = Image.fromarray(figure.pixels(dpi=dpi)).convert("RGB")
        # Flat hues and their soft edges: a palette halves the size twice, and shows no difference.
        small = drawn.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        stream = io.BytesIO()
        small.save(stream, "PNG", optimize=True)
        if stream.tell() <= MOST_BYTES:
            break
    scale = SCREEN_DPI / dpi
    return Still(stream.getvalue(), round(small.width * scale), round(small.height * scale), figure.alt_text)
