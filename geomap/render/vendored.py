"""Reads the files that every page carries, and refuses to go on without one of them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from geomap.errors import RenderError

ASSETS: Final = Path(__file__).resolve().parent / "assets"
OWN_SCRIPTS: Final = (
    "1-core.js",
    "2-signs.js",
    "3-base.js",
    "4-marks.js",
    "5-labels.js",
    "6-panel.js",
    "7-moment.js",
    "8-time.js",
    "9-find.js",
    "10-take.js",
    "11-start.js",
    "12-text.js",
    "13-reference.js",
    "14-table.js",
    "15-spread.js",
)

_SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S*\s*$")
_PICTURE = re.compile(r"url\([^)]*\)")


@dataclass(frozen=True, slots=True)
class PageAssets:
    """The scripts and styles of a page, as they go into it."""

    leaflet_script: str
    own_script: str
    styles: str


@cache
def page_assets() -> PageAssets:
    """Return the scripts and styles of a page.

    Raises
    ------
    RenderError
        When a file is missing, or a third-party file is not the one in the registry.
    """
    vendored = _vendored()
    licence = vendored["leaflet-LICENSE.txt"].replace("*/", "* /").strip()
    script = _SOURCE_MAP.sub("", vendored["leaflet.js"])
    own = _one_line_end("\n".join(_read(ASSETS / "js" / name) for name in OWN_SCRIPTS))
    # The pictures of Leaflet's own markers and layer switch: neither is used, and no file is beside the page.
    styles = _PICTURE.sub("none", vendored["leaflet.css"]) + "\n" + _one_line_end(_read(ASSETS / "map.css"))
    for name, text in (("leaflet.js", script), ("the page's script", own), ("the page's styles", styles)):
        if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
            raise RenderError(f"{name} holds the end of its own element or a comment's beginning; it cannot be inlined")
    return PageAssets(f"/*\n{licence}\n*/\n{script}", own, styles)


def _vendored() -> dict[str, str]:
    """Return the third-party files by name, each checked against the registry."""
    registry = tomllib.loads(_read(ASSETS / "registry.toml"))
    files = {}
    for package in registry["package"]:
        for entry in package["file"]:
            text = _read(ASSETS / entry["name"])
            digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
            if digest != entry["sha256"]:
                raise RenderError(
                    f"{entry['name']} is not the file that registry.toml names: expected SHA-256 {entry['sha256']}, "
                    f"found {digest}; run scripts/vendor_assets.py, or install the package again"
                )
            files[entry["name"]] = _one_line_end(text)
    return files


def _one_line_end(text: str) -> str:
    """Return a text with ``\\n`` as its line end: a browser reads it so before it hashes, and the policy must agree."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RenderError(
            f"the page needs {path.name}, which is missing from {path.parent} or damaged; install the package again"
        ) from error
