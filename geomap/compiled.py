"""Keep what was read from text files in a form that loads at once: JSON in the user's cache, named by its sources."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from geomap.errors import LexiconError


def compiled(
    name: str, sources: Sequence[Path], build: Callable[[], dict[str, Any]], *, cache_dir: Path | None = None
) -> dict[str, Any]:
    """Return what `build` makes of the source files, from the cache where they have not changed.

    Parameters
    ----------
    name
        What it is; the file is ``NAME-<hash>.json``.
    sources
        The files it is made of, and the modules that make it: a change in one of them builds it anew.
    build
        Makes it; only JSON's own types, texts as keys. Its errors go through.
    cache_dir
        Where to keep it; the user's cache folder for geomap unless given. Without a folder to write in, it is built
        each time.
    """
    try:
        digest = hashlib.blake2b(digest_size=12)
        for source in sources:
            content = source.read_bytes()
            digest.update(f"{source.name} {len(content)}\0".encode())
            digest.update(content)
        path = _folder(cache_dir) / f"{name}-{digest.hexdigest()}.json"
    except (OSError, RuntimeError):  # a source that cannot be read is for `build` to explain
        return build()
    try:
        found = json.loads(path.read_bytes())
        if isinstance(found, dict) and found.get("name") == name and isinstance(found.get("data"), dict):
            return dict(found["data"])
    except (OSError, ValueError, RecursionError):
        pass  # not there, or damaged: it is made again
    data = build()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.new")
        draft.write_text(json.dumps({"name": name, "data": data}, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    return data


def toml_table(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds: texts, numbers, lists and tables. From the cache where the file has not changed.

    The standard library reads TOML in Python and JSON in C: the tables of words took a twentieth of a command's start.

    Raises
    ------
    LexiconError
        When the file is not TOML; the message names the line.
    """
    return compiled(path.stem, [path], lambda: _read_toml(path))


def _read_toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: expected TOML in UTF-8, got {error}; correct the file") from None


def _folder(cache_dir: Path | None) -> Path:
    if cache_dir is not None:
        return cache_dir
    from platformdirs import user_cache_path

    return user_cache_path("geomap", appauthor=False)
