"""From analyses to a map that can be saved, shown in a notebook, or handed on as text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from geomap.errors import RenderError
from geomap.files import write_whole
from geomap.model import Analysis
from geomap.overrides import Outcome
from geomap.reference import ReferenceList
from geomap.regions import Boundaries
from geomap.render.beside import beside
from geomap.render.boundaries import RECOGNISED, shapes_of
from geomap.render.content import Content, content
from geomap.render.page import page
from geomap.render.shapes import Shapes
from geomap.render.spelling import NamesOf
from geomap.render.still import Draw, Still
from geomap.render.strings import fill
from geomap.render.strings import language as speaking

FRAME_HEIGHT_PX: Final = 600
# What a frame around a map needs, here and on other sites. Scripts draw the map; downloads and popups are exports and
# links to articles, which open as pages of their own. The frame never shares an origin with the page around it.
SANDBOX: Final = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
ALLOW: Final = "clipboard-write *; fullscreen *"


class GeoMap:
    """A map as one self-contained HTML page; in a notebook it shows itself.

    Parameters
    ----------
    page_content
        All that the page says; also what other outputs are made from.
    html
        The page.
    language
        That it speaks.
    still
        The same as a picture.
    """

    def __init__(self, page_content: Content, html: str, *, language: str = "en", still: Still | None = None) -> None:
        self.content = page_content
        self._still = still
        self._language = language
        self._html = html

    @property
    def html(self) -> str:
        """The whole page."""
        return self._html

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, which appears under its name only once it is complete.

        Parameters
        ----------
        path
            The file to write; its folder must exist.

        Returns
        -------
        Path
            The file written.

        Raises
        ------
        RenderError
            When it cannot be written; a file that was there before is left as it was.
        """
        target = Path(path)
        write_whole({target: self._html})
        return target

    def __repr__(self) -> str:
        return f"<GeoMap {self.content.title!r}: {self.content.subheading}>"

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, which shares nothing with the notebook around it."""
        with speaking(self._language):
            title = escape(fill("iframe_title", title=self.content.title), quote=True)
        return (
            f'<iframe title="{title}" sandbox="{SANDBOX}" allow="{ALLOW}" srcdoc="{escape(self._html, quote=True)}" '
            f'width="100%" height="{FRAME_HEIGHT_PX}" frameborder="0"></iframe>'
        )

    def _repr_png_(self) -> bytes | None:
        """Return the map's picture, which a notebook keeps for where frames or scripts are taken out of it."""
        return self._still.png if self._still else None


def build_map(
    analyses: Sequence[Analysis],
    *,
    title: str | None = None,
    regions: Boundaries | Shapes | None = None,
    parties: object = None,
    window_days: int = 30,
    language: str = "en",
    still: Draw | None = None,
    with_text: bool = False,
    reference: ReferenceList | None = None,
    viewpoint: str = RECOGNISED,
    corrections: Sequence[Outcome] = (),
    names_of: NamesOf | None = None,
) -> GeoMap:
    """Draw analyses as one self-contained map.

    Parameters
    ----------
    analyses
        What was read, in any number; the order is that of the page's list of articles.
    title
        Heading of the page; by default "Who is said to hold what", with the number of articles and their dates.
    regions
        Where the geometry of places comes from; by default the boundaries that come with geomap.
    parties
        The known parties: anything with ``get(key)`` that gives ``name`` and ``colour``.
    window_days
        After how many days, counted from the newest article, a statement goes into the layer of older ones.
    language
        Of the page's own words, ``en`` or ``uk``; sentences, names of places and parties stay as they are.

    still
        Draws the picture that readers without scripts see, and that is printed: `geomap.figure.draw_still`. Without it
        they have the table.
    with_text
        Whether the page is a working copy: it carries the articles whole, and says that it is not for publishing.
    reference
        `geomap.reference.official_list()`, to be shown beside the claims: a layer, off at first, and notes in the list.
    viewpoint
        How borders are seen: ``recognised`` between states, or ``disputed``, which adds dashed outlines of disputed
        areas. The legend names it.
    corrections
        What became of an editor's overrides, as `geomap.overrides.apply_overrides` tells it; the page lists those that
        took effect.
    names_of
        Gives further names of places by their ids, so that search finds them in other spellings:
        `geomap.gazetteer.Gazetteer.spellings`. Without it search knows the names that the articles use.

    Returns
    -------
    GeoMap
        ``save(path)`` writes it, ``html`` is the page.

    Raises
    ------
    RenderError
        When a file that the page needs is missing, `window_days` is not positive, or `language` or `viewpoint` is not
        known.
    """
    if window_days < 1:
        raise RenderError(f"window_days must be 1 or more, got {window_days}")
    shapes = shapes_of(regions, viewpoint=viewpoint)
    with speaking(language):
        gathered = content(tuple(analyses), title=title, shapes=shapes, parties=parties, window_days=window_days)
        picture = still(gathered, shapes) if still is not None else None
        listed = beside(gathered, reference, parties=parties) if reference is not None else None
        html = page(
            gathered,
            shapes,
            still=picture,
            listed=listed,
            with_text=with_text,
            viewpoint=viewpoint,
            corrections=corrections,
            names_of=names_of,
        )
        return GeoMap(gathered, html, language=language, still=picture)
