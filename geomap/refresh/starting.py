"""A configuration to begin with."""

from __future__ import annotations

from pathlib import Path

from geomap.errors import GeomapError
from geomap.files import write_whole
from geomap.refresh.settings import CONFIG_NAME
from geomap.resources import data_path


def write_configuration(folder: Path) -> Path:
    """Write a commented configuration into a folder, made where it is missing, and return its path.

    Raises
    ------
    GeomapError
        When there is a configuration already, or the folder cannot be made.
    """
    path = folder / CONFIG_NAME
    if path.exists():
        raise GeomapError(f"{path}: there is a configuration already; move it away, or name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GeomapError(f"{folder}: cannot be made ({error.strerror}); name another folder") from None
    write_whole({path: data_path("refresh/geomap.toml").read_bytes()})
    return path
