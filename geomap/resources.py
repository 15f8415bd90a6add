"""Where the data files are: in the installed package, or in the checkout that it runs from."""

import os
from functools import cache
from pathlib import Path

from geomap.errors import GeomapError


@cache
def data_dir() -> Path:
    """Return the folder that holds ``boundaries/``, ``gazetteer/``, ``lexicon/`` and ``reference/``.

    Raises
    ------
    GeomapError
        When neither the installed package nor the checkout has it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_data", here.parent / "data"):
        if (folder / "gazetteer").is_dir():
            return folder
    raise GeomapError(
        f"the data of geomap is missing: expected {here / '_data'} or {here.parent / 'data'}; "
        "install the package again, or run from a complete checkout"
    )


def data_path(name: str) -> Path:
    """Return the path of one data file, such as ``"lexicon/parties.toml"``.

    Raises
    ------
    GeomapError
        When there is no such file.
    """
    path = data_dir() / name
    if not path.exists():
        raise GeomapError(f"data file {name} is missing from {data_dir()}; install the package again")
    return path


def user_dir() -> Path:
    """Return the folder that `geomap data add` keeps a user's own data in; it need not exist.

    The environment's ``GEOMAP_DATA`` names another one than the platform's.
    """
    given = os.environ.get("GEOMAP_DATA")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("geomap", appauthor=False)
