"""The countries that a user adds to the gazetteer: each a table in the user's folder, and a note of its source."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.files import write_whole
from geomap.gazetteer.dump import read_dump
from geomap.gazetteer.entries import Entry
from geomap.resources import user_dir

_COLUMNS = (
    "id", "name", "latitude", "longitude", "level", "country", "admin1", "admin2", "feature", "population", "boundary",
    "aliases", "foreign", "codes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AddedCountry:
    """A country that was added: rows of its dump, places kept of them by level, the dump's newest change."""

    country: str
    source: str
    sha256: str
    rows: int
    places: dict[str, int]
    newest: str


def add_country(path: Path, *, folder: Path | None = None) -> AddedCountry:
    """Check a GeoNames country dump, and keep its places in the user's folder in the place of an earlier one's.

    The gazetteer is compiled anew when it is next opened.

    Parameters
    ----------
    path
        ``SD.zip`` or ``SD.txt`` as downloaded from geonames.org.
    folder
        The user's folder; `geomap.resources.user_dir` by default.

    Raises
    ------
    GazetteerError
        When the file is not a country's dump; see `read_dump`. What was there stays as it is.
    """
    dump = read_dump(path)
    levels = Counter(entry.level for entry in dump.entries)
    made = AddedCountry(
        dump.country,
        path.name,
        _sha256(path),
        dump.rows,
        dict(sorted(levels.items(), key=lambda pair: (-pair[1], pair[0]))),
        dump.newest,
    )
    target = _folder(folder)
    target.mkdir(parents=True, exist_ok=True)
    note = json.dumps(asdict(made), ensure_ascii=False, indent=1) + "\n"
    write_whole({target / f"{dump.country}.tsv.gz": table_bytes(dump.entries), target / f"{dump.country}.json": note})
    return made


def added_countries(*, folder: Path | None = None) -> list[AddedCountry]:
    """Return the countries that were added, by code.

    Raises
    ------
    GazetteerError
        When a note is not in its form.
    """
    found = []
    for path in sorted(_folder(folder).glob("[A-Z][A-Z].json")):
        try:
            found.append(AddedCountry(**json.loads(path.read_bytes())))
        except (OSError, ValueError, TypeError) as error:
            raise GazetteerError(f"{path} is damaged ({error}); add the country's dump again") from None
    return found


def remove_country(country: str, *, folder: Path | None = None) -> bool:
    """Take a country that was added away again; tell whether it was there."""
    if len(country) != 2 or not country.isascii() or not country.isalpha():
        return False
    paths = [_folder(folder) / f"{country.upper()}{ending}" for ending in (".tsv.gz", ".json")]
    there = any(path.exists() for path in paths)
    for path in paths:
        path.unlink(missing_ok=True)
    return there


def table_bytes(entries: Iterable[Entry]) -> bytes:
    """Return places as a packed table of the gazetteer; the same places give the same bytes."""
    lines = ["\t".join(_COLUMNS)]
    for entry in entries:
        cells = (
            entry.id, entry.name, _degrees(entry.latitude), _degrees(entry.longitude), entry.level, entry.country,
            entry.admin1, entry.admin2, entry.feature, str(entry.population or ""), entry.boundary,
            "|".join(entry.aliases), "|".join(entry.foreign), "|".join(entry.codes),
        )  # fmt: skip
        lines.append("\t".join(cells))
    return gzip.compress("".join(f"{line}\n" for line in lines).encode("utf-8"), 9, mtime=0)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


def _folder(folder: Path | None) -> Path:
    return (user_dir() if folder is None else folder) / "gazetteer"


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
