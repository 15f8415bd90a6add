"""Where the languages are that are read by their files alone: the folders of ``data/lexicon`` that have all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geomap.resources import data_path

FILES = ("language.toml", "triggers.toml", "actors.csv")


@cache
def language_folders() -> tuple[Path, ...]:
    """Return the folders, by their codes (ISO 639-1)."""
    folders = [folder for folder in data_path("lexicon").iterdir() if all((folder / name).is_file() for name in FILES)]
    return tuple(sorted(folders))
